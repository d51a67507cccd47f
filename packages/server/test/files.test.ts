import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { area, definePlugin, removeFile } from '@milpa/core'
import { stopTestEngines } from '@milpa/plugin-kit'
import { FileStore } from '@milpa/server'
import { codeOf, createTestHost, type TestHost } from './support/test-host.ts'

afterAll(stopTestEngines)

/** A plugin whose public records show the files that a test puts here. */
const shown = new Set<string>()
const gallery = definePlugin({
  id: 'gallery',
  version: '1.0.0',
  core: '*',
  area: area('gallery', { permissions: {}, errors: {}, messages: { es: {}, en: {}, pt: {}, fr: {} } }),
  showsFile: async ({ id }) => shown.has(id),
})

let data: string
let host: TestHost
beforeEach(async () => {
  shown.clear()
  data = mkdtempSync(join(tmpdir(), 'milpa-files-'))
  host = await createTestHost({ plugins: [gallery], server: { data, uploadLimit: 3_000_000 } })
})
afterEach(async () => {
  await host.close()
  rmSync(data, { recursive: true, force: true })
})

const photo = (width = 2400, height = 1200) =>
  sharp({ create: { width, height, channels: 3, background: '#b5532a' } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { Model: 'PlantedCamera4711' }, IFD3: { GPSLatitude: '28/1 39/1 12/1' } })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><planted>PlantedXmp4711</planted></x:xmpmeta>')
    .toBuffer()

interface Stored {
  readonly id: string
  readonly width: number
  readonly height: number
  readonly mediaType: string
}
const upload = async (body: Buffer | string, query = '', type = 'application/octet-stream', headers = {}) => {
  const authorization = await host.bearer(['files:upload', 'files:read'])
  return host.request(`/api/files?${query}`, {
    method: 'POST',
    headers: { 'content-type': type, ...authorization, ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  })
}
const stored = async (reply: Response): Promise<Stored> => {
  expect(reply.status).toBe(200)
  return (await reply.json()) as Stored
}

describe('taking files in', () => {
  test('a photograph loses where and by what it was taken, and is turned and reduced', async () => {
    const original = await photo()
    expect(original.includes('PlantedCamera4711')).toBe(true)
    const { id, ...size } = await stored(await upload(original, 'name=foto.jpg', 'image/jpeg'))
    expect(size).toMatchObject({ width: 800, height: 1600, mediaType: 'image/jpeg' })
    const authorization = await host.bearer(['files:read'])
    for (const [path, longest] of [
      [`/files/${id}`, 1600],
      [`/files/${id}/thumb`, 320],
    ] as const) {
      const reply = await host.request(path, { headers: authorization })
      const bytes = Buffer.from(await reply.arrayBuffer())
      const facts = await sharp(bytes).metadata()
      expect([facts.exif, facts.xmp, facts.icc, facts.orientation, facts.height]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
        longest,
      ])
      expect(bytes.includes('Planted')).toBe(false)
      expect(reply.headers.get('content-security-policy')).toContain('sandbox')
      expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  test('what is called one thing and is another is refused, and nothing of it stays', async () => {
    const png = await sharp({ create: { width: 8, height: 8, channels: 4, background: '#fff' } })
      .png()
      .toBuffer()
    expect(await codeOf(await upload(png, 'name=foto.jpg'))).toBe('FILES_MISLABELLED')
    expect(await codeOf(await upload(png, '', 'application/pdf'))).toBe('FILES_MISLABELLED')
    expect(await codeOf(await upload('<svg xmlns="http://www.w3.org/2000/svg"/>', '', 'image/svg+xml'))).toBe(
      'FILES_KIND_REFUSED',
    )
    expect(await codeOf(await upload('a,b\n<script>alert(1)</script>,2', 'name=a.csv', 'text/csv'))).toBe(
      'FILES_KIND_REFUSED',
    )
    expect(await codeOf(await upload('\u007fELF\u0001\u0002', 'name=a.csv'))).toBe('FILES_KIND_REFUSED')
    expect(await codeOf(await upload('PK\u0003\u0004 some other archive', 'name=a.xlsx'))).toBe('FILES_KIND_REFUSED')
    expect(filesOnDisk()).toEqual([])
  })

  test('a truncated image and one of too many points are refused', async () => {
    const whole = await photo(900, 900)
    expect(await codeOf(await upload(whole.subarray(0, whole.length / 2)))).toBe('FILES_DAMAGED')
    // 80,000,000 points in a few kilobytes.
    const bomb = await sharp({ create: { width: 10_000, height: 8000, channels: 3, background: '#000' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.length).toBeLessThan(500_000)
    expect(await codeOf(await upload(bomb))).toBe('FILES_IMAGE_TOO_LARGE')
    expect(filesOnDisk()).toEqual([])
  })

  test('more than the limit is refused, whether its length is declared or not', async () => {
    expect((await upload(Buffer.alloc(3_000_001, 'a,b\n'))).status).toBe(413)
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('a,b\n'.repeat(50_000)))
      },
    })
    const headers = { ...(await host.bearer(['files:upload'])), 'content-type': 'text/csv' }
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
    expect((await host.request('/api/files', init)).status).toBe(413)
    expect(filesOnDisk()).toEqual([])
  })

  test('tables and documents are kept as they are, and given for saving under their own name', async () => {
    const { id } = await stored(await upload('nombre;giro\nMaría;panadería\n', 'name=inventario%20ñ.csv', 'text/csv'))
    const reply = await host.request(`/files/${id}`, { headers: await host.bearer(['files:read']) })
    expect(await reply.text()).toBe('nombre;giro\nMaría;panadería\n')
    expect(reply.headers.get('content-disposition')).toBe(
      `attachment; filename="inventario _.csv"; filename*=UTF-8''inventario%20%C3%B1.csv`,
    )
  })

  test('uploading needs the permission, and nobody can record a file that was not stored', async () => {
    const reader = await host.bearer(['files:read'])
    const refused = await host.request('/api/files', { method: 'POST', headers: reader, body: 'a,b\n' })
    expect(refused.status).toBe(403)
    const forged = { id: 'x', audience: 'public', mediaType: 'text/csv', bytes: 1, sha256: '0'.repeat(64) }
    const director = await host.bearer(['files:upload', 'files:read', 'centre:staff'])
    expect((await host.post('/api/files/keep', forged, director)).status).toBe(403)
  })
})

describe('giving files out', () => {
  test('a public file is anybody’s only while a public record shows it', async () => {
    const { id } = await stored(await upload(await photo(50, 50), 'audience=public'))
    const status = async () => (await host.request(`/files/${id}`)).status
    expect(await status()).toBe(404)
    shown.add(id)
    expect(await status()).toBe(200)
    shown.delete(id)
    expect(await status()).toBe(404)
  })

  test('a file for staff is nobody else’s, even if a public record names it', async () => {
    const { id } = await stored(await upload(await photo(50, 50)))
    shown.add(id)
    expect((await host.request(`/files/${id}`)).status).toBe(404)
  })

  test('another centre’s file, a missing permission and an unknown id look alike', async () => {
    const { id } = await stored(await upload(await photo(50, 50)))
    const guarded = await stored(await upload(await photo(50, 50), 'permission=centre:audit'))
    const other = await host.another('otro')
    const answers = await Promise.all([
      host.request(`/files/${id}`, { headers: await host.bearer(['files:read'], other) }),
      host.request(`/files/${guarded.id}`, { headers: await host.bearer(['files:read']) }),
      host.request('/files/00000000-0000-7000-8000-000000000000', { headers: await host.bearer(['files:read']) }),
      host.request('/files/..%2f..%2fsecrets%2fvault-1.key', { headers: await host.bearer(['files:read']) }),
    ])
    const bodies = await Promise.all(
      answers.map(async (reply) => ({ ...((await reply.json()) as object), requestId: '' })),
    )
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1)
    const allowed = await host.request(`/files/${guarded.id}`, { headers: await host.bearer(['centre:audit']) })
    expect(allowed.status).toBe(200)
  })

  test('a picture in a page shows to the staff of its centre by their session', async () => {
    await host.person('lucia@example.org', ['viewer'])
    const other = await host.another('otro')
    await host.person('ana@example.org', ['viewer'], other)
    const { id } = await stored(await upload(await photo(50, 50)))
    const as = async (email: string) =>
      (await host.request(`/files/${id}`, { headers: await host.signIn(email) })).status
    expect([await as('lucia@example.org'), await as('ana@example.org')]).toEqual([200, 404])
  })

  test('who has it already is answered 304', async () => {
    const { id } = await stored(await upload(await photo(50, 50)))
    const headers = await host.bearer(['files:read'])
    const etag = (await host.request(`/files/${id}`, { headers })).headers.get('etag')!
    const again = await host.request(`/files/${id}`, { headers: { ...headers, 'if-none-match': etag } })
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
  })

  test('the sweep drops the bytes of what was removed, and leaves the rest', async () => {
    const store = new FileStore(data)
    const { id } = await stored(await upload(await photo(50, 50)))
    const { id: kept } = await stored(await upload('a,b\n1,2\n'))
    expect(await store.sweep(host.milpa, -1000)).toBe(0)
    await host.run(removeFile, { id }, 'system')
    expect((await host.request(`/files/${id}`, { headers: await host.bearer(['files:read']) })).status).toBe(404)
    expect(await store.sweep(host.milpa)).toBe(0)
    expect(await store.sweep(host.milpa, -1000)).toBe(2)
    expect(filesOnDisk()).toEqual([kept])
  })
})

function filesOnDisk(): readonly string[] {
  try {
    return readdirSync(join(data, 'files'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
  } catch {
    return []
  }
}
