import { afterEach, beforeEach, expect, expectTypeOf, test } from 'vitest'
import { createToken } from '@milpa/core'
import { createTestCentre, type TestCentre } from '@milpa/plugin-kit'
import { createServer, identityPlugin } from '@milpa/server'
import { ConnectionError, createClient, isProblemOf, type Codes, type Output, type ProblemError } from '@milpa/client'
import { createPublicClient } from '@milpa/client/public'

let centre: TestCentre
let token: string
let requests: Request[]
/** How many of the next requests fail before they arrive, or after they were carried out. */
let failing: { before: number; after: number }
const base = 'http://localhost'

const overApp: typeof fetch = async (input, init) => {
  const request = new Request(input, init)
  requests.push(request.clone())
  if (failing.before-- > 0) throw new TypeError('fetch failed')
  const answer = await createServer(centre.milpa).app.request(request)
  if (failing.after-- > 0) throw new TypeError('the answer was lost')
  return answer
}

beforeEach(async () => {
  requests = []
  failing = { before: 0, after: 0 }
  centre = await createTestCentre({ plugins: [identityPlugin] })
  const scopes = ['centre:read', 'centre:edit', 'centre:access', 'centre:staff', 'files:upload', 'files:read']
  token = (await centre.run(createToken, { name: 'Prueba', scopes })).token
})
afterEach(() => centre.close())

const client = () => createClient({ base, token, fetch: overApp, pause: 1 })

test('parts of the flat input travel where the address says, and answers are typed', async () => {
  const role = await client()('centre.add-role', { key: 'fieldwork', name: 'Campo' })
  expectTypeOf(role).toEqualTypeOf<Output<'centre.add-role'>>()
  expectTypeOf(role.permissions).toEqualTypeOf<string[]>()
  const edited = await client()('centre.edit-role', { key: 'fieldwork', name: 'Trabajo de campo' })
  expect(edited).toMatchObject({ key: 'fieldwork', name: 'Trabajo de campo' })
  const { items } = await client()('centre.staff', { limit: 5, active: true })
  expect(items).toEqual([])
  expect(requests.map(({ method, url }) => `${method} ${url.slice(base.length)}`)).toEqual([
    'POST /api/centre/roles',
    'PATCH /api/centre/roles/fieldwork',
    'GET /api/centre/staff?limit=5&active=true',
  ])
})

test('a refusal is a ProblemError whose codes are those of the operation', async () => {
  const error = await client()('centre.create-key', { name: 'Portal', origins: ['not an origin'] }).catch(
    (reason: unknown) => reason,
  )
  if (!isProblemOf(error, 'centre.create-key')) throw new Error('no problem')
  expectTypeOf(error.code).toEqualTypeOf<Codes<'centre.create-key'>>()
  expectTypeOf<'CENTRE_BAD_ORIGIN'>().toExtend<Codes<'centre.create-key'>>()
  expectTypeOf<'CENTRE_SLUG_TAKEN'>().not.toExtend<Codes<'centre.create-key'>>()
  expect(error).toMatchObject({ code: 'CENTRE_BAD_ORIGIN', status: 422 })
  const invalid = await client()('centre.add-role', { key: 'Ñ', name: '' }).catch((reason: unknown) => reason)
  expect((invalid as ProblemError).issues).toMatchObject([
    { pointer: '/key', rule: 'regex' },
    { pointer: '/name', rule: 'min_length', expected: '1' },
  ])
})

test('a write whose answer was lost is sent again and done once', async () => {
  failing.after = 1
  await client()('centre.create-key', { name: 'Portal', origins: ['https://example.org'] })
  expect(requests.length).toBe(2)
  const { items } = await client()('centre.keys', {})
  expect(items.length).toBe(1)
})

test('a connection that stays down is told after the last try, and a sign-in is never sent twice', async () => {
  failing.before = 99
  await expect(client()('centre.settings')).rejects.toBeInstanceOf(ConnectionError)
  expect(requests.length).toBe(3)
  await expect(client()('identity.sign-in', { email: 'a@example.org', password: 'something' })).rejects.toBeInstanceOf(
    ConnectionError,
  )
  expect(requests.length).toBe(4)
})

test('the public client asks as a page of another site: with its key, without cookies', async () => {
  const { key } = await client()('centre.create-key', { name: 'Portal', origins: ['https://example.org'] })
  requests.length = 0
  const pages = createPublicClient({ base, key, fetch: overApp, language: 'pt' })
  expect(await pages('centre.about')).toMatchObject({ slug: 'prueba', name: 'Centro de prueba' })
  expect(requests[0]!.url).toBe(`${base}/public/centre/about?key=${key}`)
  expect(requests[0]!.credentials).toBe('omit')
  await expect(createPublicClient({ base, key: 'pk_wrong', fetch: overApp })('centre.about')).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('what a plugin added is called by its address', async () => {
  const made = await client().send<{ key: string; name: string }, { key: string }>('POST /api/centre/roles', {
    key: 'own',
    name: 'Propia',
  })
  expectTypeOf(made).toEqualTypeOf<{ key: string }>()
  expect(made.key).toBe('own')
})

test('a page of a proxy in the way is no refusal of ours', async () => {
  const portal: typeof fetch = async () => new Response('<html>Sign in to the network</html>', { status: 200 })
  await expect(createClient({ base, fetch: portal })('centre.settings')).rejects.toBeInstanceOf(ConnectionError)
})

test('an aborted call stays aborted', async () => {
  failing.before = 99
  const abort = new AbortController()
  const call = createClient({ base, token, fetch: overApp, pause: 60_000 })(
    'centre.settings',
    {},
    { signal: abort.signal },
  )
  abort.abort(new Error('left the page'))
  await expect(call).rejects.toThrow('left the page')
})

test('wrong inputs do not compile', () => {
  const wrong = () => [
    // @ts-expect-error there is no such operation
    client()('centre.nothing', {}),
    // @ts-expect-error the name is missing
    client()('centre.add-role', { key: 'x' }),
    // @ts-expect-error a number is no name
    client()('centre.add-role', { key: 'x', name: 1 }),
    // @ts-expect-error the parameter of the path is missing
    client()('centre.staff-member'),
    // @ts-expect-error the public client knows public queries alone
    createPublicClient()('centre.settings', {}),
  ]
  expectTypeOf(wrong).toBeFunction()
})
