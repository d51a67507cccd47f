import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { file, folder, founding, milpa, realRegister } from './support/process.ts'

interface Result {
  readonly import: {
    readonly good: number
    readonly bad: number
    readonly created: number
    readonly changed: number
    readonly unchanged: number
  }
  readonly rows: readonly {
    readonly line: number
    readonly problems: readonly { readonly code: string; readonly name?: string; readonly message: string }[]
  }[]
  readonly errorsFile: string | null
}

let data: string
beforeAll(async () => {
  data = folder()
  expect((await milpa(['found', '--data', data, ...founding])).code).toBe(0)
})

const run = (words: readonly string[]) => milpa([...words, '--data', data, '--json'])
const inventory = async () =>
  (await run(['run', 'enterprises.list', '--limit', '200'])).json<{ items: { name: string }[] }>().items

describe('importing an invented register', () => {
  it.each(['denue-inventado.csv', 'denue-inventado-utf8.csv'])(
    'tries %s without storing anything and names line, column and reason of every bad row',
    async (name) => {
      const report = join(folder(), 'to-correct.csv')
      const { code, json } = await run(['import', file(name), '--dry-run', '--errors-file', report])
      expect(code).toBe(1)
      const { import: counts, rows } = json<Result>()
      expect(counts).toMatchObject({ good: 7, created: 7, bad: 5, warned: 1 })
      expect(rows.map(({ line, problems }) => [line, problems[0]?.code, problems[0]?.name])).toEqual([
        [6, 'REQUIRED', 'Nombre de la Unidad Económica'],
        [8, 'NOT_A_NUMBER', 'Latitud'],
        [9, 'ENTERPRISES_PLACE_INVALID', 'Latitud'],
        [10, 'ROW_REPEATED', undefined],
        [11, 'TABULAR_ROW_SHORT', 'Longitud'],
      ])
      expect(await inventory()).toEqual([])
      const back = readFileSync(report, 'utf8')
      expect(back).toContain('milpa: motivo')
      expect(back).toContain(`"'=CONFITERÍA(""Ñandú"")"`)
    },
  )

  it('registers the good rows, and the second time changes nothing', async () => {
    const path = join(folder(), 'denue.csv')
    await copyFile(file('denue-inventado.csv'), path)
    const first = (await run(['import', path, '--publish'])).json<Result>()
    expect(first.import).toMatchObject({ created: 7, bad: 5 })
    expect(existsSync(first.errorsFile!)).toBe(true)
    const second = (await run(['import', path, '--publish'])).json<Result>()
    expect(second.import).toMatchObject({ created: 0, changed: 0, unchanged: 7, bad: 5 })
    expect(await inventory()).toHaveLength(7)
  })

  it('takes the rows that came back once they are corrected, formulas and all', async () => {
    const path = join(folder(), 'corrected.csv')
    await run(['import', file('denue-inventado.csv'), '--dry-run', '--errors-file', path])
    writeFileSync(path, readFileSync(path, 'utf8').replace('"95"', '"28.5"').replace(',95,', ',28.5,'))
    const { import: counts } = (await run(['import', path])).json<Result>()
    expect(counts.created).toBe(1)
    expect((await inventory()).map(({ name }) => name)).toContain('=CONFITERÍA("Ñandú")')
  })

  it('says what is wrong with a file that is no table, and ends with 3', async () => {
    const { code, err } = await run(['import', join(import.meta.dirname, '../../../LICENSE'), '--mapping', 'denue'])
    expect(code).toBe(3)
    expect(JSON.parse(err)).toMatchObject({ error: 'IMPORTS_NO_NAME_COLUMN' })
  })

  it('does not take a file that broke off for the whole, and takes what there is when told to', async () => {
    const path = join(folder(), 'cut.csv')
    const whole = readFileSync(file('denue-inventado-utf8.csv'))
    writeFileSync(path, Buffer.concat([whole.subarray(0, 2000), Buffer.from(';"abierta')]))
    const refused = await run(['import', path])
    expect([refused.code, JSON.parse(refused.err).error]).toEqual([3, 'IMPORTS_FILE_FAULTY'])
    const { code } = await run(['import', path, '--partial'])
    expect(code).toBe(1)
  })
})

const real = realRegister()
describe.skipIf(real === undefined)('importing the real register', () => {
  it('gives the six enterprises with activity, territory, size band and masked public place', async () => {
    const { code, json } = await run(['import', real!, '--publish'])
    expect([code, json<Result>().import]).toEqual([0, expect.objectContaining({ created: 6, bad: 0 })])
    const { items } = (await run(['run', 'enterprises.directory', '--territory', '15112'])).json<{
      items: {
        name: string
        activity: { code: string }
        sizeBand: string
        point: { latitude: number; longitude: number; precision: string }
        territory: { code: string }
      }[]
    }>()
    expect(items.map(({ activity }) => activity.code).sort()).toEqual([
      '461110',
      '461110',
      '461121',
      '461160',
      '461212',
      '461213',
    ])
    for (const { sizeBand, point, territory } of items) {
      expect([sizeBand, territory.code, point.precision]).toEqual(['6 a 10 personas', '15112', 'cell'])
    }
    const exact = ['19.72662', '19.69294', '19.69151', '19.68881', '19.72519', '19.73644']
    const shown = JSON.stringify(items)
    for (const digits of exact) expect(shown).not.toContain(digits)
  })
})
