import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ledger, openMilpa, systemActor, Vault } from '@milpa/core'
import { openLibsql } from '@milpa/core/db'
import { verifyLedger } from '@milpa/core/portability'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { idOf } from './books.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milpa-locked-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Another process that takes the write lock and keeps it until its standard input ends. */
async function heldByAnother(path: string): Promise<{ letGo(): Promise<void> }> {
  const libsql = createRequire(import.meta.url).resolve('libsql')
  const script = `const db = new (require(${JSON.stringify(libsql)}))(${JSON.stringify(path)})
    db.exec('BEGIN IMMEDIATE'); console.log('held')
    process.stdin.on('end', () => { db.exec('ROLLBACK'); db.close() }).resume()`
  const child = spawn(process.execPath, ['-e', script], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return {
    async letGo() {
      child.stdin.end()
      await once(child, 'exit')
    },
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

test('while another process holds the lock posts wait or are told BUSY, the loop goes on, and nothing is lost', async () => {
  const path = join(folder, 'centre.db')
  const milpa = await openMilpa({
    engine: openLibsql({ path }),
    vault: new Vault([{ id: 'test', secret: new Uint8Array(32).fill(7) }]),
  })
  const centre = await milpa.foundCentre(founding)
  const door = { centre, actor: systemActor('test') }
  for (const key of ['a', 'b']) await milpa.run(ledger.openAccount, { key, kind: 'asset', unit: 'MXN' }, door)
  const post = async (one: number) => {
    const line = { id: idOf(`lock:${one}`), debit: 'a', credit: 'b', amount: 5 }
    return milpa.run(ledger.post, { transfers: [line] }, door).then(
      ({ transfers }) => transfers[0]!.result as string,
      (error: unknown) => (error as { readonly code?: string }).code,
    )
  }
  const other = await heldByAnother(path)
  let longest = 0
  let last = performance.now()
  const ticking = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  const first = await Promise.all(Array.from({ length: 30 }, (_, one) => post(one)))
  clearInterval(ticking)
  expect(new Set(first)).toEqual(new Set(['BUSY']))
  // A wait inside the database would have held the whole process for as long as the lock.
  expect(longest).toBeLessThan(1000)
  expect((await milpa.ask(ledger.account, { account: 'a' }, door)).balance).toBe(0)

  // These wait, and go through when the lock is let go in time; the first ones are sent again beside them.
  const waiting = Array.from({ length: 60 }, (_, one) => post(one))
  await other.letGo()
  expect(await Promise.all(waiting)).toEqual(waiting.map(() => 'created'))
  const { transfers, faults } = await verifyLedger(milpa.host.read, centre.id)
  expect([transfers, faults]).toEqual([60, []])
  expect((await milpa.ask(ledger.account, { account: 'a' }, door)).balance).toBe(300)
  await milpa.close()
})
