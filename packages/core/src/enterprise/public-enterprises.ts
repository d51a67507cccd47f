import { and, eq, isNull, publicOf, sql } from '../db/index.ts'
import { contactPoints } from '../entrepreneur/tables.ts'
import { enterprisePoints, enterprises, enterpriseTermCounts, enterpriseTerms, territories } from './tables.ts'

/**
 * The public face of the inventory: public columns of what is listed, active and not archived. Listing rests on the
 * consent of an owner or on a public register, and ends in the transaction in which that ends.
 */
export const publicEnterprises = publicOf('public_enterprises', enterprises, (t) =>
  and(eq(t.listed, true), isNull(t.archivedAt), eq(t.status, 'active')),
)

/** Contact points that may be shown, of enterprises that may be shown. A person has none here, whatever is recorded. */
export const publicContacts = publicOf('public_contacts', contactPoints, (t) =>
  and(
    eq(t.subjectKind, 'enterprise'),
    sql`${t.publicValue} is not null`,
    sql`exists (select 1 from enterprises shown where shown.id = ${t.subjectId} and shown.listed = ${true} and shown.archived_at is null and shown.status = 'active')`,
  ),
)

export const publicTerms = publicOf('driver', enterpriseTerms, (t) => eq(t.listed, true))
export const otherPublicTerms = publicOf('other', enterpriseTerms, (t) => eq(t.listed, true))
export const publicTermCounts = publicOf('public_term_counts', enterpriseTermCounts, (t) => eq(t.listed, true))
/** Points of what is public; a row is there only as long as that is so. */
export const publicPoints = publicOf('public_points', enterprisePoints, () => undefined)
/** Territories are public facts. */
export const publicTerritories = publicOf('public_territories', territories, () => undefined)
