import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createToken, enterprises } from '@milpa/core'
import { createTestCentre, type TestCentre } from '@milpa/plugin-kit'
import { createServer, type HostApp } from '@milpa/server'
import { afterEach, beforeEach, expect, test } from 'vitest'

const spreadsheet = new URL('../../../../shared/fixtures/codes/scian-2023.xlsx', import.meta.url)
const square = (code: string, west: number) => ({
  type: 'Feature',
  properties: { CVEGEO: code, NOMGEO: `Municipio ${code}` },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 19],
        [west + 0.5, 19],
        [west + 0.5, 19.5],
        [west, 19.5],
        [west, 19],
      ],
    ],
  },
})
const geojson = (note = '') =>
  JSON.stringify({ type: 'FeatureCollection', note, features: [square('06001', -104), square('06002', -103.5)] })
const territories =
  '/api/enterprises/territories/upload?codeProperty=CVEGEO&nameProperty=NOMGEO&level=2&source=Prueba+2023'
const activities = '/api/enterprises/activities/upload?classification='

let centre: TestCentre
let app: HostApp
let data: string
beforeEach(async () => {
  centre = await createTestCentre()
  data = mkdtempSync(join(tmpdir(), 'milpa-catalogue-'))
  app = createServer(centre.milpa, { data }).app
})
afterEach(async () => {
  await centre.close()
  rmSync(data, { recursive: true, force: true })
})

const send = async (path: string, body: BodyInit, scope = 'enterprises:catalogues') => {
  const { token } = await centre.run(createToken, { name: 'prueba', scopes: [scope] })
  const answer = await app.request(path, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

test('territories are loaded from a file larger than a JSON body may be, and nothing of it stays on disk', async () => {
  const loaded = await send(territories, geojson('x'.repeat(1_500_000)))
  expect(loaded).toEqual({ status: 200, body: { loaded: 2, problems: [] } })
  const { items } = await centre.ask(enterprises.territoryList, {})
  expect(items.map(({ code, hasShape }) => [code, hasShape])).toEqual([
    ['06001', true],
    ['06002', true],
  ])
  expect(readdirSync(join(data, 'files', 'arriving'))).toEqual([])
})

test('what is no GeoJSON or no spreadsheet is refused by name, and who may not load sends nothing', async () => {
  expect(await send(territories, 'nada')).toMatchObject({
    status: 422,
    body: { code: 'ENTERPRISES_FILE_UNREADABLE' },
  })
  expect(await send(`${activities}scian2023`, 'nada;nada')).toMatchObject({
    status: 422,
    body: { code: 'ENTERPRISES_FILE_UNREADABLE' },
  })
  expect(await send(`${activities}otra`, 'nada')).toMatchObject({ status: 422, body: { code: 'INVALID_INPUT' } })
  expect(await send(territories, geojson(), 'enterprises:read')).toMatchObject({
    status: 403,
    body: { code: 'FORBIDDEN' },
  })
})

test.skipIf(!existsSync(spreadsheet))('the official spreadsheet of SCIAN is loaded whole', async () => {
  const loaded = await send(`${activities}scian2023`, new Uint8Array(readFileSync(spreadsheet)))
  expect(loaded).toMatchObject({ status: 200, body: { problems: [] } })
  const { items } = await centre.ask(enterprises.activityLoadList, {})
  expect(items).toMatchObject([{ classification: 'scian', version: '2023', entries: loaded.body['loaded'] }])
  expect(Number(loaded.body['loaded'])).toBeGreaterThan(2000)
})

if (!existsSync(spreadsheet)) {
  process.emitWarning('The spreadsheet of SCIAN 2023 is not beside the repository: its test is skipped.')
}
