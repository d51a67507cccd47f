import { afterAll, describe, expect, test } from 'vitest'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { invite, renewInvitation } from '@milpa/server'
import { codeOf, cookiesOf, createTestHost, password, totp } from './support/test-host.ts'

afterAll(stopTestEngines)

const email = 'lucia@example.org'
const lucia = { email, name: 'Lucía Rascón', roles: ['director'] }

describe.each(testEngines().filter((engine) => engine !== 'pglite'))('on %s', (engine) => {
  test('the link says whom it is for and who invites, and nothing once it was used, replaced or is past its time', async () => {
    const host = await createTestHost({ engine })
    const look = (token: string | null) => host.post('/api/identity/invitation', { token })
    const { token, memberId } = await host.run(invite, lucia)
    expect(await (await look(token)).json()).toEqual({
      name: 'Lucía Rascón',
      email,
      centre: { slug: 'prueba', name: expect.any(String) as unknown },
    })
    const { token: newer } = await host.run(renewInvitation, { id: memberId })
    expect([(await look(token)).status, (await look(newer)).status]).toEqual([410, 200])
    await host.post('/api/identity/accept-invitation', { token: newer, password })
    expect(await codeOf(await look(newer))).toBe('IDENTITY_INVITATION_OVER')
    const { token: late } = await host.run(renewInvitation, { id: memberId })
    host.clock.advance({ days: 8 })
    expect(await codeOf(await look(late))).toBe('IDENTITY_INVITATION_OVER')
    expect(await codeOf(await look('inv_nobody-ever-made-this'))).toBe('IDENTITY_INVITATION_OVER')
    await host.close()
  })

  test('whoever accepts is signed in', async () => {
    const host = await createTestHost({ engine })
    const { token } = await host.run(invite, lucia)
    const accepted = await host.post('/api/identity/accept-invitation', { token, password })
    expect(await accepted.json()).toEqual({ secondFactor: false })
    const me = await host.request('/api/identity/me', { headers: { cookie: cookiesOf(accepted) } })
    expect(await me.json()).toMatchObject({ email, centres: [{ slug: 'prueba' }] })
    await host.close()
  })

  test('whoever uses an authenticator is asked for its code before the new password opens anything', async () => {
    const host = await createTestHost({ engine })
    const id = await host.person(email, ['director'])
    const session = await host.signIn(email)
    const begun = await host.post('/api/identity/begin-second-factor', { password }, session)
    const { uri } = (await begun.json()) as { readonly uri: string }
    const now = Date.now()
    await host.post('/api/identity/confirm-second-factor', { code: totp(uri, now) }, session)
    const { token } = await host.run(renewInvitation, { id })
    const accepted = await host.post('/api/identity/accept-invitation', { token, password: 'another-good-password' })
    expect(await accepted.json()).toEqual({ secondFactor: true })
    const half = { cookie: cookiesOf(accepted) }
    expect((await host.request('/api/identity/me', { headers: half })).status).toBe(401)
    const whole = await host.post('/api/identity/second-factor', { code: totp(uri, now + 30_000) }, half)
    expect((await host.request('/api/identity/me', { headers: { cookie: cookiesOf(whole) } })).status).toBe(200)
    await host.close()
  })
})
