import { afterAll, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { area, definePlugin, languages, type Plugin } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { codeOf, createTestHost, origin } from './support/test-host.ts'

afterAll(stopTestEngines)

const words = {
  'permission.use': 'x',
  'error.ECHO_TOO_MUCH': 'Son {amount, plural, one {# peso} other {# pesos}}.',
}
const echoArea = area('echo', {
  permissions: { use: { title: 'Use it', roles: ['adviser'] } },
  errors: { TOO_MUCH: { status: 409, title: 'Too much', data: v.object({ amount: v.number() }) } },
  messages: { es: words, en: words, pt: words, fr: words },
})
const fields = {
  count: v.optional(v.pipe(v.number(), v.integer())),
  open: v.optional(v.boolean()),
  words: v.optional(v.array(v.string())),
  numbers: v.optional(v.array(v.number())),
  near: v.optional(v.object({ latitude: v.number() })),
  text: v.optional(v.string()),
  maybe: v.optional(v.nullable(v.number())),
}
const echo = echoArea.query({
  name: 'get',
  title: 'Say it back',
  path: '/things/:id',
  permission: 'use',
  input: v.object({ id: v.string(), ...fields }),
  output: v.object({ id: v.string(), ...fields }),
  run: async (input) => input,
})
const fixed = echoArea.query({
  name: 'newest',
  title: 'A fixed word beside a parameter',
  path: '/things/newest',
  permission: 'use',
  input: v.object({}),
  output: v.object({ fixed: v.boolean() }),
  run: async () => ({ fixed: true }),
})
const put = echoArea.operation({
  name: 'put',
  title: 'Say it back, having written',
  method: 'PUT',
  path: '/things/:id',
  permission: 'use',
  input: v.object({
    id: v.pipe(v.string(), v.maxLength(20)),
    amount: v.pipe(v.number(), v.minValue(1)),
    secret: v.optional(v.string()),
  }),
  output: v.object({ id: v.string(), at: v.string(), run: v.string() }),
  errors: ['TOO_MUCH'],
  async run({ id, amount }, call) {
    if (amount > 100) throw call.error('TOO_MUCH', { amount })
    if (amount === 13) throw new Error('a fault that names Lucía Hernández, 614 123 4567')
    return { id, at: call.at.toISOString(), run: call.id() }
  },
})
const slow = echoArea.query({
  name: 'slow',
  title: 'Never answers',
  path: '/slow',
  permission: 'use',
  input: v.object({}),
  output: v.object({}),
  run: () => new Promise<object>(() => undefined),
})
const echoPlugin = definePlugin({
  id: 'echo',
  version: '1.0.0',
  core: '*',
  area: echoArea,
  operations: [put],
  queries: [echo, fixed, slow],
})
/** Its migrations are not where it says: it cannot start. */
const broken: Plugin = definePlugin({
  id: 'broken',
  version: '1.0.0',
  core: '*',
  area: area('broken', { permissions: {}, errors: {}, messages: { es: {}, en: {}, pt: {}, fr: {} } }),
  migrations: new URL('nowhere/', import.meta.url),
  onFailure: 'optional',
})

const openHost = (options: Parameters<typeof createTestHost>[0] = {}) =>
  createTestHost({ plugins: [echoPlugin, broken], ...options })

describe.each(testEngines().filter((engine) => engine !== 'pglite'))('on %s', (engine) => {
  test('the same Idempotency-Key answers the same, and refuses another input', async () => {
    const host = await openHost({ engine })
    const headers = {
      ...(await host.bearer(['echo:use'])),
      'content-type': 'application/json',
      'idempotency-key': 'k-1',
    }
    const send = (body: unknown) =>
      host.request('/api/echo/things/a', { method: 'PUT', headers, body: JSON.stringify(body) })
    const [first, second] = await Promise.all([send({ amount: 5 }), send({ amount: 5 })])
    expect([first.status, second.status]).toEqual([200, 200])
    const answer = (await first.json()) as { run: string }
    expect(await second.json()).toEqual(answer)
    const reused = await send({ amount: 6 })
    expect([reused.status, await codeOf(reused)]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED'])
    const other = { ...headers, ...(await host.bearer(['echo:use'])) }
    const others = await host.request('/api/echo/things/a', { method: 'PUT', headers: other, body: '{"amount":5}' })
    expect(((await others.json()) as { run: string }).run).not.toBe(answer.run)
    await host.close()
  })

  test('the records of another centre are unknown, whatever one may do in one’s own', async () => {
    const host = await openHost({ engine })
    const other = await host.another('otro')
    const scopes = ['centre:read', 'centre:staff', 'centre:access', 'centre:work', 'centre:audit']
    const theirs = await host.bearer(scopes, other)
    const mine = await host.bearer(scopes)
    const member = await host.person('lucia@example.org', ['adviser'], other)
    const key = (await (
      await host.post('/api/centre/keys', { name: 'Portal', origins: ['https://example.org'] }, theirs)
    ).json()) as { id: string }
    const tried = [
      host.request(`/api/centre/staff/${member}`, { headers: mine }),
      host.post(`/api/centre/keys/${key.id}/revoke`, {}, mine),
      host.post(`/api/identity/staff/${member}/invitation`, {}, { ...(await host.bearer(['identity:manage'])) }),
      host.request(`/api/centre/staff/${member}`, {
        method: 'PATCH',
        headers: { ...mine, 'content-type': 'application/json' },
        body: '{"active":false}',
      }),
      host.request('/api/centre/staff/00000000-0000-7000-8000-000000000000', { headers: mine }),
    ]
    const answers = await Promise.all(tried)
    const bodies = await Promise.all(
      answers.map(async (reply) => JSON.stringify({ ...((await reply.json()) as object), requestId: '' })),
    )
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
    expect(new Set(bodies).size).toBe(1)
    expect((await host.request(`/api/centre/staff/${member}`, { headers: theirs })).status).toBe(200)
    const audit = await host.request('/api/centre/audit?what=centre.create-key', { headers: mine })
    expect(await audit.json()).toEqual({ items: [] })
    await host.close()
  })
})

test('query strings are read as what the schema says, and the path wins', async () => {
  const host = await openHost()
  const headers = await host.bearer(['echo:use'])
  const ask = async (query: string) =>
    (await host.request(`/api/echo/things/7?${query}`, { headers })).json() as Promise<unknown>
  expect(
    await ask('id=8&count=3&open=false&words=a&words=b&numbers=1&near={"latitude":28.5}&text=12&maybe=null&more=x'),
  ).toEqual({
    id: '7',
    count: 3,
    open: false,
    words: ['a', 'b'],
    numbers: [1],
    near: { latitude: 28.5 },
    text: '12',
    maybe: null,
  })
  expect(await ask('count=three')).toMatchObject({
    code: 'INVALID_INPUT',
    errors: [{ pointer: '/count', rule: 'number' }],
  })
  expect(await ask('count=1&count=2')).toMatchObject({ code: 'INVALID_INPUT', errors: [{ pointer: '/count' }] })
  expect(await ask('__proto__=1&constructor=2')).toEqual({ id: '7' })
  expect(await (await host.request('/api/echo/things/newest', { headers })).json()).toEqual({ fixed: true })
  await host.close()
})

test('what is not well formed is refused by its own code', async () => {
  const host = await openHost()
  const headers = { ...(await host.bearer(['echo:use'])), 'content-type': 'application/json' }
  const put = async (body: string, more: Readonly<Record<string, string>> = {}) => {
    const reply = await host.request('/api/echo/things/a', { method: 'PUT', headers: { ...headers, ...more }, body })
    return [reply.status, await codeOf(reply)]
  }
  expect(await put('{"amount":')).toEqual([400, 'MALFORMED'])
  expect(await put('amount=5', { 'content-type': 'application/x-www-form-urlencoded' })).toEqual([
    415,
    'WRONG_CONTENT_TYPE',
  ])
  expect(await put(`{"amount":5,"secret":"${'x'.repeat(1_100_000)}"}`)).toEqual([413, 'TOO_LARGE'])
  expect(await put('[1,2]')).toEqual([422, 'INVALID_INPUT'])
  expect(await put('')).toEqual([422, 'INVALID_INPUT'])
  expect(await put('{"amount":5}', { 'idempotency-key': 'ñ'.repeat(2) })).toEqual([400, 'MALFORMED'])
  const bad = await host.request('/api/echo/things/%E0%A4%A', { headers })
  expect([404, 400, 200]).toContain(bad.status)
  await host.close()
})

test('a refusal names place and rule in the reader’s language, and repeats nothing that was sent', async () => {
  const host = await openHost()
  const headers = { ...(await host.bearer(['echo:use'])), 'content-type': 'application/json' }
  const put = async (body: object, language: string) => {
    const request = { method: 'PUT', headers: { ...headers, 'accept-language': language }, body: JSON.stringify(body) }
    return (await host.request(`/api/echo/things/${'9'.repeat(30)}`, request)).text()
  }
  const titles = new Set<string>()
  for (const language of languages) {
    const text = await put({ amount: 'PIN 4711', secret: 'Lucía' }, `xx;q=0.9, ${language}-XX;q=0.8`)
    const problem = JSON.parse(text) as { title: string; errors: { pointer: string; rule: string; message: string }[] }
    expect(problem.errors.map(({ pointer, rule }) => [pointer, rule])).toEqual([
      ['/id', 'max_length'],
      ['/amount', 'number'],
    ])
    expect(problem.errors[0]!.message).toContain('20')
    for (const planted of ['4711', 'Lucía', '9'.repeat(30)]) expect(text).not.toContain(planted)
    titles.add(problem.title)
    titles.add(problem.errors[1]!.message)
  }
  expect(titles.size).toBe(2 * languages.length)
  // Without a language of ours the centre's own is spoken, and numbers in a message are put in place.
  const much = await host.request('/api/echo/things/a', { method: 'PUT', headers, body: '{"amount":101}' })
  expect(await much.json()).toMatchObject({
    type: 'urn:milpa:problem:ECHO_TOO_MUCH',
    status: 409,
    code: 'ECHO_TOO_MUCH',
    title: 'Son 101 pesos.',
    data: { amount: 101 },
  })
  expect(much.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(much.headers.get('content-language')).toBe('es')
  await host.close()
})

test('a fault of ours shows a request id and nothing else', async () => {
  const lines: string[] = []
  const { createLog } = await import('@milpa/server')
  const host = await openHost({
    server: { log: createLog({ to: { write: (line) => void lines.push(line) } }) },
  } as never)
  const headers = { ...(await host.bearer(['echo:use'])), 'content-type': 'application/json' }
  const reply = await host.request('/api/echo/things/a?q=buscando', { method: 'PUT', headers, body: '{"amount":13}' })
  const text = await reply.text()
  expect(reply.status).toBe(500)
  expect(text).not.toMatch(/Lucía|614|fault/)
  const { requestId } = JSON.parse(text) as { requestId: string }
  expect(reply.headers.get('x-request-id')).toBe(requestId)
  const logged = lines.filter((line) => line.includes(requestId))
  expect(logged.length).toBe(2)
  // Routes are logged as patterns: neither ids nor the words of a search are in a line.
  expect(logged.join('\n')).not.toContain('buscando')
  expect(logged.join('\n')).not.toMatch(/milpa_[A-Za-z0-9_-]{20}/)
  await host.close()
})

test('unknown addresses, methods and plugins that could not start are told apart', async () => {
  const host = await openHost()
  const headers = await host.bearer(['echo:use'])
  const got = async (path: string, method = 'GET') => {
    const reply = await host.request(path, { method, headers })
    return [reply.status, method === 'HEAD' ? '' : await codeOf(reply)]
  }
  expect(await got('/api/echo/nothing')).toEqual([404, 'NOT_FOUND'])
  expect(await got('/nothing')).toEqual([404, 'NOT_FOUND'])
  expect(await got('/api/echo/things/a', 'PATCH')).toEqual([405, 'METHOD_NOT_ALLOWED'])
  const broken = await host.request('/api/broken/anything', { headers })
  expect([broken.status, await broken.json()]).toMatchObject([503, { code: 'UNAVAILABLE', data: { plugin: 'broken' } }])
  const allowed = await host.request('/api/echo/things/a', { method: 'OPTIONS' })
  expect([allowed.status, allowed.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS, PUT'])
  const head = await host.request('/api/echo/things/a', { method: 'HEAD', headers })
  expect([head.status, await head.text()]).toEqual([200, ''])
  expect(await (await host.request('/health')).json()).toMatchObject({
    status: 'degraded',
    parts: { broken: 'failed' },
  })
  await host.close()
})

test('a query that never answers is given up', async () => {
  const host = await openHost({ server: { queryTimeout: 20 } } as never)
  const reply = await host.request('/api/echo/slow', { headers: await host.bearer(['echo:use']) })
  expect([reply.status, await codeOf(reply)]).toEqual([504, 'TIMEOUT'])
  await host.close()
})

test('who has the newest answer already gets 304 and no body', async () => {
  const host = await openHost()
  const first = await host.request('/public/centre/about')
  const etag = first.headers.get('etag')!
  expect(first.headers.get('cache-control')).toBe('public, no-cache')
  const again = await host.request('/public/centre/about', { headers: { 'if-none-match': `"x", ${etag}` } })
  expect([again.status, await again.text()]).toEqual([304, ''])
  await host.close()
})

test('a change by a session must come from our own page; a token needs none', async () => {
  const host = await openHost()
  await host.person('lucia@example.org', ['director'])
  const session = await host.signIn('lucia@example.org')
  const role = (key: string, headers: Readonly<Record<string, string>>) =>
    host.request('/api/centre/roles', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ key, name: 'x' }),
    })
  const statuses = await Promise.all([
    role('one', { ...session, origin }),
    role('two', { ...session, origin: 'https://evil.example' }),
    role('three', { ...session, origin: 'null' }),
    role('four', session),
    role('five', { ...session, 'sec-fetch-site': 'same-origin' }),
    role('six', { ...session, 'sec-fetch-site': 'cross-site' }),
    role('seven', await host.bearer(['centre:staff'])),
  ])
  expect(statuses.map(({ status }) => status)).toEqual([200, 403, 403, 403, 200, 403, 200])
  expect(await codeOf(statuses[1])).toBe('FOREIGN_ORIGIN')
  await host.close()
})

test('tokens are refused when wrong, revoked, past their time or of another centre', async () => {
  const host = await openHost()
  const director = await host.bearer(['centre:access', 'centre:read', 'echo:use'])
  const make = async (body: object) => host.post('/api/centre/tokens', { name: 'Máquina', ...body }, director)
  const { id, token } = (await (await make({ scopes: ['centre:read'] })).json()) as { id: string; token: string }
  const status = async (given: string, more = {}) =>
    (await host.request('/api/centre/settings', { headers: { authorization: given, ...more } })).status
  expect(await status(`Bearer ${token}`)).toBe(200)
  expect(await status(`Bearer ${token}`, { 'milpa-centre': 'otro' })).toBe(403)
  expect(await status(`Bearer ${token}x`)).toBe(401)
  expect(await status(`Basic ${token}`)).toBe(401)
  expect(await codeOf(await make({ scopes: ['centre:audit'] }))).toBe('CENTRE_SCOPE_NOT_HELD')
  expect(await codeOf(await make({ scopes: ['centre:nothing'] }))).toBe('CENTRE_UNKNOWN_PERMISSION')
  await host.post(`/api/centre/tokens/${id}/revoke`, {}, director)
  expect(await status(`Bearer ${token}`)).toBe(401)
  const expiresAt = new Date(host.clock.now().getTime() + 60_000).toISOString()
  const brief = (await (await make({ scopes: ['centre:read'], expiresAt })).json()) as { token: string }
  expect(await status(`Bearer ${brief.token}`)).toBe(200)
  host.clock.advance({ seconds: 61 })
  expect(await status(`Bearer ${brief.token}`)).toBe(401)
  const listed = await (await host.request('/api/centre/tokens', { headers: director })).text()
  expect(listed).not.toContain(token)
  await host.close()
})

describe('pages of other sites', () => {
  test('read public queries with a key that is bound to them, and nothing else', async () => {
    const host = await openHost()
    const director = await host.bearer(['centre:access'])
    const origins = ['https://municipio.example', 'https://aliada.example:8443']
    const { id, key } = (await (await host.post('/api/centre/keys', { name: 'Portal', origins }, director)).json()) as {
      id: string
      key: string
    }
    const allowed = async (path: string, from: string) => {
      const reply = await host.request(path, { headers: { origin: from } })
      expect(reply.headers.get('access-control-allow-credentials')).toBeNull()
      return [reply.status, reply.headers.get('access-control-allow-origin')]
    }
    expect(await allowed(`/public/centre/about?key=${key}`, origins[0]!)).toEqual([200, origins[0]])
    expect(await allowed(`/public/centre/about?key=${key}`, origins[1]!)).toEqual([200, origins[1]])
    expect(await allowed(`/public/centre/about?key=${key}`, 'https://aliada.example')).toEqual([200, null])
    expect(await allowed(`/public/centre/about?key=${key}`, 'https://evil.example')).toEqual([200, null])
    expect(await allowed('/public/centre/about', origins[0]!)).toEqual([200, null])
    expect(await allowed(`/public/centre/about?key=${key}x`, origins[0]!)).toEqual([404, null])
    expect(await allowed(`/api/centre/settings?key=${key}`, origins[0]!)).toEqual([401, null])
    const reply = await host.request(`/public/centre/about?key=${key}`)
    expect(reply.headers.get('vary')).toContain('Origin')
    await host.another('otro')
    expect(await allowed(`/public/centre/about?key=${key}&centre=otro`, origins[0]!)).toEqual([404, origins[0]])
    await host.post(`/api/centre/keys/${id}/revoke`, {}, director)
    expect(await allowed(`/public/centre/about?key=${key}`, origins[0]!)).toEqual([404, null])
    await host.close()
  })

  test('a key is bound to whole origins only', async () => {
    const host = await openHost()
    const director = await host.bearer(['centre:access'])
    for (const wrong of [
      '*',
      'https://*.example',
      'https://a.example/',
      'example.org',
      'javascript:1',
      'https://a.example/x',
    ]) {
      const reply = await host.post('/api/centre/keys', { name: 'Portal', origins: [wrong] }, director)
      expect([wrong, await codeOf(reply)]).toEqual([wrong, 'CENTRE_BAD_ORIGIN'])
    }
    await host.close()
  })

  test('a preflight of a page that is not ours opens nothing', async () => {
    const host = await openHost()
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
    const reply = await host.request('/api/centre/roles', { method: 'OPTIONS', headers })
    expect(reply.headers.get('access-control-allow-origin')).toBeNull()
    await host.close()
  })
})

test('whoever asks too often waits, and others do not', async () => {
  const host = await openHost({ server: { perMinute: { actor: 5, address: 3 } } } as never)
  const one = await host.bearer(['echo:use'])
  const two = await host.bearer(['echo:use'])
  const ask = async (headers: Readonly<Record<string, string>>) =>
    host.request('/api/echo/things/a', { headers: { ...headers } })
  const first = []
  for (let count = 0; count < 6; count++) first.push((await ask(one)).status)
  expect(first).toEqual([200, 200, 200, 200, 200, 429])
  expect(Number((await ask(one)).headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await ask(two)).status).toBe(200)
  const strangers = []
  for (let count = 0; count < 4; count++) strangers.push((await ask({ authorization: 'Bearer milpa_wrong' })).status)
  expect(strangers).toEqual([401, 401, 401, 429])
  await host.close()
})

test('every answer forbids what a browser need not do', async () => {
  const host = await openHost()
  for (const path of ['/health', '/public/centre/about', '/nothing', '/console', '/openapi.json']) {
    const { headers } = await host.request(path)
    expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff'])
    expect(headers.get('content-security-policy')).toContain(`default-src 'none'`)
    expect(headers.get('content-security-policy')).toContain(`frame-ancestors 'none'`)
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*/)
  }
  expect((await host.request('/console')).headers.get('content-security-policy')).toContain('require-trusted-types-for')
  expect((await host.request('/public/centre/about')).headers.get('strict-transport-security')).toBeNull()
  await host.close()
})
