import { mkdtempSync, rmSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startChild, type Child } from './support/start-child.ts'

let data: string
let child: Child
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'milpa-stopped-'))
  child = await startChild({ MILPA_DATA: data })
})
afterEach(async () => {
  child.process.kill('SIGKILL')
  await child.ended
  rmSync(data, { recursive: true, force: true })
})

test('SIGTERM lets a request that has begun end, takes no new one, and ends with 0', async () => {
  const body = JSON.stringify({ name: 'Portal', origins: ['https://example.org'] })
  const url = new URL('/api/centre/keys', child.url)
  const headers = { ...child.headers, 'content-length': String(body.length) }
  const begun = httpRequest(url, { method: 'POST', headers })
  const answered = new Promise<{ readonly status: number; readonly connection: string | undefined }>(
    (resolve, reject) => {
      begun.once('response', (reply) => {
        reply.resume()
        resolve({ status: reply.statusCode ?? 0, connection: reply.headers.connection })
      })
      begun.once('error', reject)
    },
  )
  // Half of the body: the server waits for the rest.
  begun.write(body.slice(0, 10))
  await new Promise<void>((resolve) => begun.once('socket', (socket) => socket.once('connect', resolve)))
  await (await fetch(`${child.url}/health`, { headers: { connection: 'close' } })).text()
  child.process.kill('SIGTERM')
  await expect
    .poll(
      () =>
        fetch(`${child.url}/health`).then(
          () => 'taken',
          () => 'refused',
        ),
      { timeout: 5000 },
    )
    .toBe('refused')
  begun.end(body.slice(10))
  expect((await answered).status).toBe(200)
  expect(await child.ended).toBe(0)
  expect(child.lines.at(-1)).toContain('Milpa has stopped')
})
