import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, describe, expect, test } from 'vitest'
import { openBooks } from './books.ts'
import { bookDoor, operationDoor } from './doors.ts'
import { Program } from './program.ts'

afterAll(stopTestEngines)

const seed = Number(process.env.SEED ?? 20260302)

/** How many operations on each engine: the file in full measure, the others for their differences. */
const shares = { libsql: [16_000, 4_000], pglite: [2_000, 300], postgres: [3_000, 500], memory: [0, 0] } as const

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
  const [throughBook, throughOperations] = shares[engine]

  test(`${throughBook} operations in batches answer as foretold (SEED=${seed})`, { timeout: 120_000 }, async () => {
    const books = await openBooks(engine)
    const program = new Program(books, bookDoor(books), seed)
    await run(program, throughBook, 40)
    // A program that only succeeds, or only fails, would prove little.
    expect(program.seen.get('created')).toBeGreaterThan(throughBook / 4)
    expect(program.seen.size).toBeGreaterThan(throughBook > 10_000 ? 38 : 30)
    await books.close()
  })

  test(
    `${throughOperations} operations one by one answer as foretold (SEED=${seed})`,
    { timeout: 120_000 },
    async () => {
      const books = await openBooks(engine)
      const program = new Program(books, operationDoor(books, engine !== 'postgres'), seed)
      await run(program, throughOperations, 20)
      expect(program.seen.get('created')).toBeGreaterThan(throughOperations / 4)
      expect(program.seen.size).toBeGreaterThan(20)
      await books.close()
    },
  )
})
