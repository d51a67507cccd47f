import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  coreMigrations,
  coreTables,
  enterprises,
  entrepreneurs,
  ledger,
  openMilpa,
  systemActor,
  Vault,
  type Milpa,
} from '@milpa/core'
import { databaseOver, migrate } from '@milpa/core/db'
import {
  type ArchiveError,
  CopyError,
  copyDatabase,
  danglingReferences,
  digestOfTable,
  exportCentre,
  portableTables,
  restoreCentre,
  verifyLedger,
} from '@milpa/core/portability'
import { openTestEngine, stopTestEngines, testEngines, type TestEngine } from '@milpa/plugin-kit'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { fullCentre } from './full-centre.ts'

const tables = portableTables(Object.values(coreTables))
const passphrase = 'maíz, frijol y calabaza'
const folders: string[] = []
const closing: (() => Promise<unknown>)[] = []
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'milpa-archive-'))
  folders.push(made)
  return made
}
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
afterAll(async () => {
  await stopTestEngines()
  for (const one of folders) rmSync(one, { recursive: true, force: true })
})

/** A host elsewhere: another engine, another key, a centre of its own. */
async function elsewhere(name: TestEngine): Promise<Milpa> {
  const milpa = await openMilpa({
    engine: await openTestEngine(name),
    vault: new Vault([{ id: 'k9', secret: new Uint8Array(32).fill(9) }]),
  })
  closing.push(() => milpa.close())
  await milpa.foundCentre({
    slug: 'local',
    name: 'Local',
    locale: 'es-SV',
    currency: 'USD',
    timeZone: 'America/El_Salvador',
    country: 'SV',
    gridLatitude: 13.7,
  })
  return milpa
}

const full = async (engine: TestEngine) => {
  const centre = await fullCentre(engine)
  closing.push(() => centre.close())
  return centre
}

const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: ArchiveError) => error.fault,
  )

const other: Readonly<Record<string, TestEngine>> = { libsql: 'postgres', pglite: 'libsql', postgres: 'libsql' }

describe.each(testEngines())('a centre exported from %s', (engine) => {
  it('is restored elsewhere under other keys: the same ids, sealed values, balances and audit hashes', async () => {
    const from = await full(engine)
    const target = testEngines().includes(other[engine]!) ? other[engine]! : 'libsql'
    const to = await elsewhere(target)
    const path = folder()
    await exportCentre(from.milpa, tables, from.centre.id, path, passphrase)
    const before = await digestOfTable(
      to.host.read,
      tables.find(({ name }) => name === 'centres')!,
    )
    await restoreCentre(to, tables, path, passphrase)
    const centre = (await to.centreBySlug('prueba'))!
    const door = { centre, actor: systemActor('test') }
    const { items } = await to.ask(enterprises.list, { limit: 50 }, door)
    expect(items.map(({ id }) => id)).toEqual(
      (await from.ask(enterprises.list, { limit: 50 })).items.map(({ id }) => id),
    )
    const input = { id: items[0]!.id, reason: 'prueba' }
    expect(await to.ask(enterprises.exactPlace, input, door)).toEqual(await from.ask(enterprises.exactPlace, input))
    const [person] = (await to.ask(entrepreneurs.list, {}, door)).items
    const sensitive = { id: person!.id, reason: 'prueba' }
    expect(await to.ask(entrepreneurs.sensitiveFacts, sensitive, door)).toMatchObject({ disability: 'sorda' })
    expect(await to.ask(ledger.balance, { account: 'member' }, door)).toEqual(
      await from.ask(ledger.balance, { account: 'member' }),
    )
    const [there, here] = [await to.verifyAudit(centre.id), await from.milpa.verifyAudit(centre.id)]
    expect(there).toMatchObject({ newestHash: here.newestHash, blocks: here.blocks })
    expect(there.fault).toBeUndefined()
    expect(before.rows).toBe(1)
    expect((await to.centres()).map(({ slug }) => slug).sort()).toEqual(['local', 'prueba'])
    expect(await to.centreBySlug('vecino')).toBeUndefined()
  }, 120_000)
})

describe('an exported centre', () => {
  it('says nothing that is sealed to whoever finds it', async () => {
    const from = await full('libsql')
    const path = folder()
    await exportCentre(from.milpa, tables, from.centre.id, path, passphrase)
    const all = readdirSync(join(path, 'tables'))
      .map((name) => readFileSync(join(path, 'tables', name), 'utf8'))
      .join('')
    expect(all).not.toContain('sorda')
    expect(all).not.toContain('Calle 3')
    expect(all).not.toContain('28.603')
    expect(all).not.toContain('De la vecina')
  })

  it('is not restored with another passphrase, twice, or when a byte of it was changed', async () => {
    const from = await full('libsql')
    const to = await elsewhere('libsql')
    const path = folder()
    await exportCentre(from.milpa, tables, from.centre.id, path, passphrase)
    expect(await faultOf(restoreCentre(to, tables, path, 'otra contraseña larga'))).toBe('PASSPHRASE')
    await restoreCentre(to, tables, path, passphrase)
    expect(await faultOf(restoreCentre(to, tables, path, passphrase))).toBe('EXISTS')
    const file = join(path, 'tables', 'ledger_transfers.jsonl')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"amount":200', '"amount":900'))
    const third = await elsewhere('libsql')
    expect(await faultOf(restoreCentre(third, tables, path, passphrase))).toBe('DAMAGED')
    expect((await third.centres()).map(({ slug }) => slug)).toEqual(['local'])
  })

  it('is refused whole when a row of it is there already', async () => {
    const from = await full('libsql')
    const path = folder()
    await exportCentre(from.milpa, tables, from.centre.id, path, passphrase)
    const to = await elsewhere('libsql')
    const { id } = (await from.ask(enterprises.list, {})).items[0]!
    const door = { centre: (await to.centreBySlug('local'))!, actor: systemActor('test') }
    const made = await to.run(enterprises.register, { name: 'Otra' }, door)
    await to.host.engine.write((connection) =>
      connection.script(`pragma defer_foreign_keys = on; update enterprises set id = '${id}' where id = '${made.id}'`),
    )
    expect(await faultOf(restoreCentre(to, tables, path, passphrase))).toBe('EXISTS')
    expect((await to.centres()).map(({ slug }) => slug)).toEqual(['local'])
  })

  it('from a Milpa with a plugin that is missing here is refused by the name of its table', async () => {
    const from = await full('libsql')
    const path = folder()
    await exportCentre(from.milpa, tables, from.centre.id, path, passphrase)
    const to = await elsewhere('libsql')
    const without = tables.filter(({ name }) => name !== 'field_changes')
    const error = await restoreCentre(to, without, path, passphrase).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ fault: 'TABLE_UNKNOWN', data: { table: 'field_changes' } })
  })
})

describe('a copy', () => {
  const engines = testEngines()
  it.skipIf(!engines.includes('postgres'))('to PostgreSQL and back has the same rows, table by table', async () => {
    const centre = await full('libsql')
    const first = centre.milpa.host.engine
    const postgres = await openTestEngine('postgres')
    const back = await openTestEngine('libsql')
    closing.push(
      () => postgres.close(),
      () => back.close(),
    )
    for (const engine of [postgres, back]) await migrate(engine, [{ owner: 'core', folder: coreMigrations }])
    const there = await copyDatabase(first, postgres, tables)
    const here = await copyDatabase(postgres, back, tables)
    expect(here).toEqual(there)
    expect(there.reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThan(100)
    for (const of of tables) {
      expect(await digestOfTable(databaseOver(back.reader, 'libsql'), of)).toEqual(
        await digestOfTable(centre.milpa.host.read, of),
      )
    }
  })

  it('that was cut short goes on, and one whose rows changed names the table', async () => {
    const centre = await full('libsql')
    const { engine } = centre.milpa.host
    const to = await openTestEngine('libsql')
    closing.push(() => to.close())
    await migrate(to, [{ owner: 'core', folder: coreMigrations }])
    const killed = copyDatabase(engine, to, tables, (step, table) => {
      if (step === 'copy' && table === 'field_changes') throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    expect((await copyDatabase(engine, to, tables)).length).toBe(tables.length)
    await to.write((connection) => connection.script(`update enterprises set name = 'x'`))
    const error = await copyDatabase(engine, to, tables).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(CopyError)
    expect((error as CopyError).table).toBe('enterprises')
  })
})

describe('verifying', () => {
  it('finds nothing in a centre that is whole', async () => {
    const centre = await full('libsql')
    expect(await danglingReferences(centre.milpa.host.read, tables)).toEqual([])
    expect(await verifyLedger(centre.milpa.host.read, centre.centre.id)).toMatchObject({ transfers: 3, faults: [] })
    expect((await centre.milpa.verifyAudit(centre.centre.id)).fault).toBeUndefined()
  })

  it('names the row of a planted change: of an amount, a balance, a counter, a gap, a reference', async () => {
    const plant = async (statement: string) => {
      const centre = await createPlanted(statement)
      const { faults } = await verifyLedger(centre.milpa.host.read, centre.centre.id)
      const dangling = await danglingReferences(centre.milpa.host.read, tables)
      return [...faults, ...dangling].map(({ check, table, row }) => `${check} ${table} ${row.split('=')[0]}`)
    }
    expect(await plant('update ledger_transfers set amount = 201 where place % 68719476736 = 2')).toContain(
      'balances ledger_transfers seq',
    )
    expect(await plant('update ledger_transfers set credit_after = 1 where place % 68719476736 = 3')).toEqual([
      'balances ledger_transfers seq',
    ])
    expect(await plant('update ledger_counters set debits_posted = debits_posted + 1')).toContain(
      'counters ledger_counters account',
    )
    expect(await plant('delete from ledger_transfers where place % 68719476736 = 2')).toContain(
      'numbers ledger_transfers seq',
    )
    expect(
      await plant(`pragma foreign_keys = off; update enterprise_people set person_id = 'nobody' where rowid = 1`),
    ).toEqual(['references enterprise_people id'])
  })
})

async function createPlanted(statement: string) {
  const centre = await full('libsql')
  const { engine } = centre.milpa.host
  // Whoever has the file can take the guards away: verifying is for that.
  const guards = ['update', 'delete'].map((what) => `drop trigger ledger_transfers_no_${what};`)
  await engine.reader.script(`${guards.join(' ')} ${statement}`)
  return centre
}
