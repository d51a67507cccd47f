import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { coreTables, ledger, openMilpa, Vault } from '@milpa/core'
import { exportCentre, portableTables, restoreCentre, verifyLedger } from '@milpa/core/portability'
import { openTestEngine, stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, expect, test } from 'vitest'
import { codeOf } from '../support/code-of.ts'
import { idOf, openBooks } from './books.ts'

const tables = portableTables(Object.values(coreTables))
const folder = mkdtempSync(join(tmpdir(), 'milpa-closed-'))
afterAll(async () => {
  await stopTestEngines()
  rmSync(folder, { recursive: true, force: true })
})

test.each(testEngines())(
  'from %s: the periods of a centre that moves, their results and requests go with it, and stay in force',
  async (engine) => {
    const from = await openBooks(engine)
    await from.open('cash', 'asset')
    await from.open('sales', 'income')
    const sale = (id: string) => ({
      transfers: [{ id: idOf(id), debit: 'cash', credit: 'sales', amount: 50, effectiveOn: '2026-02-20' }],
    })
    await from.run(ledger.post, sale('s'), 'treasurer')
    const { id } = await from.run(ledger.closePeriod, { through: '2026-02-28' }, 'treasurer')
    await from.run(ledger.askReopening, { id, reason: 'Falta una venta' }, 'treasurer')
    const path = join(folder, engine)
    await exportCentre(from.milpa, tables, from.centre.id, path, 'maíz, frijol y calabaza')
    const told = await from.ask(ledger.periods, {}, 'treasurer')

    const to = await openMilpa({
      engine: await openTestEngine(engine === 'libsql' ? 'pglite' : 'libsql'),
      vault: new Vault([{ id: 'k9', secret: new Uint8Array(32).fill(9) }]),
      clock: from.clock.now,
    })
    const local = await to.foundCentre({
      slug: 'local',
      name: 'Local',
      locale: 'es-SV',
      currency: 'USD',
      timeZone: 'America/El_Salvador',
      country: 'SV',
      gridLatitude: 13.7,
    })
    // Its ledger has the first number here, so that of the one who arrives becomes another.
    await to.run(ledger.openAccount, { key: 'cash', kind: 'asset', unit: 'USD' }, from.door('treasurer', local))
    await restoreCentre(to, tables, path, 'maíz, frijol y calabaza')
    const centre = (await to.centreBySlug('prueba'))!
    const door = (as: string) => from.door(as, centre)
    expect(await to.ask(ledger.periods, {}, door('treasurer'))).toEqual(told)
    expect(await codeOf(to.run(ledger.post, sale('t'), door('treasurer')))).toBe('LEDGER_PERIOD_CLOSED')
    expect((await to.run(ledger.approveReopening, { id }, door('coordinator'))).state).toBe('reopened')
    await to.run(ledger.post, sale('u'), door('treasurer'))
    const { balance } = await to.ask(ledger.balance, { account: 'sales' }, door('treasurer'))
    expect(balance).toBe(100)
    expect((await verifyLedger(to.host.read, centre.id)).faults).toEqual([])
    await from.close()
    await to.close()
  },
  60_000,
)
