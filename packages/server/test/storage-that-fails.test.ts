import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Libsql from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createToken, systemActor } from '@milpa/core'
import { serve, silentLog, type Serving } from '@milpa/server'
import { codeOf } from './support/test-host.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milpa-storage-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const founding = {
  slug: 'prueba',
  name: 'Centro de prueba',
  locale: 'es-MX',
  currency: 'MXN',
  timeZone: 'America/Chihuahua',
  country: 'MX',
  gridLatitude: 28.6,
}

async function open(data: string): Promise<{ readonly serving: Serving; write(name: string): Promise<Response> }> {
  const serving = await serve({ data, port: 0, mounts: [], log: silentLog() })
  const centre = await serving.milpa.foundCentre(founding)
  const door = { centre, actor: systemActor('test') }
  const { token } = await serving.milpa.run(
    createToken,
    { name: 'Prueba', scopes: ['centre:edit', 'centre:read'] },
    door,
  )
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const write = (presentation: string) =>
    fetch(`${serving.url}/api/centre/settings`, { method: 'PATCH', headers, body: JSON.stringify({ presentation }) })
  return { serving, write }
}

test('a database that another program holds is BUSY, nothing is stored, and later it works again', async () => {
  const { serving, write } = await open(folder)
  const Database = createRequire(import.meta.url)('libsql') as typeof Libsql
  const other = new Database(join(folder, 'milpa.db'))
  other.exec('BEGIN IMMEDIATE')
  const refused = await write('mientras tanto')
  expect([refused.status, refused.headers.get('retry-after'), await codeOf(refused)]).toEqual([503, '2', 'BUSY'])
  // Reading goes on meanwhile.
  const about = (await (await fetch(`${serving.url}/public/centre/about`)).json()) as { presentation: string | null }
  expect(about.presentation).toBeNull()
  other.exec('ROLLBACK')
  other.close()
  expect((await write('después')).status).toBe(200)
  await serving.stop()
})

/** A small file system in memory; only root may make one. */
function smallDisk(): string | undefined {
  const path = join(folder, 'small')
  mkdirSync(path)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', path], { stdio: 'ignore' })
    return path
  } catch {
    return undefined
  }
}

test('a full disk is STORAGE_FULL, nothing is stored, and it works again when there is room', async ({ skip }) => {
  const disk = smallDisk()
  if (disk === undefined) {
    process.emitWarning('A small disk needs root and mount: what happens on a full one was NOT tested.')
    return skip()
  }
  try {
    const { serving, write } = await open(disk)
    try {
      const { bavail, bsize } = statfsSync(disk)
      writeFileSync(join(disk, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - 8192)))
      const answers: { readonly status: number; readonly code?: string }[] = []
      for (let count = 0; count < 40 && answers.at(-1)?.code === undefined; count++) {
        const reply = await write(`${count} ${'x'.repeat(1900)}`)
        answers.push({ status: reply.status, ...((await reply.json()) as object) })
      }
      expect(answers.at(-1)).toMatchObject({ status: 507, code: 'STORAGE_FULL' })
      const kept = answers.filter(({ status }) => status === 200).length - 1
      const about = (await (await fetch(`${serving.url}/public/centre/about`)).json()) as {
        presentation: string | null
      }
      expect(about.presentation?.split(' ')[0] ?? '-1').toBe(String(kept))
      rmSync(join(disk, 'ballast'))
      expect((await write('hay lugar')).status).toBe(200)
    } finally {
      await serving.stop()
    }
  } finally {
    execFileSync('umount', ['-l', disk])
  }
})
