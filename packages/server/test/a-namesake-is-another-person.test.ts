import { afterAll, expect, test } from 'vitest'
import { addStaff, getStaff, Problem } from '@milpa/core'
import { stopTestEngines } from '@milpa/plugin-kit'
import { invite } from '@milpa/server'
import { createTestHost } from './support/test-host.ts'

afterAll(stopTestEngines)

/** A centre that was restored: Ana is on its staff, and has no account on this host. */
async function restored() {
  const host = await createTestHost()
  const entry = { userId: 'ana-of-another-host', name: 'Ana López', roles: ['director'] }
  const ana = await host.run(addStaff, entry, 'system')
  const member = (id: string) => host.ask(getStaff, { id })
  const refusal = (input: Parameters<typeof invite.run>[0], of = host.centre) =>
    host.milpa.run(invite, input, host.door('director', of)).then(
      () => undefined,
      (error: unknown) => (error instanceof Problem ? error.code : error),
    )
  return { host, entry, ana, member, refusal }
}
const address = { email: 'ana@ceneso.example', name: 'ana lópez' }

test('a namesake of somebody on the staff gets the roles named for her, and nothing of the other person', async () => {
  const { host, ana, member } = await restored()
  const { memberId } = await host.run(invite, { ...address, roles: ['adviser'] })
  const made = await member(memberId)
  expect(made.roles).toEqual(['adviser'])
  expect([made.id === ana.id, made.userId === ana.userId]).toEqual([false, false])
  expect(await member(ana.id)).toMatchObject({ active: true, roles: ['director'] })
  await host.close()
})

test('an entry named by its id is taken over, with the roles that are given and no others', async () => {
  const { host, ana, member } = await restored()
  await host.person('eva@ceneso.example', ['director'])
  const { memberId } = await host.run(invite, { ...address, roles: ['adviser'], memberId: ana.id })
  expect(memberId).toBe(ana.id)
  expect(await member(ana.id)).toMatchObject({ userId: ana.userId, roles: ['adviser'], active: true })
  await host.close()
})

test('an entry is not taken over twice, nor that of another centre, nor one that works elsewhere on this host', async () => {
  const { host, entry, ana, refusal } = await restored()
  const other = await host.another('vecino')
  const asked = { ...address, roles: ['director'], memberId: ana.id }
  expect(await refusal(asked, other)).toBe('NOT_FOUND')
  // Two centres of one former host, both restored here: she is the same person in both.
  const { id } = await host.milpa.run(addStaff, entry, host.door('system', other))
  expect(await refusal(asked)).toBe('IDENTITY_WORKS_ELSEWHERE')
  await host.run(invite, asked, 'system')
  const again = { ...asked, email: 'otra@ceneso.example' }
  expect(await refusal(again)).toBe('IDENTITY_HAS_ACCOUNT')
  expect(await refusal({ ...again, memberId: id }, other)).toBe('IDENTITY_HAS_ACCOUNT')
  await host.close()
})
