import * as v from 'valibot'
import { and, checkedOnly, eq, keyset, paged } from '../db/index.ts'
import { contactsOf } from '../entrepreneur/contact.ts'
import { driverKeys } from '../search/page-of.ts'
import { activityLanguage } from './any-activity.ts'
import { enterpriseArea } from './area.ts'
import { Language } from './directory-filters.ts'
import { Enterprise, EnterprisePerson, presentEnterprise } from './enterprise-shape.ts'
import { inventoryCondition, inventoryFilters } from './inventory-condition.ts'
import { peopleOf } from './people.ts'
import { enterprises } from './tables.ts'
import type { EnterpriseRow } from './terms-of.ts'

const Filters = v.object({
  ...inventoryFilters,
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
    const { where: after, limit } = keyset(driverKeys, input)
    const found = await inventoryCondition(call, input, input.sort === 'name' ? { after, limit } : undefined)
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
