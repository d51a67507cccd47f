import { describe, expect, test } from 'vitest'
import { languages } from '@milpa/core'
import type { AtTheDoor } from '../src/identity/trail.ts'
import { createTestHost } from './support/test-host.ts'

/** What the audit may say without an operation of that name. */
const others: readonly (AtTheDoor | `${string}.${string}`)[] = [
  'identity.sign-in',
  'identity.sign-in-refused',
  'identity.sign-out',
  'identity.sign-out-everywhere',
  'identity.accept-invitation',
  'identity.change-password',
  'identity.password-refused',
  'identity.confirm-second-factor',
  'identity.end-second-factor',
  // Queries that note who looked, and opened seals.
  'centre.reveal',
  'entrepreneurs.read',
  'entrepreneurs.history',
  'enterprises.read',
  'cases.case',
]

describe('the audit', () => {
  test.each(languages)('has words in %s for every operation, and no two are alike', async (language) => {
    const host = await createTestHost()
    const words = (await (await host.request(`/messages/${language}`)).json()) as Record<string, Record<string, string>>
    const nameOf = (id: string) => words[id.split('.')[0]!]?.[`operation.${id.slice(id.indexOf('.') + 1)}`]
    const ids = [...host.milpa.endpoints.values()].flatMap(({ kind, id }) => (kind === 'operation' ? [id] : []))
    expect(ids.length).toBeGreaterThan(80)
    const all = [...ids, ...others]
    expect(all.filter((id) => nameOf(id) === undefined)).toEqual([])
    const names = all.map(nameOf)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    await host.close()
  })
})
