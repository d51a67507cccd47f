import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createTestHost } from './support/test-host.ts'

test('while the body of an upload arrives nobody counts as waiting for an answer', async () => {
  const data = mkdtempSync(join(tmpdir(), 'milpa-slow-upload-'))
  const host = await createTestHost({ server: { data } })
  const begun = vi.spyOn(host.milpa.foreground, 'begin')
  let end = () => undefined as void
  const body = new ReadableStream({
    start(controller) {
      end = () => {
        controller.enqueue(new TextEncoder().encode('nombre;giro\nMaría;panadería\n'))
        controller.close()
      }
    },
  })
  const headers = { ...(await host.bearer(['files:upload'])), 'content-type': 'text/csv' }
  const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
  const arriving = host.request('/api/files?name=a.csv', init)
  await expect.poll(() => begun.mock.calls.length).toBe(1)
  await expect.poll(() => host.milpa.foreground.waiting).toBe(0)
  end()
  expect((await arriving).status).toBe(200)
  await expect.poll(() => host.milpa.foreground.waiting).toBe(0)
  await host.close()
  rmSync(data, { recursive: true, force: true })
})
