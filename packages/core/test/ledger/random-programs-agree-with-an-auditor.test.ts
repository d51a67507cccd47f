import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, describe, expect, test } from 'vitest'
import { openBooks } from './books.ts'
import { inBulk, oneByOne } from './doors.ts'
import { Program } from './program.ts'

afterAll(stopTestEngines)

const seed = Number(process.env.SEED ?? 20260302)

/** How many operations on each engine: the file in full measure, the others for their differences. */
const shares = { libsql: [16_000, 4_000], pglite: [1_000, 200], postgres: [2_000, 400], memory: [0, 0] } as const

async function run(program: Program, operations: number, most: number): Promise<void> {
  await program.begin()
  for (let steps = 1; program.operations < operations; steps++) {
    await program.step(most)
    if (steps % 200 === 0) await program.checkState()
  }
  await program.checkEverything()
  if (process.env.SHOW) process.stdout.write(`${JSON.stringify([...program.seen])}\n`)
}

describe.each(testEngines())('on %s', (engine) => {
  const [bulk, single] = shares[engine]

  test(`${bulk} operations in bulk answer as foretold (SEED=${seed})`, { timeout: 120_000 }, async () => {
    const books = await openBooks(engine)
    const program = new Program(books, inBulk(books), seed)
    await run(program, bulk, 120)
    // A program that only succeeds, or only fails, would prove little.
    expect(program.seen.get('created')).toBeGreaterThan(bulk / 4)
    expect(program.seen.size).toBeGreaterThan(bulk > 10_000 ? 38 : 28)
    await books.close()
  })

  test(`${single} operations from many at once answer as foretold (SEED=${seed})`, { timeout: 120_000 }, async () => {
    const books = await openBooks(engine)
    const program = new Program(books, oneByOne(books), seed)
    await run(program, single, 40)
    expect(program.seen.get('created')).toBeGreaterThan(single / 4)
    expect(program.seen.size).toBeGreaterThan(20)
    await books.close()
  })
})
