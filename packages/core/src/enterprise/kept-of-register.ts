import { and, desc, eq, inArray, isNotNull } from '../db/index.ts'
import { eraseTrail } from '../audit/erase-trail.ts'
import { fieldChanges } from '../audit/tables.ts'
import type { Doing } from '../entrepreneur/any-call.ts'
import { removeFilesOfMany } from '../files/files.ts'
import { sortKeyOf } from '../search/words.ts'
import { noActivity } from './any-activity.ts'
import { digestOf, type Digests } from './digests.ts'
import { eraseBelongings } from './erase-belongings.ts'
import { reindexEnterprises } from './index-enterprise.ts'
import { noPlace } from './place.ts'
import { enterprises, externalIds } from './tables.ts'
import type { EnterpriseRow } from './terms-of.ts'

/** What is emptied where it is not, to the letter, what the file of the register gave. */
const empty = {
  what: null,
  stage: null,
  formality: null,
  started: null,
  workers: null,
  sizeBand: null,
  languages: [] as readonly string[],
  hours: null,
  locality: null,
  territoryCode: null,
}

/** What the history keeps: what was decided about the directory, which holds no words of hers. */
const decisions = ['listed', 'listingBasis', 'status']

/** An establishment that a public register names, as the register's file gave it. */
export interface OfRegister {
  readonly row: EnterpriseRow
  /** The name in the file, whatever the staff made of it since. */
  readonly name: string
  readonly digests: Digests
}

/**
 * Of some enterprises, those that stand in a public register: premises, never homes, that an import brought and whose
 * name in its file is still known. Where it is not, nothing could stay but the name that somebody here gave.
 */
export async function ofRegister(call: Doing, ids: readonly string[]): Promise<readonly OfRegister[]> {
  if (ids.length === 0) return []
  const numbers = await call.tx
    .select({ id: externalIds.enterpriseId, digests: externalIds.digests })
    .from(externalIds)
    .where(and(call.mine(externalIds), inArray(externalIds.enterpriseId, [...ids]), isNotNull(externalIds.digests)))
  const said = new Map<string, Digests>()
  for (const { id, digests } of numbers) said.set(id, { ...said.get(id), ...digests })
  if (said.size === 0) return []
  const rows = await call.tx
    .select()
    .from(enterprises)
    .where(and(call.mine(enterprises), inArray(enterprises.id, [...said.keys()]), eq(enterprises.homeBased, false)))
  const renamed = await call.tx
    .select()
    .from(fieldChanges)
    .where(
      and(
        call.mine(fieldChanges),
        eq(fieldChanges.subjectKind, 'enterprise'),
        inArray(fieldChanges.subjectId, [...said.keys()]),
        eq(fieldChanges.field, 'name'),
      ),
    )
    .orderBy(desc(fieldChanges.id))
  return rows.flatMap((row) => {
    const digests = said.get(row.id)!
    const former = renamed.filter(({ subjectId }) => subjectId === row.id)
    const names = [row.name, ...former.flatMap(({ before, after }) => [before?.value, after?.value])]
    const name = names.find((one) => typeof one === 'string' && digestOf('name', one) === digests['name'])
    return typeof name === 'string' ? [{ row, name, digests }] : []
  })
}

/**
 * Leaves of an establishment, whose only owner is erased, what the file of the register gave, told by its digests; in
 * doubt a field goes, and comes again with the next import if the register still has it. Contacts and notes always go,
 * and come again only if the register changes them: nobody can tell there whose they are.
 *
 * @returns rows that were erased or emptied.
 */
export async function keepOnlyOfRegister(call: Doing, { row: before, name, digests }: OfRegister): Promise<number> {
  const { id } = before
  const { tx } = call
  const kept: Record<string, string> = { ...digests }
  const change: Record<string, unknown> = { name, sortKey: sortKeyOf(name), notes: null, photoId: null }
  for (const [field, nothing] of Object.entries(empty)) {
    if (digestOf(field, before[field as keyof typeof empty]) === digests[field]) continue
    change[field] = nothing
    delete kept[field]
  }
  if (digests['activity'] === undefined || (await wasChanged(call, id, 'activityCode', 'activityClassification'))) {
    Object.assign(change, noActivity)
    delete kept['activity']
  }
  const subject = { kind: 'enterprise', id }
  const place = call.reveal(enterprises.exactPlace, subject, before.exactPlace, 'erase what no register gave')
  if (place !== null && digestOf('place', JSON.parse(place)) !== digests['place']) {
    Object.assign(change, noPlace)
    delete kept['place']
  }
  const [after] = await tx
    .update(enterprises)
    .set({ ...change, publicPhotoId: null, version: before.version + 1, updatedAt: call.at })
    .where(and(call.mine(enterprises), eq(enterprises.id, id)))
    .returning()
  await tx
    .update(externalIds)
    .set({ digests: kept })
    .where(and(call.mine(externalIds), eq(externalIds.enterpriseId, id), isNotNull(externalIds.digests)))
  const gone = await eraseBelongings(call, id)
  await reindexEnterprises(call, [before], [after!])
  const named = [before.photoId, before.publicPhotoId].flatMap((photo) => photo ?? [])
  const files = await removeFilesOfMany(call, { kind: 'enterprise', ids: [id], named })
  const trail = await eraseTrail(call, 'enterprise', [id], decisions)
  return 1 + gone + files + trail
}

async function wasChanged(call: Doing, id: string, ...fields: readonly string[]): Promise<boolean> {
  const [change] = await call.tx
    .select({ id: fieldChanges.id })
    .from(fieldChanges)
    .where(
      and(
        call.mine(fieldChanges),
        eq(fieldChanges.subjectKind, 'enterprise'),
        eq(fieldChanges.subjectId, id),
        inArray(fieldChanges.field, [...fields]),
      ),
    )
    .limit(1)
  return change !== undefined
}
