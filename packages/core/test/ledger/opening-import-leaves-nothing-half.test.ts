import { readFileSync } from 'node:fs'
import { ledger } from '@milpa/core'
import { verifyLedger } from '@milpa/core/portability'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../support/code-of.ts'
import { openBooks, type Books } from './books.ts'

afterAll(stopTestEngines)

const table = (text: string) => {
  const [header = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(';').map((cell) => cell.trim()))
  return { header, rows: rows.map((cells, index) => ({ line: index + 2, cells })) }
}

const sheet = `
Cuenta;                Tipo;       Moneda; Nombre;            Saldo
caja;                  activo;     MXN;    Caja;              1,500.50
banco:bbva;            activo;     MXN;    BBVA;              20000
fondo:semilla;         patrimonio; MXN;    Fondo semilla;     21000.50
socia:rosa;            pasivo;     MXN;    Rosa Quispe;       500
socia:julia;           pasivo;     MXN;    Julia Mamani;
horas:bolsa;           activo;     HORAS;  Bolsa de horas;    12.5
horas:rosa;            pasivo;     HORAS;  Horas de Rosa;     12.5`

describe.each(testEngines())('on %s', (engine) => {
  let books: Books
  beforeEach(async () => {
    books = await openBooks(engine)
    await books.run(ledger.defineUnit, { code: 'HORAS', name: 'Horas', scale: 2 }, 'treasurer')
    return () => books.close()
  })
  const given = (text: string) => ({ kind: 'opening' as const, source: 'inicio', ...table(text) })
  const take = (text: string) => books.run(ledger.importBooks, given(text), 'treasurer')
  const check = (text: string) => books.run(ledger.checkImport, given(text), 'treasurer')
  const keys = async () => (await books.ask(ledger.accounts, { limit: 200 }, 'treasurer')).items.map(({ key }) => key)

  test('a balance sheet is tried first, then taken; the second time it changes nothing', async () => {
    const tried = await check(sheet)
    expect(tried).toMatchObject({
      accounts: { opened: 9, there: 0 },
      transfers: { created: 6, exists: 0 },
      problems: [],
    })
    expect(tried.rows.map(({ line, does }) => `${line} ${does}`)).toEqual([
      '2 posts',
      '3 posts',
      '4 posts',
      '5 posts',
      '6 opens',
      '7 posts',
      '8 posts',
    ])
    expect(await keys()).toEqual([])
    expect(await take(sheet)).toEqual(tried)
    expect(await books.balanceOf('caja')).toBe(150_050)
    expect(await books.balanceOf('fondo:semilla')).toBe(2_100_050)
    expect(await books.balanceOf('horas:rosa')).toBe(1250)
    expect(await books.balanceOf('opening:mxn')).toBe(0)
    expect(await books.balanceOf('opening:horas')).toBe(0)
    const again = await take(sheet)
    expect(again).toMatchObject({ accounts: { opened: 0, there: 9 }, transfers: { created: 0, exists: 6 } })
    expect(await books.balanceOf('caja')).toBe(150_050)
    expect(await verifyLedger(books.milpa.host.read, books.centre.id)).toMatchObject({ transfers: 6, total: 0 })
  })

  test('whatever is wrong with one row is told with its line, and nothing of the file is stored', async () => {
    const faulty = sheet
      .replace('activo;     MXN;    BBVA', 'tesoro;     MXN;    BBVA')
      .replace('socia:rosa', 'Socia Rosa')
      .replace('HORAS;  Bolsa', 'SOLES;  Bolsa')
      .replace('1,500.50', '1500.505')
    const { problems } = await check(faulty)
    expect(problems.map(({ line, fault, found }) => `${line} ${fault} ${found}`)).toEqual([
      '0 not-balanced MXN',
      '0 not-balanced HORAS',
      '2 amount-bad 1500.505',
      '3 kind-unknown tesoro',
      '5 key-bad Socia Rosa',
      '7 unit-unknown SOLES',
    ])
    expect(await codeOf(take(faulty))).toBe('LEDGER_IMPORT_FAULTY')
    expect(await keys()).toEqual([])
    expect((await verifyLedger(books.milpa.host.read, books.centre.id)).transfers).toBe(0)
  })

  test('a sheet whose sides differ names the difference; an account of another kind and a refusal are told', async () => {
    const { problems } = await check(sheet.replace('20000', '20001'))
    expect(problems).toEqual([{ line: 0, fault: 'not-balanced', found: 'MXN', expected: '1.00' }])
    await books.open('caja', 'liability')
    await books.open('socia:rosa', 'liability', { creditLimit: 100 })
    const { problems: more } = await check(sheet)
    expect(more).toEqual([
      { line: 2, fault: 'account-differs', found: 'caja', expected: 'liability MXN' },
      { line: 5, fault: 'refused', found: 'socia:rosa', expected: 'EXCEEDS_DEBITS' },
    ])
    expect(await codeOf(take(sheet))).toBe('LEDGER_IMPORT_FAULTY')
    expect(await keys()).toEqual(['caja', 'socia:rosa'])
    expect(await codeOf(books.run(ledger.importBooks, given(sheet), 'coordinator'))).toBe('FORBIDDEN')
  })

  test('movements keep their days, and two alike are two', async () => {
    await take(sheet)
    const movements = {
      kind: 'movements' as const,
      source: 'libro-2025',
      ...table(`
        Fecha;      Debe;       Haber;      Importe; Concepto;         Categoría; Referencia
        2025-11-03; caja;       socia:rosa; 100;     Abono de Rosa;    Abonos;    F-1
        04/11/2025; caja;       socia:rosa; 25.50;   Abono de Rosa;    ;
        2025-11-04; caja;       socia:rosa; 25.50;   Abono de Rosa;    ;`),
    }
    const run = () => books.run(ledger.importBooks, movements, 'treasurer')
    expect(await run()).toMatchObject({ transfers: { created: 3, exists: 0 }, problems: [] })
    expect(await run()).toMatchObject({ transfers: { created: 0, exists: 3 } })
    expect(await books.balanceOf('socia:rosa')).toBe(50_000 + 15_100)
    const { balance } = await books.ask(ledger.balance, { account: 'socia:rosa', on: '2025-11-03' }, 'treasurer')
    expect(balance).toBe(10_000)
    const strange = {
      ...movements,
      ...table(
        'date;debit;credit;amount\n2025-13-01;caja;banco:bbva;5\n2025-01-01;caja;nadie;5\n2025-01-01;caja;caja;5',
      ),
    }
    const { problems } = await books.run(ledger.checkImport, strange, 'treasurer')
    expect(problems.map(({ line, fault }) => `${line} ${fault}`)).toEqual([
      '2 day-bad',
      '3 account-unknown',
      '4 same-account',
    ])
  })

  test('a Cyclos export becomes accounts, payments and credit lines, proved against the balances it states', async () => {
    const file = JSON.parse(readFileSync(new URL('fixtures/cyclos.json', import.meta.url), 'utf8')) as {
      accounts: { status: { balance: string } }[]
    }
    const cyclos = () => ({ kind: 'cyclos' as const, source: 'cyclos', ...mutable(ledger.cyclosTable(file, 'HORAS')!) })
    const tried = await books.run(ledger.checkImport, cyclos(), 'treasurer')
    expect(tried).toMatchObject({ accounts: { opened: 3 }, transfers: { created: 3 }, problems: [] })
    expect(await books.run(ledger.importBooks, cyclos(), 'treasurer')).toEqual(tried)
    const { items } = await books.ask(ledger.accounts, {}, 'treasurer')
    expect(items.map(({ key, name, kind, balance, debitLimit }) => [key, name, kind, balance, debitLimit])).toEqual([
      ['cyclos:debitunits', 'debitUnits', 'equity', -3000, null],
      ['cyclos:user:71', 'Rosa Quispe', 'liability', 1650, 2000],
      ['cyclos:user:72', 'Julia Mamani', 'liability', 1350, 0],
    ])
    file.accounts[1]!.status.balance = '99.00'
    const { problems } = await books.run(ledger.checkImport, cyclos(), 'treasurer')
    expect(problems).toEqual([{ line: 5, fault: 'balance-differs', found: 'cyclos:user:71 16.50', expected: '99.00' }])
    expect(ledger.cyclosTable({ rows: [] }, 'HORAS')).toBeUndefined()
  })

  test('the payments that Cyclos exports as CSV are read as well', async () => {
    const csv = {
      kind: 'cyclos' as const,
      source: 'cyclos-csv',
      unit: 'HORAS',
      ...table(`
        Número de transacción; Fecha;      De;          Para;         Monto; Descripción
        T-1;                   04/03/2025; Rosa Quispe; Julia Mamani; 15,00; Costura`),
    }
    expect(await books.run(ledger.importBooks, csv, 'treasurer')).toMatchObject({ transfers: { created: 1 } })
    expect(await books.balanceOf('cyclos:julia-mamani')).toBe(1500)
    expect(await books.balanceOf('cyclos:rosa-quispe')).toBe(-1500)
  })
})

const mutable = ({ header, rows }: NonNullable<ReturnType<typeof ledger.cyclosTable>>) => ({
  header: [...header],
  rows: rows.map(({ line, cells }) => ({ line, cells: [...cells] })),
})
