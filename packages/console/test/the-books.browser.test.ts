import { ledger, systemActor } from '@milpa/core'
import { hasChromium } from '@milpa/plugin-kit/browser'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningConsole, signIn, startConsole } from './console.ts'

const accounts = [
  { key: 'caja:chica', name: 'Caja chica', kind: 'asset', creditLimit: 0 },
  { key: 'banco', name: 'Banco', kind: 'asset', creditLimit: 0 },
  { key: 'fondo:semilla', name: 'Capital semilla', kind: 'equity' },
  { key: 'ingreso:cuotas', name: 'Cuotas', kind: 'income' },
  { key: 'gasto:material', name: 'Material', kind: 'expense' },
  { key: 'gasto:transporte', name: 'Transporte', kind: 'expense' },
] as const

/** A month that is over, whatever day it is today. */
const past = (() => {
  const now = new Date()
  const last = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 0))
  return { day: `${last.toISOString().slice(0, 7)}-10`, last: last.toISOString().slice(0, 10) }
})()

describe.skipIf(!hasChromium())('the books', () => {
  let running: RunningConsole
  beforeAll(async () => {
    running = await startConsole()
    await running.hire('tesorera@ejemplo.org', 'Elena Gallegos', ['treasurer'])
    for (const account of accounts) await running.run(ledger.openAccount, { ...account, unit: 'MXN' })
    await running.run(ledger.post, {
      transfers: [
        {
          id: '0190a000-0000-7000-8000-000000000001',
          debit: 'banco',
          credit: 'fondo:semilla',
          amount: 10_000_00,
          category: 'grant',
          fund: 'semilla',
          effectiveOn: past.day,
          purpose: 'Aportación del municipio',
        },
      ],
    })
  })
  afterAll(() => running?.close())

  const enter = async (path: string, as?: string): Promise<Page> => {
    const page = await running.visit({ signedIn: as === undefined })
    await page.goto(`${running.url}/console${path}`)
    if (as !== undefined) await signIn(page, as)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    return page
  }
  const choose = async (page: Page, label: string, typed: string, at = 0) => {
    await page.getByRole('combobox', { name: label, exact: true }).nth(at).fill(typed)
    await page
      .getByRole('option', { name: new RegExp(typed) })
      .first()
      .click()
  }
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

  it('shows the accounts as a tree with sums, and a statement with its filters', async () => {
    const page = await enter('/accounts')
    await page.getByRole('row', { name: 'Activo $10,000.00', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Cuentas de Gasto' }).click()
    await page.getByRole('link', { name: 'Transporte' }).waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Banco' }).click()
    await heading(page, 'Banco')
    await page.getByRole('link', { name: 'Aportación del municipio' }).waitFor()
    await page.locator('input[name=text]').fill('nada que se parezca')
    await page.keyboard.press('Enter')
    await page.getByText('Ningún movimiento en estas fechas.').waitFor()
    await page.locator('input[name=text]').fill('aportacion')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Aportación del municipio' }).waitFor()
    expect(new URL(page.url()).searchParams.get('text')).toBe('aportacion')
    await page.context().close()
  })

  it('tells what a transfer will do, keeps what was typed when it is refused, and posts it', async () => {
    const page = await enter('/transfers/new')
    await choose(page, 'Al haber', 'Banco')
    await page.getByLabel('Cantidad').fill('1,25')
    await page.getByRole('button', { name: 'Anotar movimiento' }).click()
    await page.getByText('No se lee como cantidad. Escríbala así: 1,250.50.').waitFor()
    await page.getByText('Elija una cuenta de la lista.').waitFor()
    expect(await page.getByLabel('Cantidad').inputValue()).toBe('1,25')
    await choose(page, 'Al debe', 'Caja chica')
    await page.getByLabel('Cantidad').fill('20,000.00')
    await page.getByText('A «Banco» le faltan $10,000.00 para este abono.').waitFor()
    await page.getByRole('button', { name: 'Anotar movimiento' }).click()
    await page.getByText('La cuenta «Banco» no puede recibir tanto').first().waitFor()
    expect(await page.getByLabel('Cantidad').inputValue()).toBe('20,000.00')
    await page.getByLabel('Cantidad').fill('1,250.50')
    await page.getByRole('row', { name: /Banco.*\$10,000\.00.*\$8,749\.50/ }).waitFor()
    await page.getByLabel('Concepto').fill('Se repone la caja')
    await page.getByRole('button', { name: 'Anotar movimiento' }).click()
    await heading(page, 'Se repone la caja')
    await page.getByRole('button', { name: 'Revertir' }).click()
    const dialog = page.locator('milpa-dialog[open]')
    await dialog.getByLabel('Cantidad').fill('9,999.00')
    await dialog.getByLabel('Motivo').fill('Se anotó de más')
    await dialog.getByRole('button', { name: 'Revertir' }).click()
    await dialog.getByText('Puede ser como máximo $1,250.50.').waitFor()
    await dialog.getByLabel('Cantidad').fill('250.50')
    await dialog.getByRole('button', { name: 'Revertir' }).click()
    await page.getByText('Lo que lo revirtió').waitFor()
    await page.context().close()
    const { balance } = await ask('caja:chica')
    expect(balance).toBe(1_000_00)
  })

  it('sets money aside, and posts a part of it', async () => {
    const page = await enter('/transfers/new?kind=hold')
    await choose(page, 'Al haber', 'Caja chica')
    await choose(page, 'Al debe', 'Material')
    await page.getByLabel('Cantidad').fill('400')
    await page.getByLabel(/Días hasta que venza/).fill('diez')
    await page.getByRole('button', { name: 'Apartar' }).click()
    await page.getByText('Escriba días enteros').waitFor()
    await page.getByLabel(/Días hasta que venza/).fill('10')
    await page.getByLabel('Concepto').fill('Harina para el taller')
    await page.getByRole('button', { name: 'Apartar' }).click()
    await page.getByText('Apartado abierto').waitFor()
    await page.goto(`${running.url}/console/holds`)
    const line = page.getByRole('listitem').filter({ hasText: 'Harina para el taller' })
    await line.getByText(/vence dentro de/).waitFor()
    await line.getByRole('button', { name: 'Cobrar' }).click()
    const dialog = page.locator('milpa-dialog[open]')
    await dialog.getByLabel('Cantidad').fill('500')
    await dialog.getByRole('button', { name: 'Cobrar' }).click()
    await dialog.getByText('Puede ser como máximo $400.00.').waitFor()
    await dialog.getByLabel('Cantidad').fill('375.25')
    await dialog.getByRole('button', { name: 'Cobrar' }).click()
    await page.getByText('Nada apartado').waitFor()
    await page.context().close()
    const { balance, creditsPending } = await ask('caja:chica')
    expect([balance, creditsPending]).toEqual([624_75, 0])
  })

  it('adds up an entry of several lines while it is written, and posts it whole', async () => {
    const page = await enter('/journals/new')
    await page.getByLabel('Concepto (opcional)').fill('Taller de panadería')
    await page.getByLabel('Fecha en que cuenta').fill(past.day)
    await choose(page, 'Cuenta', 'Banco', 0)
    await page.getByLabel('Debe').nth(0).fill('900')
    await choose(page, 'Cuenta', 'Transporte', 1)
    await page.getByLabel('Debe').nth(1).fill('100')
    await choose(page, 'Cuenta', 'Cuotas', 2)
    await page.getByText('Faltan $1,000.00 al haber').waitFor()
    await page.getByLabel('Haber').nth(2).fill('999.99')
    await page.getByText('Faltan $0.01 al haber').waitFor()
    await page.getByRole('button', { name: 'Anotar asiento' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel('Haber').nth(2).inputValue()).toBe('999.99')
    await page.getByLabel('Haber').nth(2).fill('')
    await page.getByRole('button', { name: 'Completar' }).click()
    await page.getByText('Cuadra', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Anotar asiento' }).click()
    await page.getByText(/movimientos anotados juntos/).waitFor()
    await page.goto(`${running.url}/console/transfers`)
    await page.getByRole('link', { name: 'Taller de panadería' }).first().waitFor()
    await page.context().close()
    expect((await ask('ingreso:cuotas')).balance).toBe(1_000_00)
  })

  it('reports what came in, what it cost, where the cash is, and that it adds up', async () => {
    const page = await enter(`/reports?period=other&from=${past.day}&to=${past.last}`)
    await page.getByText('Entró más de lo que se gastó').waitFor()
    await page.getByRole('row', { name: /Ingresos.*1,000\.00/ }).waitFor()
    await page.getByRole('link', { name: 'Flujo de efectivo' }).click()
    await page.getByRole('row', { name: /Donación.*10,000\.00/ }).waitFor()
    await page.getByRole('button', { name: 'Ver tabla' }).first().click()
    await page.getByRole('link', { name: 'Balance general' }).click()
    await page.getByText('Lo propio').waitFor()
    await page.getByText('Cuadra', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Balanza de comprobación' }).click()
    await page.getByRole('row', { name: /Sumas iguales/ }).waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'CSV' }).click()
    expect((await download).suggestedFilename()).toMatch(/^trial-balance-MXN-.*\.csv$/)
    await page.context().close()
  })

  it('closes a period, keeps it closed, and reopens it by somebody else', async () => {
    const page = await enter('/periods', 'tesorera@ejemplo.org')
    await page.locator('input[name=through]').fill(past.last)
    await page.getByText('La balanza cuadra.').waitFor()
    await page.getByRole('button', { name: /Cerrar hasta el/ }).click()
    const dialog = page.locator('milpa-dialog[open]')
    await dialog.getByRole('button', { name: /Cerrar hasta el/ }).click()
    await page.getByText(/Los libros están cerrados hasta el/).waitFor()
    await page.getByRole('button', { name: 'Pedir reapertura' }).click()
    await dialog.getByLabel('Motivo').fill('Faltó una factura de transporte')
    await dialog.getByRole('button', { name: 'Pedir reapertura' }).click()
    await page.getByText('Faltó una factura de transporte').waitFor()
    expect(await page.getByRole('button', { name: 'Reabrir', exact: true }).count()).toBe(0)
    await page.goto(`${running.url}/console/transfers/new`)
    await choose(page, 'Al haber', 'Banco')
    await choose(page, 'Al debe', 'Transporte')
    await page.getByLabel('Cantidad').fill('85')
    await page.getByLabel('Fecha en que cuenta').fill(past.day)
    await page.getByRole('button', { name: 'Anotar movimiento' }).click()
    await page.locator('milpa-field', { has: page.locator('input[name=effectiveOn][aria-invalid=true]') }).waitFor()
    await page.context().close()
    const other = await enter('/periods')
    await other.getByRole('button', { name: 'Reabrir', exact: true }).click()
    await other.getByText(/Aceptó Marisol Quintana/).waitFor()
    await other.getByText(/Ningún período está cerrado/).waitFor()
    await other.context().close()
  })

  it('seals the books, verifies them and says by which hash', async () => {
    const page = await enter('/verification')
    await page.getByRole('button', { name: 'Comprobar ahora' }).click()
    await page.getByText('Sin diferencias').waitFor()
    await page.getByRole('button', { name: 'Sellar ahora' }).click()
    await page.getByText('Todo sellado').waitFor()
    await page.getByLabel('Formato').selectOption('hledger')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Descargar' }).click()
    expect((await download).suggestedFilename()).toMatch(/^aquiles-serdan\./)
    await page.context().close()
    expect(running.problems).toEqual([])
  })

  const ask = (account: string) =>
    running.serving.milpa.ask(ledger.account, { account }, { centre: running.centre, actor: systemActor('test') })
})
