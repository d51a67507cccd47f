import { stopTestEngines } from '@milpa/plugin-kit'
import { afterAll, expect, test } from 'vitest'
import { digestOf, factsOf, sow } from './sown.ts'

afterAll(stopTestEngines)

// Two engines, each filled and read whole, beside whatever else the machine is doing.
test('the same seed gives the same records on libSQL twice and on PGlite', { timeout: 240_000 }, async () => {
  const digests = []
  for (const engine of ['libsql', 'memory', 'pglite'] as const) {
    const sown = await sow(engine)
    digests.push(digestOf(await factsOf(sown)))
    await sown.milpa.close()
  }
  const [file, again, pglite] = digests
  expect(again).toEqual(file)
  expect(pglite).toEqual(file)
})
