import { afterAll, describe, expect, test } from 'vitest'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { codeOf, cookiesOf, createTestHost, password, totp } from './support/test-host.ts'

afterAll(stopTestEngines)

const email = 'lucia@example.org'

describe.each(testEngines().filter((engine) => engine !== 'pglite'))('on %s', (engine) => {
  test('codes tried against one account from a new address each time stop, and the right one with them', async () => {
    const host = await createTestHost({ engine, server: { trustProxy: true } })
    await host.person(email, ['director'])
    const session = await host.signIn(email)
    const begun = await host.post('/api/identity/begin-second-factor', { password }, session)
    const { uri } = (await begun.json()) as { readonly uri: string }
    const now = Date.now()
    const on = await host.post('/api/identity/confirm-second-factor', { code: totp(uri, now - 30_000) }, session)
    expect(on.status).toBe(200)

    // Whoever has the password signs in anew for each guess, from a machine of a rented swarm.
    const guess = async (from: string, code: string) => {
      const address = { 'x-forwarded-for': from }
      const half = await host.post('/api/identity/sign-in', { email, password }, address)
      return host.post('/api/identity/second-factor', { code }, { cookie: cookiesOf(half), ...address })
    }
    const right = totp(uri, now)
    const answers: string[] = []
    for (let n = 0; n < 14; n++) {
      answers.push(await codeOf(await guess(`203.0.113.${n}`, right === '000000' ? '000001' : '000000')))
    }
    expect(answers[0]).toBe('IDENTITY_WRONG_CODE')
    expect(answers.at(-1)).toBe('IDENTITY_TOO_MANY_ATTEMPTS')
    const late = await guess('198.51.100.1', right)
    expect([late.status, await codeOf(late)]).toEqual([429, 'IDENTITY_TOO_MANY_ATTEMPTS'])
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0)

    // Somebody else signs in from one of those addresses as before.
    await host.person('ana@example.org', ['adviser'])
    const other = await host.post(
      '/api/identity/sign-in',
      { email: 'ana@example.org', password },
      { 'x-forwarded-for': '203.0.113.3' },
    )
    expect(other.status).toBe(200)
    await host.close()
  })

  test('a signed-in person’s codes count for the account as well, and a success forgets her slips', async () => {
    const host = await createTestHost({ engine, server: { trustProxy: true } })
    await host.person(email, ['director'])
    const session = await host.signIn(email)
    const begun = await host.post('/api/identity/begin-second-factor', { password }, session)
    const { uri } = (await begun.json()) as { readonly uri: string }
    const confirm = (from: number, code: string) =>
      host.post('/api/identity/confirm-second-factor', { code }, { ...session, 'x-forwarded-for': `203.0.113.${from}` })
    for (let n = 0; n < 3; n++) expect((await confirm(n, '000000')).status).toBe(401)
    expect((await confirm(3, totp(uri, Date.now()))).status).toBe(200)
    await host.close()
  })
})
