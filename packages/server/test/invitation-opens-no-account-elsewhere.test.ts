import { afterAll, describe, expect, test } from 'vitest'
import { Problem } from '@milpa/core'
import { stopTestEngines } from '@milpa/plugin-kit'
import { invite } from '@milpa/server'
import { createTestHost } from './support/test-host.ts'

afterAll(stopTestEngines)

describe('an invitation', () => {
  test('gives no link to the account of somebody whom another centre has invited and who has no password yet', async () => {
    const host = await createTestHost()
    const other = await host.another('vecino')
    const ana = { email: 'ana@ceneso.example', name: 'Ana', roles: ['director'] }
    await host.milpa.run(invite, ana, host.door('director'))
    const refused = await host.milpa.run(invite, ana, host.door('director', other)).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Problem)
    expect((refused as Problem).code).toBe('IDENTITY_WORKS_ELSEWHERE')
    await host.close()
  })

  test('is not given by who may manage accounts but not the staff', async () => {
    const host = await createTestHost()
    const actor = { id: 'test:accounts', kind: 'staff', permissions: new Set(['identity:manage']) } as const
    const input = { email: 'eva@ceneso.example', name: 'Eva', roles: ['director'] }
    const refused = await host.milpa.run(invite, input, host.door(actor)).catch((error: unknown) => error)
    expect((refused as Problem).code).toBe('FORBIDDEN')
    await host.close()
  })
})
