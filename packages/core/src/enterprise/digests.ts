import { createHash } from 'node:crypto'
import { canonical } from '../audit/entry.ts'
import type { EnterpriseInput } from './enterprise-shape.ts'

export type Digests = Readonly<Record<string, string>>

/**
 * Digests of what an import gives, field by field. The next import compares: what its source did not change keeps the
 * corrections of the staff. Of the place only 24 bits are kept, so that it cannot be found by trying every metre of its
 * cell; the others have 72.
 */
export function digestsOf(given: EnterpriseInput): Digests {
  const digests: Record<string, string> = {}
  for (const [field, value] of Object.entries(given)) {
    if (field === 'externalIds' || value === undefined) continue
    const digest = createHash('sha256').update(canonical(value)).digest('base64url')
    digests[field] = digest.slice(0, field === 'place' ? 4 : 12)
  }
  return digests
}

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
