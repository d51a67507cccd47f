import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createToken, systemActor } from '@milpa/core'
import { serve, silentLog } from '@milpa/server'
import { codeOf } from './support/test-host.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milpa-held-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Another process that takes the lock of a database and keeps it until its standard input ends. */
async function heldByAnother(path: string): Promise<{ letGo(): Promise<void> }> {
  const libsql = createRequire(import.meta.url).resolve('libsql')
  const script = `const db = new (require(${JSON.stringify(libsql)}))(${JSON.stringify(path)})
    db.exec('BEGIN IMMEDIATE'); console.log('held')
    process.stdin.on('end', () => { db.exec('ROLLBACK'); db.close() }).resume()`
  const child: ChildProcess = spawn(process.execPath, ['-e', script], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(child.stdout!, 'data')
  return {
    async letGo() {
      child.stdin!.end()
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

async function open() {
  const serving = await serve({ data: folder, port: 0, mounts: [], log: silentLog() })
  const centre = await serving.milpa.foundCentre(founding)
  const scopes = ['centre:edit', 'centre:read']
  const { token } = await serving.milpa.run(
    createToken,
    { name: 'Prueba', scopes },
    { centre, actor: systemActor('test') },
  )
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const write = (presentation: string) =>
    fetch(`${serving.url}/api/centre/settings`, { method: 'PATCH', headers, body: JSON.stringify({ presentation }) })
  return { serving, write }
}

test('while another process holds the database, reading and health are answered at once, and the writing waits', async () => {
  const { serving, write } = await open()
  const other = await heldByAnother(join(folder, 'milpa.db'))
  const writing = write('después')
  // Once each has been answered, whatever is made ready once is ready.
  for (const path of ['/public/centre/about', '/health']) await fetch(`${serving.url}${path}`)

  const times: number[] = []
  for (let n = 0; n < 30; n++) {
    for (const path of ['/public/centre/about', '/health']) {
      const started = performance.now()
      expect((await fetch(`${serving.url}${path}`)).status).toBe(200)
      times.push(performance.now() - started)
    }
  }
  // A wait inside the database held the whole process for 250 ms at a time.
  expect(Math.max(...times)).toBeLessThan(150)

  await other.letGo()
  expect((await writing).status).toBe(200)
  const about = (await (await fetch(`${serving.url}/public/centre/about`)).json()) as { readonly presentation: string }
  expect(about.presentation).toBe('después')
  await serving.stop()
})

test('however many wait, each is told BUSY after its own wait, not after that of all before it', async () => {
  const { serving, write } = await open()
  const other = await heldByAnother(join(folder, 'milpa.db'))
  const started = performance.now()
  const refused = await Promise.all(['uno', 'dos', 'tres', 'cuatro'].map(write))
  expect(performance.now() - started).toBeLessThan(9000)
  for (const reply of refused) {
    expect([reply.status, reply.headers.get('retry-after'), await codeOf(reply)]).toEqual([503, '2', 'BUSY'])
  }
  await other.letGo()
  expect((await write('cinco')).status).toBe(200)
  await serving.stop()
})
