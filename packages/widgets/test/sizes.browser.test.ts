import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, type TestCentre } from '@milpa/plugin-kit'
import { createServer, type Server } from '@milpa/server'

/** Bytes of the SHA-256 of one tag, incompressible, which the loader carries so that it can check what it loads. */
const sum = 100
const tags = 6

let centre: TestCentre
let server: Server
beforeAll(async () => {
  centre = await createTestCentre()
  server = createServer(centre.milpa)
})
afterAll(async () => {
  await centre.close()
  await stopTestEngines()
})
const weight = async (query: string, encoding = 'gzip'): Promise<number> => {
  const reply = await server.app.request(`/w/1/milpa.js${query}`, { headers: { 'accept-encoding': encoding } })
  expect(reply.headers.get('content-encoding')).toBe(encoding)
  return (await reply.arrayBuffer()).byteLength
}

test('the loader weighs 1.5 kB, and 0.1 kB for each tag', async () => {
  expect(await weight('')).toBeLessThanOrEqual(1536 + tags * sum)
})

test('loader, Lit, base and the directory weigh 12 kB in one answer, and 0.1 kB for each tag', async () => {
  expect(await weight('?for=directory')).toBeLessThanOrEqual(12_288 + tags * sum)
})

test.each(['enterprise', 'filters', 'map', 'places'])(
  'a page that shows <milpa-%s> too gets 4 kB more at most',
  async (name) => {
    const names = ['directory', name].sort().join()
    expect((await weight(`?for=${names}`)) - (await weight('?for=directory'))).toBeLessThanOrEqual(4096)
  },
)
