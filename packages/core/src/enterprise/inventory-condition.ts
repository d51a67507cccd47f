import * as v from 'valibot'
import { and, eq, inArray, isNotNull, isNull, lt, or, sql, startsWith, type SQL } from '../db/index.ts'
import type { Asking } from '../entrepreneur/any-call.ts'
import { centreFacts, normaliseContact } from '../entrepreneur/contact.ts'
import { subjectsByContact } from '../entrepreneur/similar-person.ts'
import { looksLikeNumber, meetsStaffPlan, planStaff, staffPage } from '../search/search-staff.ts'
import { normalise } from '../text/normalise.ts'
import { directoryFilters, wantedOf } from './directory-filters.ts'
import { enterpriseTermTables } from './index-enterprise.ts'
import { enterprises, externalIds, formalities, stages, statuses, validations } from './tables.ts'

const measuredUpTo = 4000
const segments = [true, false]

/** What the inventory is narrowed by; lists and counts take the same. */
export const inventoryFilters = {
  ...directoryFilters,
  listed: v.optional(v.boolean()),
  status: v.optional(v.picklist(statuses)),
  stage: v.optional(v.picklist(stages)),
  formality: v.optional(v.picklist(formalities)),
  archived: v.optional(v.boolean(), false),
  /** Not validated since this instant, or never. */
  notValidatedSince: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  /** Not validated by this campaign yet. */
  pendingOf: v.optional(v.string()),
  hasPlace: v.optional(v.boolean()),
} as const
const Filters = v.object(inventoryFilters)
export type InventoryFilters = v.InferOutput<typeof Filters>

/** One stretch of the list in the order of names. */
export interface Stretch {
  readonly after: SQL | undefined
  readonly limit: number
}

/**
 * The condition on `enterprises` that filters mean; 'nothing' when nothing can meet it. With `byIds` it names the ids
 * itself, and the centre need only be checked. With a `stretch` a search by terms alone reads no more than that, in the
 * order of names.
 */
export async function inventoryCondition(
  call: Asking,
  input: InventoryFilters,
  stretch?: Stretch,
): Promise<{ condition: SQL | undefined; byIds: boolean } | 'nothing'> {
  const { q, archived } = input
  const fields = and(isNull(enterprises.forgottenAt), ...fieldConditions(input))
  if (q !== undefined && looksLikeNumber(q)) {
    const ids = await idsByNumber(call, q)
    return ids.length === 0 ? 'nothing' : { condition: and(fields, inArray(enterprises.id, ids)), byIds: true }
  }
  if (archived) {
    // What is archived is in no index of words; a beginning of its name finds it.
    const named = startsWith(enterprises.sortKey, normalise(q ?? ''))
    return { condition: and(fields, isNotNull(enterprises.archivedAt), named), byIds: false }
  }
  const wanted = wantedOf(input)
  const searching = wanted.filters.length + wanted.words.length > 0 || wanted.beginning !== undefined
  const present = and(fields, isNull(enterprises.archivedAt))
  if (!searching) return { condition: present, byIds: false }
  const plan = await planStaff(call, enterpriseTermTables, wanted, segments)
  if (plan.kind === 'nothing') return 'nothing'
  if (stretch && fieldConditions(input).length === 0) {
    const ids = staffPage(call, enterpriseTermTables, plan, segments, stretch.after, stretch.limit)
    return { condition: inArray(enterprises.id, ids), byIds: true }
  }
  if (plan.records <= measuredUpTo) {
    const ids = staffPage(call, enterpriseTermTables, plan, segments, undefined, measuredUpTo * 2)
    return { condition: and(present, inArray(enterprises.id, ids)), byIds: true }
  }
  const conditions = meetsStaffPlan(enterpriseTermTables, plan, sql`${enterprises.id}`)
  return { condition: and(present, ...conditions), byIds: false }
}

/** Conditions on columns of the record itself, which no list of terms is in order of. */
function fieldConditions(input: InventoryFilters): SQL[] {
  const { listed, status, stage, formality, notValidatedSince, pendingOf, hasPlace } = input
  const conditions: (SQL | undefined)[] = []
  if (listed !== undefined) conditions.push(eq(enterprises.listed, listed))
  if (status !== undefined) conditions.push(eq(enterprises.status, status))
  if (stage !== undefined) conditions.push(eq(enterprises.stage, stage))
  if (formality !== undefined) conditions.push(eq(enterprises.formality, formality))
  if (notValidatedSince !== undefined) {
    conditions.push(lt(enterprises.validationOrder, Date.parse(notValidatedSince)))
  }
  if (pendingOf !== undefined) {
    conditions.push(
      sql`not exists (select 1 from ${validations} where ${validations.enterpriseId} = ${enterprises.id} and ${validations.campaignId} = ${pendingOf})`,
    )
  }
  if (hasPlace !== undefined) {
    conditions.push(hasPlace ? isNotNull(enterprises.publicLatitude) : isNull(enterprises.publicLatitude))
  }
  return conditions.flatMap((condition) => condition ?? [])
}

/** Enterprises with this phone, or with this number in some register. */
async function idsByNumber(call: Asking, query: string): Promise<readonly string[]> {
  const { country } = await centreFacts(call)
  const phone = normaliseContact('phone', query, country)
  const found = await subjectsByContact(call, 'enterprise', phone === undefined ? [] : [phone])
  const digits = query.replaceAll(/\D/g, '')
  const rows = await call.read
    .select({ id: externalIds.enterpriseId })
    .from(externalIds)
    .where(and(call.mine(externalIds), or(eq(externalIds.value, digits), eq(externalIds.value, query.trim()))))
  return [...new Set([...found, ...rows.map(({ id }) => id)])]
}
