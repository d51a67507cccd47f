import { afterAll, describe, expect, test } from 'vitest'
import { editStaff, listAudit } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { invite, renewInvitation } from '@milpa/server'
import { codeOf, cookiesOf, createTestHost, origin, password, totp } from './support/test-host.ts'

afterAll(stopTestEngines)

// PGlite speaks as PostgreSQL does; the two that differ are enough here.
describe.each(testEngines().filter((engine) => engine !== 'pglite'))('on %s', (engine) => {
  test('an invited person sets a password, signs in, and is known with roles and permissions', async () => {
    const host = await createTestHost({ engine })
    await host.person('lucia@example.org', ['adviser'])
    const session = await host.signIn('lucia@example.org')
    const reply = await host.request('/api/identity/me', { headers: session })
    expect(reply.status).toBe(200)
    expect(await reply.json()).toMatchObject({
      name: 'Persona lucia',
      email: 'lucia@example.org',
      secondFactor: false,
      centres: [
        { slug: 'prueba', roles: ['adviser'], permissions: expect.arrayContaining(['centre:read']) as unknown },
      ],
    })
    expect((await host.request('/api/centre/settings', { headers: session })).status).toBe(200)
    expect((await host.request('/api/centre/tokens', { headers: session })).status).toBe(403)
    await host.close()
  })

  test('wrong password and unknown address are answered alike', async () => {
    const host = await createTestHost({ engine })
    await host.person('lucia@example.org', ['adviser'])
    const [wrong, unknown] = await Promise.all([
      host.post('/api/identity/sign-in', { email: 'lucia@example.org', password: 'not this one' }),
      host.post('/api/identity/sign-in', { email: 'nobody@example.org', password: 'not this one' }),
    ])
    const strip = async (reply: Response) => ({ ...((await reply.json()) as object), requestId: '' })
    expect(wrong.status).toBe(401)
    expect(await strip(unknown)).toEqual(await strip(wrong))
    expect(cookiesOf(unknown)).toBe('')
    await host.close()
  })

  test('signing in needs the six digits of the authenticator once it is on; a recovery code works once', async () => {
    const host = await createTestHost({ engine })
    await host.person('lucia@example.org', ['director'])
    const session = await host.signIn('lucia@example.org')
    const begun = await host.post('/api/identity/begin-second-factor', { password }, session)
    const { uri, recoveryCodes } = (await begun.json()) as { uri: string; recoveryCodes: string[] }
    expect(begun.status).toBe(200)
    const wrong = await host.post('/api/identity/confirm-second-factor', { code: '000000' }, session)
    expect(await codeOf(wrong)).toBe('IDENTITY_WRONG_CODE')
    const now = Date.now()
    const confirmed = await host.post('/api/identity/confirm-second-factor', { code: totp(uri, now) }, session)
    expect(confirmed.status).toBe(200)

    const half = await host.post('/api/identity/sign-in', { email: 'lucia@example.org', password })
    expect(await half.json()).toEqual({ secondFactor: true })
    const pending = { cookie: cookiesOf(half) }
    expect((await host.request('/api/identity/me', { headers: pending })).status).toBe(401)
    const refused = await host.post('/api/identity/second-factor', { code: '123456' }, pending)
    expect(await codeOf(refused)).toBe('IDENTITY_WRONG_CODE')
    const seen = await host.post('/api/identity/second-factor', { code: totp(uri, now) }, pending)
    expect(await codeOf(seen)).toBe('IDENTITY_CODE_USED')
    // The sign-in goes on where it was: only the next code is asked for.
    const whole = await host.post('/api/identity/second-factor', { code: totp(uri, now + 30_000) }, pending)
    expect(whole.status).toBe(200)
    const me = await host.request('/api/identity/me', { headers: { cookie: cookiesOf(whole) } })
    expect(await me.json()).toMatchObject({ secondFactor: true })

    const again = async () => ({
      cookie: cookiesOf(await host.post('/api/identity/sign-in', { email: 'lucia@example.org', password })),
    })
    const code = recoveryCodes[0]!
    expect((await host.post('/api/identity/second-factor', { code }, await again())).status).toBe(200)
    expect(await codeOf(await host.post('/api/identity/second-factor', { code }, await again()))).toBe(
      'IDENTITY_WRONG_CODE',
    )
    await host.close()
  })

  test('the eleventh attempt on an address waits, whatever the password, and others are not held up', async () => {
    const host = await createTestHost({ engine })
    await host.person('lucia@example.org', ['adviser'])
    await host.person('ana@example.org', ['adviser'])
    const attempt = (given: string) =>
      host.post('/api/identity/sign-in', { email: 'lucia@example.org', password: given })
    const first = await Promise.all(Array.from({ length: 10 }, () => attempt('wrong')))
    expect(first.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 401))
    const eleventh = await attempt(password)
    expect(eleventh.status).toBe(429)
    expect(Number(eleventh.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await host.signIn('ana@example.org')).cookie).not.toBe('')
    host.clock.advance({ seconds: 901 })
    expect((await attempt(password)).status).toBe(200)
    await host.close()
  })

  test('signing out ends the session, and signing out everywhere ends all of them', async () => {
    const host = await createTestHost({ engine })
    await host.person('lucia@example.org', ['adviser'])
    const [one, two, three] = [
      await host.signIn('lucia@example.org'),
      await host.signIn('lucia@example.org'),
      await host.signIn('lucia@example.org'),
    ]
    expect(new Set([one.cookie, two.cookie, three.cookie]).size).toBe(3)
    const status = async (headers: { readonly cookie: string }) =>
      (await host.request('/api/identity/me', { headers })).status
    await host.post('/api/identity/sign-out', {}, one)
    expect([await status(one), await status(two)]).toEqual([401, 200])
    await host.post('/api/identity/sign-out-everywhere', {}, two)
    expect([await status(two), await status(three)]).toEqual([401, 401])
    await host.close()
  })

  test('a link sets a password once; a newer one ends it, a week ends it, and old sessions end with the password', async () => {
    const host = await createTestHost({ engine })
    const email = 'lucia@example.org'
    const { token, memberId } = await host.run(invite, { email, name: 'Lucía', roles: ['adviser'] })
    const { token: newer } = await host.run(renewInvitation, { id: memberId })
    const accept = (given: string | null, secret = password) =>
      host.post('/api/identity/accept-invitation', { token: given, password: secret })
    expect(await codeOf(await accept(token))).toBe('IDENTITY_INVITATION_OVER')
    expect((await accept(newer)).status).toBe(200)
    expect(await codeOf(await accept(newer))).toBe('IDENTITY_INVITATION_OVER')
    const session = await host.signIn(email)
    const { token: reset } = await host.run(renewInvitation, { id: memberId })
    expect((await accept(reset, 'another-good-password')).status).toBe(200)
    expect((await host.request('/api/identity/me', { headers: session })).status).toBe(401)
    expect((await host.signIn(email, password)).cookie).toBe('')
    expect((await host.signIn(email, 'another-good-password')).cookie).not.toBe('')
    const { token: late } = await host.run(renewInvitation, { id: memberId })
    host.clock.advance({ days: 8 })
    expect(await codeOf(await accept(late))).toBe('IDENTITY_INVITATION_OVER')
    await host.close()
  })

  test('whoever leaves the staff may do nothing from the next request on', async () => {
    const host = await createTestHost({ engine })
    const id = await host.person('lucia@example.org', ['adviser'])
    const session = await host.signIn('lucia@example.org')
    expect((await host.request('/api/centre/settings', { headers: session })).status).toBe(200)
    await host.run(editStaff, { id, active: false })
    expect((await host.request('/api/centre/settings', { headers: session })).status).toBe(403)
    await host.close()
  })

  test('the director of one centre cannot replace the password of somebody who works in another too', async () => {
    const host = await createTestHost({ engine })
    const other = await host.another('otro')
    const id = await host.person('lucia@example.org', ['adviser'])
    await host.person('lucia@example.org', ['director'], other)
    const refused = await host.run(renewInvitation, { id }, 'director').catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'IDENTITY_WORKS_ELSEWHERE' })
    const session = await host.signIn('lucia@example.org')
    const at = async (slug: string) =>
      (await host.request('/api/centre/tokens', { headers: { ...session, 'milpa-centre': slug } })).status
    expect([await at('prueba'), await at('otro'), await at('no-such-centre')]).toEqual([403, 200, 403])
    await host.close()
  })

  test('the audit names who did what by the id of the staff member', async () => {
    const host = await createTestHost({ engine })
    const id = await host.person('lucia@example.org', ['director'])
    const session = await host.signIn('lucia@example.org')
    const reply = await host.post('/api/centre/keys', { name: 'Portal', origins: ['https://example.org'] }, session)
    expect(reply.status).toBe(200)
    const { items } = await host.ask(listAudit, { what: 'centre.create-key' })
    expect(items).toMatchObject([{ actorId: id, actorName: 'Persona lucia', subjectKind: 'publishable-key' }])
    await host.close()
  })
})

test('the session cookie is HttpOnly and Lax, and Secure where people reach us by https', async () => {
  const host = await createTestHost()
  await host.person('lucia@example.org', ['adviser'])
  const flags = (reply: Response) => reply.headers.getSetCookie().find((cookie) => cookie.includes('session_token'))
  const plain = flags(await host.post('/api/identity/sign-in', { email: 'lucia@example.org', password }))
  expect(plain).toMatch(/^milpa\.session_token=.*; Path=\/; HttpOnly; SameSite=Lax/)
  expect(plain).not.toContain('Secure')
  const secured = await createTestHost({ server: { publicUrl: 'https://centro.example' } })
  await secured.person('lucia@example.org', ['adviser'])
  const given = { email: 'lucia@example.org', password }
  expect((await secured.post('/api/identity/sign-in', given, { origin })).status).toBe(403)
  const sealed = flags(await secured.post('/api/identity/sign-in', given, { origin: 'https://centro.example' }))
  expect(sealed).toMatch(/^__Secure-milpa\.session_token=.*; HttpOnly; Secure; SameSite=Lax/)
  await host.close()
  await secured.close()
})
