import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createToken } from '@milpa/core'
import { createTestCentre, type TestCentre } from '@milpa/plugin-kit'
import { createServer, type HostApp } from '@milpa/server'
import { afterEach, beforeEach, expect, test } from 'vitest'

const csv = [
  'nombre;teléfono;latitud;longitud',
  'Panadería Lupita;55 1617 9901;19.72;-99.46',
  ';;;',
  '=1+1;;norte;-99.46',
  '',
].join('\r\n')

let centre: TestCentre
let app: HostApp
let data: string
beforeEach(async () => {
  centre = await createTestCentre()
  data = mkdtempSync(join(tmpdir(), 'milpa-upload-'))
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

test('a file is uploaded, tried, and its bad rows come back as a CSV whose formulas do not run', async () => {
  const headers = await bearer('imports:run')
  const latin = Buffer.from(csv, 'latin1')
  const uploaded = await app.request('/api/imports/upload?name=mujeres.csv', { method: 'POST', headers, body: latin })
  expect(uploaded.status).toBe(200)
  const { id, rows, mapping } = (await uploaded.json()) as { id: string; rows: number; mapping: string }
  expect([rows, mapping]).toEqual([2, 'milpa'])
  const json = { ...headers, 'content-type': 'application/json' }
  const checked = await app.request(`/api/imports/files/${id}/check`, { method: 'POST', headers: json, body: '{}' })
  expect(checked.status).toBe(200)
  await centre.milpa.jobs.workOff()
  const state = await app.request(`/api/imports/files/${id}`, { headers })
  expect(await state.json()).toMatchObject({ status: 'checked', good: 1, bad: 1 })
  const back = await app.request(`/api/imports/files/${id}/to-correct.csv`, { headers })
  expect(back.headers.get('content-type')).toContain('text/csv')
  const text = await back.text()
  expect(text).toContain(`'=1+1`)
  expect(text).toContain('milpa: línea')
  expect(readdirSync(join(data, 'files', 'arriving'))).toEqual([])
})

test('who may not import uploads nothing, and a file that is no table is refused by name', async () => {
  const reader = await bearer('centre:read')
  const refused = await app.request('/api/imports/upload', { method: 'POST', headers: reader, body: csv })
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([403, 'FORBIDDEN'])
  const headers = await bearer('imports:run')
  const pdf = await app.request('/api/imports/upload', { method: 'POST', headers, body: '%PDF-1.7 …' })
  expect([pdf.status, ((await pdf.json()) as { code: string }).code]).toEqual([422, 'IMPORTS_FILE_UNREADABLE'])
  expect((await app.request('/api/imports/upload', { method: 'POST', body: csv })).status).toBe(401)
})
