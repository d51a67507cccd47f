import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { readTable } from '../src/index.ts'
import { cellsOf, codeOf, inPieces, readAll } from './support/tables.ts'

describe('a CSV', () => {
  test.each([
    [',', 'nombre,giro\nLa Súper,pan\n'],
    [';', 'nombre;giro\nLa Súper;pan, tortas, 1,5\n'],
    ['\t', 'nombre\tgiro\nLa Súper\tpan; tortas\n'],
    ['|', 'nombre|giro\nLa Súper|pan\n'],
  ])('is read with the delimiter %j by what agrees with the header', async (delimiter, text) => {
    const { table, rows } = await readAll(text)
    expect(table).toMatchObject({ format: 'csv', delimiter, encoding: 'utf-8', header: ['nombre', 'giro'] })
    expect(rows[0]?.cells[0]).toBe('La Súper')
    expect(rows[0]?.problem).toBeUndefined()
  })

  test('of one column has a comma for delimiter', async () => {
    expect((await readAll('nombre\nLa Súper\n')).table).toMatchObject({ delimiter: ',', header: ['nombre'] })
  })

  test('obeys the first line with which Excel declares a delimiter', async () => {
    const outcome = await readAll('sep=;\r\na;b,c\r\n1;2\r\n')
    expect(outcome.table).toMatchObject({ delimiter: ';', header: ['a', 'b,c'], headerLine: 2 })
    expect(cellsOf(outcome)).toEqual([['1', '2']])
  })

  test('keeps line numbers through quoted line breaks of every kind, empty lines and mixed line ends', async () => {
    const text = 'a,b\r\n1,"x\r\ny\r\nz"\r\n\r\n2,"u\nv"\r\n3,"p\rq"\n4,4\r5,5\n,\n6,6'
    const { rows } = await readAll(text)
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [2, '1', 'x\r\ny\r\nz'],
      [6, '2', 'u\nv'],
      [8, '3', 'p\rq'],
      [10, '4', '4'],
      [11, '5', '5'],
      [13, '6', '6'],
    ])
  })

  test('keeps blanks around cells and quotes inside unquoted cells', async () => {
    const outcome = await readAll('a ,b\n  x  ,"MÉXICO     "\nTubo de 3" ,"dijo ""sí"""\n')
    expect(outcome.table.header).toEqual(['a ', 'b'])
    expect(cellsOf(outcome)).toEqual([
      ['  x  ', 'MÉXICO     '],
      ['Tubo de 3" ', 'dijo "sí"'],
    ])
  })

  test('reports rows that do not fit the header and delivers them whole', async () => {
    const { table, rows } = await readAll('a,b,c\n1,2\n1,2,3,4\n1,2,3,\n')
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['1', '2'],
      ['1', '2', '3', '4'],
      ['1', '2', '3'],
    ])
    expect(rows.map(({ problem }) => problem?.code)).toEqual(['TABULAR_ROW_SHORT', 'TABULAR_ROW_LONG', undefined])
    expect(table.problems).toMatchObject({
      total: 2,
      first: [
        { code: 'TABULAR_ROW_SHORT', line: 2, column: 3, data: { cells: 2, columns: 3 } },
        { code: 'TABULAR_ROW_LONG', line: 3, column: 4, data: { cells: 4, columns: 3 } },
      ],
    })
  })

  test('counts every problem and keeps the first thousand', async () => {
    const { table } = await readAll(`a,b\n${'1\n'.repeat(1_500)}`)
    expect(table.problems.total).toBe(1_500)
    expect(table.problems.first).toHaveLength(1_000)
  })

  test('gives nameless and repeated columns a name of their own and says so', async () => {
    const { table } = await readAll('Calle,,Calle,Calle (2),,\n1,2,3,4,,\n')
    expect(table.header).toEqual(['Calle', '#2', 'Calle (3)', 'Calle (2)'])
    expect(table.problems.first).toEqual([
      { code: 'TABULAR_HEADER_NAMELESS', line: 1, column: 2 },
      { code: 'TABULAR_HEADER_REPEATED', line: 1, column: 3, data: { name: 'Calle' } },
    ])
  })

  test('takes the header from the line asked for', async () => {
    const outcome = await readAll('Padrón 2024;;\nFecha: hoy\n\na;b;c\n1;2;3\n', { headerRow: 4 })
    expect(outcome.table).toMatchObject({ delimiter: ';', header: ['a', 'b', 'c'], headerLine: 4 })
    expect(cellsOf(outcome)).toEqual([['1', '2', '3']])
  })

  test('says when there is no header', async () => {
    expect(await codeOf(readTable({ bytes: Buffer.from('\n\n\n') }))).toBe('TABULAR_HEADER_MISSING')
    expect(await codeOf(readTable({ bytes: Buffer.from('a,b\n1,2\n') }, { headerRow: 9 }))).toBe(
      'TABULAR_HEADER_MISSING',
    )
    expect(await codeOf(readTable({ bytes: Buffer.alloc(0) }))).toBe('TABULAR_FILE_EMPTY')
  })

  test('comes out the same from a path, from memory and from a stream of single bytes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tabular-'))
    try {
      const bytes = Buffer.from('\uFEFFnombre;año\r\n"Café; té";"2024\r\n"\r\nÑandú;€\r\n')
      await writeFile(join(folder, 't.csv'), bytes)
      const expected = [
        ['Café; té', '2024\r\n'],
        ['Ñandú', '€'],
      ]
      expect(cellsOf(await readAll({ path: join(folder, 't.csv') }))).toEqual(expected)
      expect(cellsOf(await readAll({ bytes }))).toEqual(expected)
      const streamed = await readAll(inPieces(bytes, 1))
      expect(cellsOf(streamed)).toEqual(expected)
      expect(streamed.table.header).toEqual(['nombre', 'año'])
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  test('lets go of its source when reading breaks off, and when it never began', async () => {
    let released = 0
    const source = async function* (): AsyncGenerator<Uint8Array> {
      try {
        for (let at = 0; at < 1e6; at += 1) yield Buffer.from('a,b\n'.repeat(10_000))
      } finally {
        released += 1
      }
    }
    const table = await readTable(source())
    for await (const row of table.rows) {
      expect(row.cells).toEqual(['a', 'b'])
      break
    }
    expect(released).toBe(1)
    await (await readTable(source())).close()
    expect(released).toBe(2)
  })

  test('names a missing file and formats that are no table', async () => {
    expect(await codeOf(readTable({ path: '/nowhere/at/all.csv' }))).toBe('TABULAR_FILE_UNREADABLE')
    expect(await codeOf(readTable({ bytes: Buffer.from('%PDF-1.7\n') }))).toBe('TABULAR_FORMAT_UNKNOWN')
    const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])
    expect(await codeOf(readTable({ bytes: old }))).toBe('TABULAR_FORMAT_OLD_EXCEL')
  })

  test('whose header begins with the letters PK is no zip', async () => {
    expect((await readAll('PK,nombre\n1,a\n')).table.header).toEqual(['PK', 'nombre'])
  })
})
