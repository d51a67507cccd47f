import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { Hono } from 'hono'
import { systemActor } from '@milpa/core'
import { stopTestEngines } from '@milpa/plugin-kit'
import type { HostApp, HostEnv } from '@milpa/server'
import { mountImports } from '../src/imports/mount.ts'
import { codeOf, createTestHost, type TestHost } from './support/test-host.ts'

afterAll(stopTestEngines)

let data: string
let host: TestHost
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'milpa-uploads-'))
  host = await createTestHost({ server: { data, uploads: { perMinute: 5, atOnce: 2 } } })
})
afterEach(async () => {
  await host.close()
  rmSync(data, { recursive: true, force: true })
})

const rows = 'nombre;giro\nMaría;panadería\n'
const send = (headers: Readonly<Record<string, string>>, body: BodyInit = rows, path = '/api/files?name=a.csv') =>
  host.request(path, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'text/csv' },
    body,
    duplex: 'half',
  } as RequestInit)

test('one who uploads without pause is told to wait, and another is not', async () => {
  const [one, other] = [await host.bearer(['files:upload']), await host.bearer(['files:upload'])]
  for (let n = 0; n < 5; n++) expect((await send(one)).status).toBe(200)
  const refused = await send(one)
  expect([refused.status, await codeOf(refused)]).toEqual([429, 'RATE_LIMITED'])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await send(other)).status).toBe(200)
})

test('more uploads at once than the host takes are told to come again, and a place is free when one is over', async () => {
  /** A body that stays open until the test ends it. */
  const slow = () => {
    let end = () => undefined as void
    const body = new ReadableStream({
      start(controller) {
        end = () => {
          controller.enqueue(new TextEncoder().encode(rows))
          controller.close()
        }
      },
    })
    return { body, end: () => end() }
  }
  const [first, second] = [slow(), slow()]
  const running = [await host.bearer(['files:upload']), await host.bearer(['files:upload'])]
  const arriving = [send(running[0]!, first.body), send(running[1]!, second.body)]
  const third = await host.bearer(['files:upload', 'imports:run'])
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))

  for (const path of ['/api/files?name=a.csv', '/api/imports/upload?name=a.csv']) {
    const refused = await send(third, rows, path)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5'])
  }
  first.end()
  expect((await arriving[0]!).status).toBe(200)
  expect((await send(third)).status).toBe(200)
  second.end()
  expect((await arriving[1]!).status).toBe(200)
})

test('an upload that fails gives its place back', async () => {
  const broken = await host.bearer(['files:upload'])
  for (let n = 0; n < 4; n++) {
    expect((await send(broken, '\u007fELF\u0001\u0002')).status).toBe(415)
  }
  expect((await send(await host.bearer(['files:upload']))).status).toBe(200)
})

test('an actor who may do everything may also bring a file to import', async () => {
  const app: HostApp = new Hono<HostEnv>()
  const caller = { centre: host.centre, actor: systemActor('operator'), bySession: false }
  mountImports(app, { ...host.server.host, callerOf: async () => caller })
  const body = 'nombre\nQuesos Rosa\n'
  const reply = await app.request('/api/imports/upload?name=a.csv&mapping=milpa', { method: 'POST', body })
  expect([reply.status, await reply.text()]).toEqual([200, expect.stringContaining('"status":"ready"')])
})
