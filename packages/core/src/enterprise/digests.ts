import { createHash } from 'node:crypto'
import { canonical } from '../audit/entry.ts'
import type { EnterpriseInput } from './enterprise-shape.ts'

export type Digests = Readonly<Record<string, string>>

/** Under which key it is kept that an import asked to show, or to hide, the contacts of a kind. */
export const shownKey = (kind: string): string => `shown.${kind}`
/** Under which key it is kept that an import asked to list the enterprise. */
export const listedKey = 'listed'

/**
 * Digests of what an import gives, field by field. The next import compares: what its source did not change keeps the
 * corrections of the staff. Of the place only 24 bits are kept, so that it cannot be found by trying every metre of its
 * cell; the others have 72. Whether it is to be public is no word of the file but of who imports it: kept apart, so that it
 * is heard once and what the staff decided since stands.
 */
export function digestsOf(given: EnterpriseInput, listed: boolean): Digests {
  const digests: Record<string, string> = {}
  for (const [field, value] of Object.entries(given)) {
    if (field === 'externalIds' || value === undefined) continue
    const said = field === 'contacts' ? given.contacts?.map(({ publishable: _shown, ...contact }) => contact) : value
    digests[field] = digestOf(field, said)
  }
  for (const { kind, publishable } of given.contacts ?? []) {
    if (publishable !== undefined) digests[shownKey(kind)] = publishable ? 'yes' : 'no'
  }
  if (listed) digests[listedKey] = 'yes'
  return digests
}

/** The digest of what is said of one field. */
export const digestOf = (field: string, said: unknown): string =>
  createHash('sha256')
    .update(canonical(said))
    .digest('base64url')
    .slice(0, field === 'place' ? 4 : 12)

/** The fields that an import gives differently from the last time. */
export function changedFields(
  given: EnterpriseInput,
  digests: Digests,
  last: Digests | null,
): Partial<EnterpriseInput> {
  if (last === null) return given
  return Object.fromEntries(
    Object.entries(given).filter(([field]) => field in digests && digests[field] !== last[field]),
  )
}
