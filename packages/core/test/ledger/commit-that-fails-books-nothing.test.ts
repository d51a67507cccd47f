import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ledger, openMilpa, systemActor, Vault } from '@milpa/core'
import { openLibsql, type Engine } from '@milpa/core/db'
import { verifyLedger } from '@milpa/core/portability'
import { generator } from './workload.ts'
import type Libsql from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { idOf } from './books.ts'

const seed = Number(process.env.SEED ?? 20260302)
const Database = createRequire(import.meta.url)('libsql') as typeof Libsql

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milpa-commit-'))
})
afterEach(() => {
  restore?.()
  restore = undefined
  rmSync(folder, { recursive: true, force: true })
})
let restore: (() => void) | undefined

/** Makes every COMMIT of this process ask first whether it may succeed. */
function failCommits(fails: () => boolean): void {
  const { exec } = Database.prototype as { exec: (this: Libsql.Database, text: string) => Libsql.Database }
  restore = () => void (Database.prototype.exec = exec)
  Database.prototype.exec = function (this: Libsql.Database, text: string) {
    if (text === 'COMMIT' && fails()) throw new Error('disk I/O error (injected)')
    return exec.call(this, text)
  }
}

const founding = {
  slug: 'prueba',
  name: 'Centro de prueba',
  locale: 'es-MX',
  currency: 'MXN',
  timeZone: 'America/Chihuahua',
  country: 'MX',
  gridLatitude: 28.6,
}

async function openOn(engine: Engine) {
  const vault = new Vault([{ id: 'test', secret: new Uint8Array(32).fill(7) }])
  const milpa = await openMilpa({ engine, vault })
  const [known] = await milpa.centres()
  const centre = known ?? (await milpa.foundCentre(founding))
  return { milpa, centre, door: { centre, actor: systemActor('test') } }
}

test(
  `whatever commit fails, what was acknowledged is booked, and sent again nothing is booked twice (SEED=${seed})`,
  { timeout: 60_000 },
  async () => {
    const random = generator(seed)
    const { milpa, centre, door } = await openOn(openLibsql({ path: join(folder, 'centre.db') }))
    for (const key of ['a', 'b']) await milpa.run(ledger.openAccount, { key, kind: 'asset', unit: 'MXN' }, door)
    await milpa.run(ledger.openAccount, { key: 'poor', kind: 'liability', unit: 'MXN', debitLimit: 0 }, door)
    let injected = 0
    failCommits(() => {
      if (random() > 0.3) return false
      injected++
      return true
    })
    const acknowledged = new Map<string, number>()
    const open = new Set<number>()
    let count = 0
    const send = async (one: number) => {
      // Every tenth is refused, and that must be remembered, or not, as truly as a booking.
      const line = {
        id: idOf(`${seed}:${one}`),
        debit: one % 10 === 0 ? 'poor' : 'a',
        credit: 'b',
        amount: 1 + (one % 7),
      }
      try {
        const { transfers } = await milpa.run(ledger.post, { transfers: [line] }, door)
        acknowledged.set(line.id, transfers[0]!.seq)
        open.delete(one)
      } catch (error) {
        const { code } = error as { readonly code?: string }
        if (one % 10 === 0 && (code === 'LEDGER_EXCEEDS_CREDITS' || code === 'LEDGER_ID_ALREADY_FAILED'))
          open.delete(one)
        else {
          expect([seed, one, code]).toEqual([seed, one, 'STORAGE_FULL'])
          open.add(one)
        }
      }
    }
    for (let round = 0; round < 60; round++) {
      // Some anew, some again; a limit is changed between them, so that what the book remembers is not all posts.
      const fresh = Array.from({ length: 1 + Math.floor(random() * 12) }, () => count++)
      const again = [...open].filter(() => random() < 0.7)
      const limit = Math.floor(random() * 50)
      await Promise.all([
        ...[...fresh, ...again].map(send),
        milpa.run(ledger.changeLimits, { account: 'a', creditLimit: limit }, door).catch(() => undefined),
      ])
    }
    expect(injected).toBeGreaterThan(10)
    restore!()
    for (const one of open) await send(one)
    expect(open).toEqual(new Set())
    const paid = Array.from({ length: count }, (_, one) => one).filter((one) => one % 10 !== 0)
    const sum = paid.reduce((total, one) => total + 1 + (one % 7), 0)
    const { balance, entries } = await milpa.ask(ledger.account, { account: 'b' }, door)
    expect([balance, entries]).toEqual([-sum, paid.length])
    // Numbers without a gap, each as it was acknowledged.
    expect([...acknowledged.values()].sort((x, y) => x - y)).toEqual(paid.map((_, index) => index + 1))
    expect((await verifyLedger(milpa.host.read, centre.id)).faults).toEqual([])
    await milpa.close()
  },
)

test('a group whose commit fails is answered as lost, each of it, and the next group finds the ledger as it was', async () => {
  const { milpa, centre, door } = await openOn(openLibsql({ path: join(folder, 'centre.db') }))
  for (const key of ['a', 'b']) await milpa.run(ledger.openAccount, { key, kind: 'asset', unit: 'MXN' }, door)
  let fail = true
  failCommits(() => fail)
  const lines = Array.from({ length: 20 }, (_, one) => ({ id: idOf(`g${one}`), debit: 'a', credit: 'b', amount: 3 }))
  const lost = await Promise.allSettled(lines.map((line) => milpa.run(ledger.post, { transfers: [line] }, door)))
  expect(lost.map((one) => one.status === 'rejected' && (one.reason as { code: string }).code)).toEqual(
    lines.map(() => 'STORAGE_FULL'),
  )
  fail = false
  const results = await Promise.all(lines.map((line) => milpa.run(ledger.post, { transfers: [line] }, door)))
  expect(results.map(({ transfers }) => [transfers[0]!.result, transfers[0]!.seq])).toEqual(
    lines.map((_, one) => ['created', one + 1]),
  )
  expect((await milpa.ask(ledger.account, { account: 'a' }, door)).balance).toBe(60)
  expect((await verifyLedger(milpa.host.read, centre.id)).faults).toEqual([])
  await milpa.close()
})
