import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ledger, openMilpa, systemActor, Vault } from '@milpa/core'
import { openLibsql } from '@milpa/core/db'
import { verifyLedger } from '@milpa/core/portability'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { idOf } from './books.ts'

let folder: string
let unmount: (() => void) | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milpa-full-'))
})
afterEach(() => {
  unmount?.()
  unmount = undefined
  rmSync(folder, { recursive: true, force: true })
})

/** A small file system in memory, where one may be mounted. */
function smallDisk(): string | undefined {
  const path = join(folder, 'small')
  mkdirSync(path)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', path], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  unmount = () => void execFileSync('umount', ['-l', path])
  return path
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

test('on a full disk transfers are refused as STORAGE_FULL; with room again each is booked once', async () => {
  const disk = smallDisk()
  if (disk === undefined) {
    process.emitWarning('A small disk needs root and mount: the database was bounded by max_page_count instead.')
  }
  const engine = openLibsql({ path: join(disk ?? folder, 'centre.db') })
  const milpa = await openMilpa({ engine, vault: new Vault([{ id: 'test', secret: new Uint8Array(32).fill(7) }]) })
  const centre = await milpa.foundCentre(founding)
  const door = { centre, actor: systemActor('test') }
  for (const key of ['a', 'b']) await milpa.run(ledger.openAccount, { key, kind: 'asset', unit: 'MXN' }, door)
  const bound = async (extra: number) => {
    if (disk === undefined) {
      const [[pages]] = (await engine.reader.all('pragma page_count', [])) as [[number]]
      // Set on the connection that writes, outside of any transaction.
      await engine.write((connection) => connection.all(`pragma max_page_count = ${pages + extra}`, []))
      return
    }
    const { bavail, bsize } = statfsSync(disk)
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - extra * 4096)))
  }
  await bound(60)

  let next = 0
  const acknowledged = new Map<number, number>()
  const refused: number[] = []
  const send = async (one: number) => {
    const line = { id: idOf(`full:${one}`), debit: 'a', credit: 'b', amount: 2, purpose: 'x'.repeat(200) }
    try {
      const { transfers } = await milpa.run(ledger.post, { transfers: [line] }, door)
      acknowledged.set(one, transfers[0]!.seq)
    } catch (error) {
      expect((error as { readonly code?: string }).code).toBe('STORAGE_FULL')
      refused.push(one)
    }
  }
  // Beyond the first refusal too: a full disk is no reason to lose what fits, or to lose count.
  for (let groups = 0; groups < 400 && refused.length < 200; groups++) {
    await Promise.all(Array.from({ length: 20 }, () => send(next++)))
  }
  expect(refused.length).toBeGreaterThanOrEqual(200)
  expect(acknowledged.size).toBeGreaterThan(20)
  const verified = await verifyLedger(milpa.host.read, centre.id)
  expect([verified.transfers, verified.faults]).toEqual([acknowledged.size, []])
  expect((await milpa.ask(ledger.account, { account: 'a' }, door)).balance).toBe(2 * acknowledged.size)

  if (disk === undefined) await bound(100_000)
  else rmSync(join(disk, 'ballast'))
  const again = refused.splice(0)
  for (const one of again) await send(one)
  expect(refused).toEqual([])
  expect(new Set(acknowledged.values()).size).toBe(next)
  const after = await verifyLedger(milpa.host.read, centre.id)
  expect([after.transfers, after.faults]).toEqual([next, []])
  expect(await engine.reader.all('pragma integrity_check', [])).toEqual([['ok']])
  await milpa.close()
})
