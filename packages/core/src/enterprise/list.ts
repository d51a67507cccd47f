import * as v from 'valibot'
import {
  and,
  checkedOnly,
  eq,
  inArray,
  isNotNull,
  isNull,
  keyset,
  lt,
  or,
  paged,
  sql,
  startsWith,
  type SQL,
} from '../db/index.ts'
import type { Asking } from '../entrepreneur/any-call.ts'
import { centreFacts, contactsOf, normaliseContact } from '../entrepreneur/contact.ts'
import { subjectsByContact } from '../entrepreneur/similar-person.ts'
import { driverKeys } from '../search/page-of.ts'
import { looksLikeNumber, meetsStaffPlan, planStaff, staffPage } from '../search/search-staff.ts'
import { normalise } from '../text/normalise.ts'
import { activityLanguage } from './any-activity.ts'
import { enterpriseArea } from './area.ts'
import { directoryFilters, Language, wantedOf } from './directory-filters.ts'
import { Enterprise, EnterprisePerson, presentEnterprise } from './enterprise-shape.ts'
import { enterpriseTermTables } from './index-enterprise.ts'
import { peopleOf } from './people.ts'
import { enterprises, externalIds, statuses, validations } from './tables.ts'
import type { EnterpriseRow } from './terms-of.ts'

const measuredUpTo = 4000

const Filters = v.object({
  ...directoryFilters,
  listed: v.optional(v.boolean()),
  status: v.optional(v.picklist(statuses)),
  archived: v.optional(v.boolean(), false),
  /** Not validated since this instant, or never. */
  notValidatedSince: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  /** Not validated by this campaign yet. */
  pendingOf: v.optional(v.string()),
  hasPlace: v.optional(v.boolean()),
  /** `validated`: the one validated longest ago, or never, first. `updated`: the newest change first. */
  sort: v.optional(v.picklist(['name', 'updated', 'validated']), 'name'),
  language: Language,
  ...paged,
})
type Filters = v.InferOutput<typeof Filters>

/** The inventory for those who work on it: what is public and what is not. A phone or register number finds its own. */
export const list = enterpriseArea.query({
  name: 'list',
  title: 'Search the inventory of enterprises',
  path: '/inventory',
  permission: 'read',
  input: Filters,
  output: v.object({
    items: v.array(v.object({ ...Enterprise.entries, people: v.array(EnterprisePerson) })),
    next: v.optional(v.string()),
  }),
  async run(input, call) {
    const keys = keysOf(input)
    const found = await conditionOf(call, input)
    if (found === 'nothing') return { items: [] }
    const { condition, byIds } = found
    const rows = await call.read
      .select()
      .from(enterprises)
      .where(
        and(
          byIds ? eq(checkedOnly(enterprises.centreId), call.centre.id) : call.mine(enterprises),
          condition,
          keys.where,
        ),
      )
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
    const { items, next } = keys.page(rows, (row) => keyOf(input.sort, row))
    const ids = items.map(({ id }) => id)
    const contacts = await contactsOf(call, ids)
    const facets = await call.facets('enterprise', ids)
    const people = await peopleOf(call, ids)
    const language = input.language ?? activityLanguage(call.centre.locale)
    return {
      items: items.map((row) => ({
        ...presentEnterprise(row, language, contacts.get(row.id), facets.get(row.id)),
        people: people.filter(({ enterpriseId }) => enterpriseId === row.id),
      })),
      ...(next === undefined ? {} : { next }),
    }
  },
})

function keysOf(input: Filters) {
  if (input.sort === 'updated') return keyset([enterprises.updatedAt, enterprises.id], input, 'desc')
  if (input.sort === 'validated') return keyset([enterprises.validationOrder, enterprises.id], input)
  return keyset([enterprises.sortKey, enterprises.id], input)
}

const keyOf = (sort: Filters['sort'], row: EnterpriseRow) =>
  sort === 'updated' ? [row.updatedAt, row.id] : [sort === 'validated' ? row.validationOrder : row.sortKey, row.id]

async function conditionOf(
  call: Asking,
  input: Filters,
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
  const segments = [true, false]
  const wanted = wantedOf(input)
  const searching = wanted.filters.length + wanted.words.length > 0 || wanted.beginning !== undefined
  const present = and(fields, isNull(enterprises.archivedAt))
  if (!searching) return { condition: present, byIds: false }
  const plan = await planStaff(call, enterpriseTermTables, wanted, segments)
  if (plan.kind === 'nothing') return 'nothing'
  if (input.sort === 'name' && fieldConditions(input).length === 0) {
    const { where, limit } = keyset(driverKeys, input)
    const ids = staffPage(call, enterpriseTermTables, plan, segments, where, limit)
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
function fieldConditions(input: Filters): SQL[] {
  const { listed, status, notValidatedSince, pendingOf, hasPlace } = input
  const conditions: (SQL | undefined)[] = []
  if (listed !== undefined) conditions.push(eq(enterprises.listed, listed))
  if (status !== undefined) conditions.push(eq(enterprises.status, status))
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
