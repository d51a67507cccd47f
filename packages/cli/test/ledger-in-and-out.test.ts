import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { folder, founding, milpa } from './support/process.ts'

let data: string
let work: string
const ledger = (...words: string[]) => milpa(['ledger', ...words, '--data', data])

beforeAll(async () => {
  data = folder()
  work = folder()
  await milpa(['found', '--data', data, ...founding])
  writeFileSync(
    join(work, 'saldos.csv'),
    'Cuenta;Tipo;Saldo\ncaja;activo;1.500,50\nfondo:semilla;patrimonio;1.000,50\nsocia:rosa;pasivo;500\n',
  )
}, 120_000)

describe('milpa ledger', () => {
  it('tries a balance sheet, takes it, and leaves nothing of a wrong one', async () => {
    const file = join(work, 'saldos.csv')
    const tried = await ledger('import', file, '--as', 'opening', '--on', '2026-01-01', '--dry-run')
    expect([tried.code, tried.out]).toEqual([0, expect.stringContaining('Renglón 2: anota un movimiento')])
    const taken = await ledger('import', file, '--as', 'opening', '--on', '2026-01-01', '--json')
    expect(taken.json()).toMatchObject({ accounts: { opened: 4 }, transfers: { created: 3 }, problems: [] })
    const wrong = join(work, 'mal.csv')
    writeFileSync(wrong, 'Cuenta;Tipo;Saldo\ncaja:chica;tesoro;100\nsocia:julia;pasivo;90\n')
    const refused = await ledger('import', wrong, '--as', 'opening')
    expect(refused.code).toBe(1)
    expect(refused.out).toContain('Renglón 2: no conocemos la clase de cuenta tesoro')
    expect(refused.out).toContain('No se guardó nada')
    expect((await ledger('import', file, '--as', 'cosas')).code).toBe(2)
  }, 120_000)

  it('exports a chain, checks a receipt by it without a database, and takes the chain into another centre', async () => {
    const chain = join(work, 'libro.jsonl')
    const seal = await ledger('seal', '--json')
    const { block } = seal.json<{ block: { hash: string } }>()
    expect((await ledger('export', chain)).out).toContain(block.hash)
    expect((await ledger('export', chain)).code).toBe(5)
    const line = readFileSync(chain, 'utf8')
      .split('\n')
      .find((one) => one.includes('"transfer"'))!
    const { id } = JSON.parse(line) as { id: string }
    const receipt = join(work, 'recibo.json')
    expect((await ledger('receipt', id, receipt)).out).toContain('bloque 1')
    const nowhere = ['--data', join(work, 'nothing')]
    const checked = await milpa(['ledger', 'check-receipt', receipt, chain, ...nowhere])
    expect([checked.code, checked.out]).toEqual([0, expect.stringContaining('El recibo es verdadero')])
    writeFileSync(join(work, 'falso.json'), readFileSync(receipt, 'utf8').replace(/"amount": \d+/, '"amount": 7'))
    const false_ = await milpa(['ledger', 'check-receipt', join(work, 'falso.json'), chain, ...nowhere])
    expect([false_.code, false_.out]).toEqual([1, expect.stringContaining('otra cosa en ese lugar')])
    const other = folder()
    await milpa(['found', '--data', other, ...founding.map((one) => one.replace('=prueba', '=otra'))])
    const into = ['ledger', 'import', chain, '--as', 'chain', '--data', other]
    expect((await milpa(into)).out).toContain(block.hash)
    const again = await milpa(into)
    expect([again.code, again.err]).toEqual([3, expect.stringContaining('no está vacío')])
    const verified = await milpa(['verify', '--data', other])
    expect([verified.code, verified.out]).toEqual([0, expect.stringContaining('1 bloque sellado')])
    expect((await milpa(['verify', '--since', '2026-01-01', '--data', other])).code).toBe(0)
    expect((await milpa(['verify', '--since', 'ayer', '--data', other])).code).toBe(2)
  }, 180_000)

  it('writes journals and a table', async () => {
    for (const [format, part] of [
      ['hledger', 'account assets:caja'],
      ['beancount', 'open Assets:Caja MXN'],
      ['ledger', 'account liabilities:socia:rosa'],
      ['csv', '1500.50'],
    ] as const) {
      const file = join(work, `libro.${format}`)
      expect((await ledger('export', file, '--format', format)).code, format).toBe(0)
      expect(readFileSync(file, 'utf8')).toContain(part)
    }
  }, 120_000)
})
