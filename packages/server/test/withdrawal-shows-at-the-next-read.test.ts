import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { createKey, enterprises, entrepreneurs } from '@milpa/core'
import { stopTestEngines } from '@milpa/plugin-kit'
import { createTestHost, type TestHost } from './support/test-host.ts'

afterAll(stopTestEngines)

let data: string
let host: TestHost
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'milpa-withdrawal-'))
  host = await createTestHost({ server: { data } })
})
afterEach(async () => {
  await host.close()
  rmSync(data, { recursive: true, force: true })
})

const town = 'https://municipio.example'
const paper = 'https://diario.example'

type Purpose = 'publication' | 'photo'
const say = (id: string, purpose: Purpose, answer: 'given' | 'withdrawn') =>
  host.run(entrepreneurs.consent, { id, purpose, answer, how: 'spoken', witness: 'Elena' })

/** A shop whose owner agreed to be shown with her photograph. */
async function shownShop() {
  const texts = { es: 'El centro muestra su emprendimiento en el directorio público.' }
  for (const purpose of ['publication', 'photo'] as const) {
    await host.run(entrepreneurs.addConsentText, { purpose, texts })
  }
  const { id: owner } = await host.run(entrepreneurs.register, { displayName: 'Rosa' })
  const { id } = await host.run(enterprises.register, {
    name: 'Quesos Rosa',
    homeBased: false,
    people: [{ personId: owner, role: 'owner' }],
  })
  for (const purpose of ['publication', 'photo'] as const) await say(owner, purpose, 'given')
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#b5532a' } })
    .jpeg()
    .toBuffer()
  const uploaded = await host.request(`/api/files?audience=public&subjectKind=enterprise&subjectId=${id}`, {
    method: 'POST',
    headers: { 'content-type': 'image/jpeg', ...(await host.bearer(['files:upload'])) },
    body: new Uint8Array(picture),
  })
  const { id: photoId } = (await uploaded.json()) as { readonly id: string }
  const { version } = await host.ask(enterprises.read, { id })
  await host.run(enterprises.update, { id, version, photoId })
  await host.run(enterprises.publish, { id, basis: 'consent' })
  await host.run(enterprises.publishPhoto, { id, shown: true })
  const { key } = await host.run(createKey, { name: 'Municipio', origins: [town] })
  return { id, owner, photoId, key }
}

/** Reads as a browser does that has an answer already and may keep it only as long as it was told. */
async function readAgain(path: string, headers: Readonly<Record<string, string>> = {}) {
  const first = await host.request(path, { headers })
  expect([path, first.status]).toEqual([path, 200])
  expect(first.headers.get('cache-control')).toBe('public, no-cache')
  const etag = first.headers.get('etag')!
  expect(etag).toMatch(/^(W\/)?"[\w-]{20,}"$/)
  return {
    body: await first.text(),
    again: () => host.request(path, { headers: { ...headers, 'if-none-match': etag } }),
  }
}

test('whoever kept a public answer has to ask again, is told 304 until a withdrawal, and then sees it', async () => {
  const { id, owner, key } = await shownShop()
  const kept = await Promise.all(
    [
      '/public/enterprises/directory',
      `/public/enterprises/directory/${id}`,
      `/public/enterprises/directory?key=${key}`,
      '/',
    ].map((path) => readAgain(path)),
  )
  expect(kept[0]!.body).toContain('Quesos Rosa')
  for (const one of kept) expect((await one.again()).status).toBe(304)

  await say(owner, 'publication', 'withdrawn')
  const after = await Promise.all(kept.map((one) => one.again()))
  expect(after.map(({ status }) => status)).toEqual([200, 404, 200, 200])
  for (const reply of after) expect(await reply.text()).not.toContain('Quesos Rosa')
})

test('a photograph is shown on the page of another site, and not one reading longer than its owner agrees', async () => {
  const { id, owner, photoId, key } = await shownShop()
  const shop = await host.request(`/public/enterprises/directory/${id}?key=${key}`, { headers: { origin: town } })
  expect(await shop.json()).toMatchObject({ photoId })

  const foreign = { origin: town, 'sec-fetch-site': 'cross-site' }
  for (const path of [`/files/${photoId}`, `/files/${photoId}/thumb`]) {
    const seen = await host.request(path, { headers: foreign })
    expect(seen.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(seen.headers.get('content-type')).toBe('image/jpeg')
    expect((await sharp(await seen.arrayBuffer()).metadata()).width).toBe(60)
  }
  const kept = [await readAgain(`/files/${photoId}`), await readAgain(`/files/${photoId}/thumb`)]
  for (const one of kept) expect((await one.again()).status).toBe(304)

  await say(owner, 'photo', 'withdrawn')
  for (const one of kept) expect((await one.again()).status).toBe(404)
})

test('a photograph that was never made public is nobody else’s, although its file was meant for the public', async () => {
  const { id, photoId } = await shownShop()
  await host.run(enterprises.publishPhoto, { id, shown: false })
  expect((await host.request(`/files/${photoId}`)).status).toBe(404)
})

test('an answer may be read by the pages of its key alone, whether it is whole, not modified, or a problem', async () => {
  const { key } = await shownShop()
  const { key: others } = await host.run(createKey, { name: 'Diario', origins: [paper] })
  const path = `/public/enterprises/directory?key=${key}`
  const allowed = async (address: string, headers: Readonly<Record<string, string>>) => {
    const reply = await host.request(address, { headers })
    // Without it a cache would give one site's answer, with the name of that site, to another.
    expect(reply.headers.get('vary')).toMatch(/\bOrigin\b/)
    return [reply.status, reply.headers.get('access-control-allow-origin')]
  }
  const etag = (await host.request(path, { headers: { origin: town } })).headers.get('etag')!
  expect(await allowed(path, { origin: town })).toEqual([200, town])
  expect(await allowed(path, { origin: town, 'if-none-match': etag })).toEqual([304, town])
  expect(await allowed(path, { origin: paper })).toEqual([200, null])
  expect(await allowed(path, {})).toEqual([200, null])
  expect(await allowed(`/public/enterprises/directory?key=${others}`, { origin: paper })).toEqual([200, paper])
  expect(await allowed(`/public/enterprises/directory/unknown?key=${key}`, { origin: town })).toEqual([404, town])
  expect(await allowed(`${path}&limit=0`, { origin: town })).toEqual([422, town])
  // Without a key the answer says nothing of origins: nobody's page may read it from elsewhere.
  const plain = await host.request('/public/enterprises/directory', { headers: { origin: town } })
  expect(plain.headers.get('access-control-allow-origin')).toBeNull()
})

test('an answer that was compressed on its way is known again by its mark', async () => {
  const { key } = await shownShop()
  for (let n = 0; n < 40; n++) {
    const { id: owner } = await host.run(entrepreneurs.register, { displayName: `Ana ${n}` })
    await say(owner, 'publication', 'given')
    const { id } = await host.run(enterprises.register, {
      name: `Tienda ${n}`,
      homeBased: false,
      people: [{ personId: owner, role: 'owner' }],
    })
    await host.run(enterprises.publish, { id, basis: 'consent' })
  }
  const headers = { 'accept-encoding': 'gzip' }
  const path = `/public/enterprises/directory?key=${key}&limit=40`
  const first = await host.request(path, { headers })
  expect(first.headers.get('content-encoding')).toBe('gzip')
  const again = await host.request(path, { headers: { ...headers, 'if-none-match': first.headers.get('etag')! } })
  expect(again.status).toBe(304)
})
