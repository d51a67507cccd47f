import { existsSync } from 'node:fs'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, type TestCentre } from '@milpa/plugin-kit'
import { createServer, type Server } from '@milpa/server'
import { runtimeFiles } from '@milpa/widgets/files'

const built = existsSync(runtimeFiles.base)
if (!built) process.stderr.write('Not tested: serving widgets. They are not built; run "npm run build".\n')

let centre: TestCentre
let server: Server
beforeAll(async () => {
  centre = await createTestCentre()
  server = createServer(centre.milpa)
})
afterAll(async () => {
  await centre.close()
  await stopTestEngines()
})
const get = async (path: string, encoding = ''): Promise<Response> =>
  server.app.request(path, { headers: { 'accept-encoding': encoding, origin: 'https://municipio.example' } })

describe.skipIf(!built)('what other sites load', () => {
  test('is open to every origin, without credentials, and compressed', async () => {
    const plain = await get('/w/1/milpa.js?for=directory')
    expect(plain.status).toBe(200)
    expect(plain.headers.get('access-control-allow-origin')).toBe('*')
    expect(plain.headers.get('access-control-allow-credentials')).toBeNull()
    expect(plain.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(plain.headers.get('timing-allow-origin')).toBe('*')
    expect(plain.headers.get('cache-control')).toContain('stale-while-revalidate')
    const text = await plain.text()
    const brotli = await get('/w/1/milpa.js?for=directory', 'gzip, br')
    expect(brotli.headers.get('content-encoding')).toBe('br')
    expect(brotliDecompressSync(Buffer.from(await brotli.arrayBuffer())).toString()).toBe(text)
    const gzip = await get('/w/1/milpa.js?for=directory', 'gzip')
    expect(gunzipSync(Buffer.from(await gzip.arrayBuffer())).toString()).toBe(text)
    expect(text).not.toContain('__MILPA_')
    expect(text).not.toMatch(/\b__milpa__\b/)
  })

  test('exact addresses are immutable and hold the same bytes as the floating one', async () => {
    const { loader, base, widgets } = (await (await get('/widgets.json')).json()) as {
      loader: string
      base: { file: string }
      widgets: Record<string, { file: string; languages: string[] }>
    }
    const exact = await get(`${loader}?for=directory`)
    expect(exact.headers.get('cache-control')).toContain('immutable')
    expect(await exact.text()).toBe(await (await get('/w/1/milpa.js?for=directory')).text())
    for (const { file } of [base, ...Object.values(widgets)]) {
      const reply = await get(file)
      expect(reply.headers.get('cache-control'), file).toContain('immutable')
    }
    expect(Object.keys(widgets)).toEqual([
      'milpa-directory',
      'milpa-enterprise',
      'milpa-filters',
      'milpa-map',
      'milpa-places',
    ])
    expect(widgets['milpa-directory']!.languages).toEqual(['es', 'en', 'pt', 'fr'])
  })

  test('words come beside the loader, in every language', async () => {
    for (const name of ['base', 'directory', 'enterprise', 'filters', 'map', 'places']) {
      for (const language of ['en', 'pt', 'fr']) {
        const words = (await (await get(`/w/1/${name}.${language}.json`)).json()) as Record<string, string>
        expect(words['retry'], `${name} ${language}`).toBeTruthy()
      }
    }
  })

  test.each([
    '/w/1/milpa.js?for=map,directory',
    '/w/1/milpa.js?for=unknown',
    '/w/1/milpa.js?for=',
    '/w/nothing-abcdefghijkl.js',
    '/w/1/directory.xx.json',
    '/w/2/milpa.js',
    '/w/0.0.0-abc/milpa.js',
  ])('%s is not found', async (path) => {
    expect((await get(path)).status).toBe(404)
  })

  test('asked again with the tag that it gave, it answers 304', async () => {
    const etag = (await get('/w/1/milpa.js?for=map')).headers.get('etag')!
    const again = await server.app.request('/w/1/milpa.js?for=map', { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
  })
})
