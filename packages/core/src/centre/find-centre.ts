import { and, asc, eq, type Reader } from '../db/index.ts'
import type { CentreRef } from '../operations/call.ts'
import { centres } from './tables.ts'

/** What a `CentreRef` is made of. */
export const centreColumns = {
  id: centres.id,
  slug: centres.slug,
  locale: centres.locale,
  currency: centres.currency,
  timeZone: centres.timeZone,
}

export async function centreById(read: Reader, id: string): Promise<CentreRef | undefined> {
  const [centre] = await read
    .select(centreColumns)
    .from(centres)
    .where(and(eq(centres.id, id), eq(centres.active, true)))
  return centre
}

export async function centreBySlug(read: Reader, slug: string): Promise<CentreRef | undefined> {
  const [centre] = await read
    .select(centreColumns)
    .from(centres)
    .where(and(eq(centres.slug, slug), eq(centres.active, true)))
  return centre
}

/** Oldest first: the first is the one that a public address without a centre means. */
export function listCentres(read: Reader): Promise<readonly CentreRef[]> {
  return read.select(centreColumns).from(centres).where(eq(centres.active, true)).orderBy(asc(centres.id))
}
