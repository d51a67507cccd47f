import * as v from 'valibot'
import type { ActivityLanguage } from '../activity/index.ts'
import { and, asc, eq, inArray } from '../db/index.ts'
import { contactKinds } from '../entrepreneur/tables.ts'
import type { PublicCall } from '../operations/call.ts'
import { Activity, publicActivity } from './any-activity.ts'
import { PublicPoint, publicPointOf } from './enterprise-shape.ts'
import { publicContacts, publicTerritories } from './public-enterprises.ts'
import type { PublicRow } from './search-public.ts'

/** An enterprise as everybody may see it. */
export const DirectoryItem = v.pipe(
  v.object({
    id: v.string(),
    name: v.string(),
    what: v.nullable(v.string()),
    activity: v.nullable(Activity),
    sizeBand: v.nullable(v.string()),
    locality: v.nullable(v.string()),
    territory: v.nullable(v.object({ code: v.string(), name: v.nullable(v.string()) })),
    point: v.nullable(PublicPoint),
    hours: v.nullable(v.string()),
    languages: v.array(v.string()),
    photoId: v.nullable(v.string()),
    contacts: v.array(v.object({ kind: v.picklist(contactKinds), value: v.string() })),
    /** From the point asked for to the public point, in metres; null when no point was asked for. */
    metres: v.nullable(v.number()),
    facets: v.record(v.string(), v.unknown()),
  }),
  v.metadata({ ref: 'DirectoryItem' }),
)

/** Public rows with their contacts, names of territories and public facets: one read of each for the whole page. */
export async function presentPublic(
  call: Pick<PublicCall, 'read' | 'centre' | 'facets'>,
  found: readonly { readonly row: PublicRow; readonly metres: number | null }[],
  language: ActivityLanguage,
): Promise<v.InferOutput<typeof DirectoryItem>[]> {
  if (found.length === 0) return []
  const ids = found.map(({ row }) => row.id)
  const facets = await call.facets('enterprise', ids)
  const contacts = new Map<string, { kind: (typeof contactKinds)[number]; value: string }[]>()
  const rows = await call.read
    .from(publicContacts)
    .where(and(eq(publicContacts.centreId, call.centre.id), inArray(publicContacts.subjectId, ids)))
    .orderBy(asc(publicContacts.position))
  for (const { subjectId, kind, publicValue } of rows) {
    if (publicValue === null) continue
    contacts.set(subjectId, [...(contacts.get(subjectId) ?? []), { kind, value: publicValue }])
  }
  const codes = [...new Set(found.flatMap(({ row }) => row.territoryCode ?? []))]
  const names = await territoryNames(call, codes)
  return found.map(({ row, metres }) => ({
    id: row.id,
    name: row.name,
    what: row.what,
    activity: publicActivity(row, language, call.centre),
    sizeBand: row.sizeBand,
    locality: row.locality,
    territory:
      row.territoryCode === null ? null : { code: row.territoryCode, name: names.get(row.territoryCode) ?? null },
    point: publicPointOf(row),
    hours: row.hours,
    languages: [...row.languages],
    photoId: row.publicPhotoId,
    contacts: contacts.get(row.id) ?? [],
    metres,
    facets: { ...facets.get(row.id) },
  }))
}

/** Names of territories by code, where the centre has loaded them. */
export async function territoryNames(
  call: Pick<PublicCall, 'read' | 'centre'>,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map()
  const rows = await call.read
    .from(publicTerritories)
    .where(and(eq(publicTerritories.centreId, call.centre.id), inArray(publicTerritories.code, [...codes])))
  return new Map(rows.map(({ code, name }) => [code, name]))
}
