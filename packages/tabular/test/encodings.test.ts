import { describe, expect, test } from 'vitest'

import { readTable } from '../src/index.ts'
import { cellsOf, codeOf, inPieces, readAll } from './support/tables.ts'

const TEXT = 'nombre;año\nCafé Ñandú;¿sí?\n'

describe('the encoding of a CSV', () => {
  test.each([
    ['utf-8', Buffer.from(TEXT)],
    ['utf-8', Buffer.from(`\uFEFF${TEXT}`)],
    ['utf-16le', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
    ['windows-1252', Buffer.from(TEXT, 'latin1')],
  ])('is found to be %s', async (encoding, bytes) => {
    for (const size of [1, 7, 65_536]) {
      const outcome = await readAll(inPieces(bytes, size))
      expect(outcome.table).toMatchObject({ encoding, header: ['nombre', 'año'] })
      expect(cellsOf(outcome)).toEqual([['Café Ñandú', '¿sí?']])
    }
  })

  test('of a Latin-1 file keeps the euro and the curly quotes of Windows', async () => {
    const outcome = await readAll({ bytes: Buffer.from([...Buffer.from('a,b\n'), 0x80, 0x2c, 0x93, 0xf1, 0x94, 0x0a]) })
    expect(cellsOf(outcome)).toEqual([['€', '“ñ”']])
  })

  test('can be given, by any of its names', async () => {
    const outcome = await readAll({ bytes: Buffer.from('á,b\né,2\n', 'latin1') }, { encoding: 'ISO_8859-1' })
    expect(outcome.table).toMatchObject({ encoding: 'windows-1252', header: ['á', 'b'] })
    expect(await codeOf(readTable({ bytes: Buffer.from('a') }, { encoding: 'ebcdic' }))).toBe(
      'TABULAR_ENCODING_UNKNOWN',
    )
  })

  test('that shows itself late is an error with its line, never wrong letters; rows before it arrive', async () => {
    const bytes = Buffer.concat([
      Buffer.from('a,b\n'),
      Buffer.from('1,x\n'.repeat(400_000)),
      Buffer.from('2,caf\xe9\n', 'latin1'),
    ])
    const { table, rows, error } = await readAll(inPieces(bytes, 65_536))
    expect(table).toMatchObject({ encoding: 'utf-8' })
    expect(error).toMatchObject({ code: 'TABULAR_ENCODING_INVALID', line: 400_002 })
    expect(rows).toHaveLength(400_000)
    const given = await readAll({ bytes }, { encoding: 'iso-8859-1' })
    expect(given.rows.at(-1)?.cells).toEqual(['2', 'café'])
  })

  test('mixed within one file is refused, not guessed', async () => {
    const bytes = Buffer.concat([Buffer.from('año,b\nñandú,1\n'), Buffer.from('2,caf\xe9\n', 'latin1')])
    const { rows, error } = await readAll({ bytes })
    expect(rows.map(({ cells }) => cells)).toEqual([['ñandú', '1']])
    expect(error).toMatchObject({ code: 'TABULAR_ENCODING_INVALID', line: 3 })
  })

  test('given wrongly is said where it shows', async () => {
    const bytes = Buffer.from('a,b\n1,año\n', 'latin1')
    const { error } = await readAll({ bytes }, { encoding: 'utf-8' })
    expect(error).toMatchObject({ code: 'TABULAR_ENCODING_INVALID', line: 2 })
  })

  test('UTF-16 without its mark is refused by its null characters', async () => {
    await expect(readTable({ bytes: Buffer.from(TEXT, 'utf16le') })).rejects.toMatchObject({
      code: 'TABULAR_NUL_CHARACTER',
    })
    const outcome = await readAll({ bytes: Buffer.from(TEXT, 'utf16le') }, { encoding: 'utf-16le' })
    expect(cellsOf(outcome)).toEqual([['Café Ñandú', '¿sí?']])
  })
})
