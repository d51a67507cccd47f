import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { describe, expect, test } from 'vitest'

import { readAll } from './support/tables.ts'

function fixture(path: string): string {
  return fileURLToPath(new URL(`../../../../shared/fixtures/${path}`, import.meta.url))
}

const DENUE = fixture('inventory/denue-villa-del-carbon.csv')
const SCIAN = fixture('codes/scian-2023.xlsx')

for (const path of [DENUE, SCIAN].filter((path) => !existsSync(path))) {
  process.stderr.write(`\nWARNING: real fixture absent, its tests are SKIPPED: ${path}\n`)
}

describe.skipIf(!existsSync(DENUE))('the national directory of enterprises', () => {
  test('has 42 columns and six rows, trailing blanks kept, the same in UTF-8 and ISO-8859-1', async () => {
    const outcome = await readAll({ path: DENUE })
    expect(outcome.table).toMatchObject({ format: 'csv', encoding: 'utf-8', delimiter: ',', problems: { total: 0 } })
    expect(outcome.table.header).toHaveLength(42)
    expect(outcome.table.header[33]).toBe('Área geoestadística básica ')
    expect(outcome.rows.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7])
    expect(outcome.rows[0]?.cells[2]).toBe('CARNICERÍA LA SUPER')
    expect(outcome.rows[0]?.cells[28]).toBe('MÉXICO                      ')

    const text = [outcome.table.header, ...outcome.rows.map(({ cells }) => cells)]
      .map((cells) => cells.map((cell) => `"${cell}"`).join(','))
      .join('\r\n')
    const latin = await readAll({ bytes: Buffer.from(text, 'latin1') })
    expect(latin.table).toMatchObject({ encoding: 'windows-1252', header: outcome.table.header })
    expect(latin.rows.map(({ cells }) => cells)).toEqual(outcome.rows.map(({ cells }) => cells))
  })
})

describe.skipIf(!existsSync(SCIAN))('the national classification of activities', () => {
  test('has its header in row 5 and 37,880 rows with content, by the count of the file', async () => {
    const { table, rows } = await readAll({ path: SCIAN }, { headerRow: 5 })
    expect(table).toMatchObject({ format: 'xlsx', sheet: 'SCIAN', headerLine: 5, problems: { total: 0 } })
    expect(table.header.slice(0, 5)).toEqual(['Código', 'Título', 'Descripción', 'Incluye', 'Excluye'])
    expect(rows).toHaveLength(37_880)
    const codes = rows.map(({ cells }) => cells[0] ?? '').filter((code) => /^\d{2,6}(-\d{2})?$/.test(code))
    expect(new Set(codes).size).toBe(codes.length)
    const ofDigits = (digits: number): number =>
      codes.filter((code) => /^\d+$/.test(code) && code.length === digits).length
    // Counted in the file with another program; the sectors 31-33 and 48-49 have a hyphen.
    expect([2, 3, 4, 5, 6].map(ofDigits)).toEqual([18, 94, 305, 610, 1_086])
    expect(rows[0]).toMatchObject({
      line: 6,
      cells: [
        '11',
        expect.stringMatching(/^Agricultura, .*cazaᵀ$/),
        expect.anything(),
        expect.anything(),
        expect.anything(),
        '',
      ],
    })
  })
})
