import { describe, expect, test } from 'vitest'

import { readTable, writeXlsx } from '../src/index.ts'
import { codeOf, gather, readAll } from './support/tables.ts'
import { workbookOf } from './support/workbooks.ts'

const GOOD = '1,ñ\n'.repeat(30_000)

describe('a file that breaks off delivers every good row, then says where', () => {
  test('inside quotes', async () => {
    const { rows, error } = await readAll(`a,b\n${GOOD}2,"open\nand more\n`)
    expect(rows).toHaveLength(30_000)
    expect(error).toMatchObject({ code: 'TABULAR_QUOTE_OPEN', line: 30_002 })
  })

  test('inside a character', async () => {
    const { rows, error } = await readAll({ bytes: Buffer.from(`a,b\n${GOOD}2,ñ`).subarray(0, -1) })
    expect(rows.length).toBeGreaterThanOrEqual(30_000)
    expect(error).toMatchObject({ code: 'TABULAR_FILE_TRUNCATED', line: 30_002 })
  })

  test('inside half of a UTF-16 unit', async () => {
    const { rows, error } = await readAll({ bytes: Buffer.from('\uFEFFa,b\n1,2\n3,4', 'utf16le').subarray(0, -1) })
    expect(rows).toHaveLength(1)
    expect(error).toMatchObject({ code: 'TABULAR_FILE_TRUNCATED', line: 3 })
  })

  test('at a null character', async () => {
    const { rows, error } = await readAll(`a,b\n${GOOD}2,\0\n3,3\n`)
    expect(rows).toHaveLength(30_000)
    expect(error).toMatchObject({ code: 'TABULAR_NUL_CHARACTER', line: 30_002 })
  })

  test('by an error of the stream it comes from', async () => {
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`a,b\n${'1,2\n'.repeat(400_000)}`)
      throw new Error('connection reset')
    }
    const { rows, error } = await readAll(broken())
    expect(rows).toHaveLength(400_000)
    expect(error).toMatchObject({ code: 'TABULAR_FILE_UNREADABLE', line: 400_002 })
  })

  test('a zip cut anywhere is refused as cut or damaged', async () => {
    const whole = await gather(writeXlsx(['a'], [['x'], ['y']]))
    for (let length = 4; length < whole.length; length += 97) {
      const code = await codeOf(readTable({ bytes: whole.subarray(0, length) }))
      expect(['TABULAR_FILE_TRUNCATED', 'TABULAR_FILE_DAMAGED']).toContain(code)
    }
  })

  test('a sheet whose XML ends early', async () => {
    const bytes = await workbookOf({
      sheets: { A: '<row r="1"><c r="A1"><v>7</v></c></row><row r="2"><c r="A2"><v>8</v></c></row><row r="3"><c' },
    })
    const { table, rows, error } = await readAll({ bytes })
    expect(table.header).toEqual(['7'])
    expect(rows).toEqual([{ line: 2, cells: ['8'] }])
    expect(error).toMatchObject({ code: 'TABULAR_FILE_DAMAGED', line: 3 })
  })

  test('a flipped byte in a packed sheet never passes for data', async () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => [`fila ${at}`, at * 7_919])
    const whole = await gather(writeXlsx(['a', 'b'], rows))
    for (let at = 2_000; at < whole.length - 2_000; at += 1_999) {
      const bytes = Buffer.from(whole)
      bytes[at]! ^= 0x20
      const outcome = await readAll({ bytes })
      expect(outcome.error?.code).toBe('TABULAR_FILE_DAMAGED')
    }
  })
})
