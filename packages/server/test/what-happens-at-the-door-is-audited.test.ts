import { afterAll, describe, expect, test } from 'vitest'
import { listAudit } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { cookiesOf, createTestHost, password, totp, type TestHost } from './support/test-host.ts'

afterAll(stopTestEngines)

const email = 'lucia@example.org'

const atTheDoor = async (host: TestHost) => {
  const { items } = await host.ask(listAudit, { limit: 100 })
  const own = new Set(['identity.invite', 'identity.renew-invitation'])
  return items.filter(({ what }) => what.startsWith('identity.') && !own.has(what)).reverse()
}

describe.each(testEngines().filter((engine) => engine !== 'pglite'))('on %s', (engine) => {
  test('invitation, sign-ins, factor, password and sign-outs stand in the audit of the centre, in order', async () => {
    const host = await createTestHost({ engine })
    const id = await host.person(email, ['director'])
    const first = await host.signIn(email)
    await host.post('/api/identity/change-password', { current: password, next: 'another-good-password' }, first)
    const session = await host.signIn(email, 'another-good-password')
    const proof = { password: 'another-good-password' }
    const begun = await host.post('/api/identity/begin-second-factor', proof, session)
    const { uri, recoveryCodes } = (await begun.json()) as { uri: string; recoveryCodes: string[] }
    await host.post('/api/identity/confirm-second-factor', { code: totp(uri, Date.now()) }, session)
    const half = await host.post('/api/identity/sign-in', { email, ...proof })
    const code = recoveryCodes[0]!
    const whole = {
      cookie: cookiesOf(await host.post('/api/identity/second-factor', { code }, { cookie: cookiesOf(half) })),
    }
    // Ending the factor gives a new session.
    const ended = await host.post('/api/identity/end-second-factor', proof, whole)
    await host.post('/api/identity/sign-out', {}, { cookie: cookiesOf(ended) })
    const entries = await atTheDoor(host)
    expect(entries.map(({ what, detail }) => [what, detail?.['proof'] ?? ''])).toEqual([
      ['identity.accept-invitation', ''],
      ['identity.sign-in', 'password'],
      ['identity.sign-in', 'password'],
      ['identity.change-password', ''],
      ['identity.sign-in', 'password'],
      ['identity.confirm-second-factor', 'code'],
      ['identity.sign-in', 'recovery-code'],
      ['identity.end-second-factor', ''],
      ['identity.sign-out', ''],
    ])
    for (const entry of entries) {
      expect(entry).toMatchObject({
        actorId: id,
        actorName: 'Persona lucia',
        subjectKind: 'staff-member',
        subjectId: id,
        subjectName: 'Persona lucia',
      })
    }
    expect(JSON.stringify(entries)).not.toContain(code)
    await host.close()
  })

  test('a refused attempt is noted about her, by nobody, without what was tried; of an unknown address nothing is', async () => {
    const host = await createTestHost({ engine, server: { trustProxy: true } })
    const id = await host.person(email, ['director'])
    const from = { 'x-forwarded-for': '203.0.113.77' }
    await host.post('/api/identity/sign-in', { email: 'nobody@example.org', password: 'tried-this' }, from)
    await host.post('/api/identity/sign-in', { email, password: 'tried-this' }, from)
    const refused = async () => (await atTheDoor(host)).filter(({ what }) => what === 'identity.sign-in-refused')
    await expect
      .poll(refused)
      .toMatchObject([{ actorId: 'public', actorName: null, subjectId: id, detail: { proof: 'password' } }])
    expect(JSON.stringify(await refused())).not.toMatch(/tried-this|203\.0\.113|lucia@/)
    await host.close()
  })

  test('a director finds what one person did, what was done, and what was done on some days', async () => {
    const host = await createTestHost({ engine })
    const lucia = await host.person(email, ['director'])
    await host.signIn(email)
    host.clock.advance({ days: 40 })
    const ana = await host.person('ana@example.org', ['adviser'])
    await host.signIn('ana@example.org')
    const now = host.clock.now()
    const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString()
    const found = async (filters: object) => {
      const { items } = await host.ask(listAudit, { what: 'identity.sign-in', limit: 100, ...filters })
      return [...new Set(items.map(({ actorId }) => actorId))]
    }
    expect(await found({ actorId: ana })).toEqual([ana])
    expect(await found({ from: ago(10) })).toEqual([ana])
    expect(await found({ until: ago(10) })).toEqual([lucia])
    expect(await found({ from: ago(20), until: ago(10) })).toEqual([])
    await host.close()
  })

  test('whoever works in two centres is seen by both, and a centre sees nobody else', async () => {
    const host = await createTestHost({ engine })
    const other = await host.another('otro')
    await host.person(email, ['director'])
    await host.person(email, ['adviser'], other)
    await host.person('ana@example.org', ['adviser'], other)
    await host.signIn(email)
    await host.signIn('ana@example.org')
    const names = async (of: typeof other) => {
      const { items } = await host.milpa.ask(listAudit, { what: 'identity.sign-in' }, host.door('system', of))
      return items.map(({ actorName }) => actorName)
    }
    expect(new Set(await names(host.centre))).toEqual(new Set(['Persona lucia']))
    expect(new Set(await names(other))).toEqual(new Set(['Persona lucia', 'Persona ana']))
    await host.close()
  })
})
