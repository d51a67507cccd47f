import { ledger } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, expect, test } from 'vitest'
import { busyBooks, nth } from './busy-books.ts'
import { exported } from './exported.ts'
import { proveAsAStranger } from './stranger.ts'

afterAll(stopTestEngines)

test.each(testEngines())(
  'on %s an export is proved by the documentation alone, and a changed one is not',
  async (engine) => {
    const books = await busyBooks(engine, 1050)
    await books.run(ledger.seal, {}, 'treasurer')
    const lines = await exported(books)
    expect(lines.filter((line) => line.includes('"type":"block"'))).toHaveLength(2)
    expect(proveAsAStranger(lines)).toEqual([])
    const at = lines.findIndex((line) => line.includes(nth(4)))
    for (const [from, to] of [
      ['"category":"deposits"', '"category":"gifts"'],
      ['"actor":"', '"actor":"x'],
      ['"recordedOn":"2026-03-02"', '"recordedOn":"2026-03-03"'],
    ] as const) {
      expect(lines[at]).toContain(from)
      expect(proveAsAStranger(lines.with(at, lines[at]!.replace(from, to))), from).toEqual([
        'block 1',
        'block 2',
        'previous of block 2',
      ])
    }
    await books.close()
  },
)
