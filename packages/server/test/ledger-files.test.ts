import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createToken } from '@milpa/core'
import { createTestCentre, type TestCentre } from '@milpa/plugin-kit'
import { createServer, type HostApp } from '@milpa/server'
import { afterEach, beforeEach, expect, test } from 'vitest'

let centre: TestCentre
let app: HostApp
let data: string
beforeEach(async () => {
  centre = await createTestCentre()
  data = mkdtempSync(join(tmpdir(), 'milpa-ledger-files-'))
  app = createServer(centre.milpa, { data }).app
})
afterEach(async () => {
  await centre.close()
  rmSync(data, { recursive: true, force: true })
})

const bearer = async (...scopes: string[]) => {
  const { token } = await centre.run(createToken, { name: 'prueba', scopes })
  return { authorization: `Bearer ${token}` }
}

const sheet = 'Cuenta,Tipo,Saldo\ncaja,activo,100\nfondo,patrimonio,100\n'
const upload = (headers: Record<string, string>, query: string, body: string) =>
  app.request(`/api/ledger/imports/upload?${query}`, { method: 'POST', headers, body })

test('a balance sheet is tried and taken by upload, and the ledger is downloaded in each of its forms', async () => {
  const headers = await bearer('ledger:import', 'ledger:read')
  const tried = await upload(headers, 'kind=opening&source=saldos&dry-run=true', sheet)
  expect(await tried.json()).toMatchObject({ transfers: { created: 2 }, problems: [] })
  const taken = await upload(headers, 'kind=opening&source=saldos', sheet)
  expect([taken.status, await taken.json()]).toEqual([200, expect.objectContaining({ problems: [] })])
  for (const [format, part] of [
    ['jsonl', '"type":"end","accounts":3,"transfers":2'],
    ['hledger', 'assets:caja  100.00 MXN'],
    ['ledger', 'tag id'],
    ['beancount', 'Equity:Fondo  -100.00 MXN'],
    ['csv', '100.00'],
  ] as const) {
    const file = await app.request(`/api/ledger/export/file?format=${format}`, { headers })
    expect(file.headers.get('content-disposition')).toContain('attachment')
    expect(await file.text(), format).toContain(part)
  }
})

test('a wrong file is refused with the places, a strange one and a strange format as what they are', async () => {
  const headers = await bearer('ledger:import', 'ledger:read')
  const wrong = await upload(headers, 'kind=opening', sheet.replace('patrimonio', 'tesoro'))
  expect([wrong.status, await wrong.json()]).toEqual([
    422,
    expect.objectContaining({
      code: 'LEDGER_IMPORT_FAULTY',
      data: {
        count: 2,
        problems: [
          { line: 0, fault: 'not-balanced', found: 'MXN', expected: '100.00' },
          { line: 3, fault: 'kind-unknown', found: 'tesoro', expected: '' },
        ],
      },
    }),
  ])
  const strange = await upload(headers, 'kind=cyclos', '{"no":"cyclos"}')
  expect(await strange.json()).toMatchObject({ code: 'LEDGER_IMPORT_UNREADABLE' })
  const format = await app.request('/api/ledger/export/file?format=pdf', { headers })
  expect(format.status).toBe(422)
  const reader = await bearer('ledger:read')
  expect((await upload(reader, 'kind=opening', sheet)).status).toBe(403)
  const stranger = await bearer('services:read')
  expect((await app.request('/api/ledger/export/file', { headers: stranger })).status).toBe(403)
})
