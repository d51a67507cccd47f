import * as v from 'valibot'
import {
  and,
  checkedOnly,
  eq,
  inArray,
  isNotNull,
  isNull,
  keyset,
  paged,
  sql,
  startsWith,
  type SQL,
} from '../db/index.ts'
import { driverKeys } from '../search/page-of.ts'
import { looksLikeNumber, meetsStaffPlan, planStaff, staffPage } from '../search/search-staff.ts'
import { personTermTables } from '../search/term-tables.ts'
import { queryWords } from '../search/words.ts'
import { normalise } from '../text/normalise.ts'
import type { Asking } from './any-call.ts'
import { entrepreneurArea } from './area.ts'
import { centreFacts, contactsOf, normaliseContact } from './contact.ts'
import { consentsOf } from './current-consents.ts'
import { Person, presentPerson } from './person-shape.ts'
import { subjectsByContact } from './similar-person.ts'
import { consents, persons, purposes } from './tables.ts'

const Filters = v.object({
  /** Words of her names, without accents or case, or a phone. */
  q: v.optional(v.pipe(v.string(), v.maxLength(120))),
  territory: v.optional(v.pipe(v.string(), v.maxLength(20))),
  archived: v.optional(v.boolean(), false),
  /** Who has agreed to this purpose. */
  consent: v.optional(v.picklist(purposes)),
  /** `updated`: the newest change first. */
  sort: v.optional(v.picklist(['name', 'updated']), 'name'),
  ...paged,
})
type Filters = v.InferOutput<typeof Filters>

/** Persons of the centre, by name. */
export const list = entrepreneurArea.query({
  name: 'list',
  title: 'Search persons',
  path: '/persons',
  permission: 'read',
  input: Filters,
  output: v.object({ items: v.array(Person), next: v.optional(v.string()) }),
  async run(input, call) {
    const keys =
      input.sort === 'updated'
        ? keyset([persons.updatedAt, persons.id], input, 'desc')
        : keyset([persons.sortKey, persons.id], input)
    const found = await conditionOf(call, input)
    if (found === 'nothing') return { items: [] }
    const { condition, byIds } = found
    const rows = await call.read
      .select()
      .from(persons)
      .where(and(byIds ? eq(checkedOnly(persons.centreId), call.centre.id) : call.mine(persons), condition, keys.where))
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
    const { items, next } = keys.page(rows, (row) => [input.sort === 'updated' ? row.updatedAt : row.sortKey, row.id])
    const ids = items.map(({ id }) => id)
    const contacts = await contactsOf(call, ids)
    const agreed = await consentsOf(call, ids)
    const facets = await call.facets('person', ids)
    return {
      items: items.map((row) => presentPerson(row, contacts.get(row.id), agreed.get(row.id), facets.get(row.id))),
      ...(next === undefined ? {} : { next }),
    }
  },
})

async function conditionOf(
  call: Asking,
  input: Filters,
): Promise<{ condition: SQL | undefined; byIds: boolean } | 'nothing'> {
  const { q = '', archived, territory, consent, sort } = input
  const own: SQL[] = []
  if (territory !== undefined) own.push(startsWith(persons.territoryCode, territory))
  if (consent !== undefined) {
    own.push(
      sql`exists (select 1 from ${consents} where ${consents.personId} = ${persons.id} and ${eq(consents.purpose, consent)} and ${eq(consents.answer, 'given')} and ${eq(consents.current, true)})`,
    )
  }
  const present = and(
    isNull(persons.forgottenAt),
    archived ? isNotNull(persons.archivedAt) : isNull(persons.archivedAt),
    ...own,
  )
  if (looksLikeNumber(q)) {
    const { country } = await centreFacts(call)
    const phone = normaliseContact('phone', q, country)
    const ids = [...(await subjectsByContact(call, 'person', phone === undefined ? [] : [phone]))]
    return ids.length === 0 ? 'nothing' : { condition: and(present, inArray(persons.id, ids)), byIds: true }
  }
  const { whole, beginning } = queryWords(q)
  if (beginning === undefined) return { condition: present, byIds: false }
  // What is archived is in no index of words; a beginning of the name finds it.
  if (archived) return { condition: and(present, startsWith(persons.sortKey, normalise(q))), byIds: false }
  const plan = await planStaff(call, personTermTables, { filters: [], words: whole, beginning }, [false])
  if (plan.kind === 'nothing') return 'nothing'
  if (sort === 'name' && own.length === 0) {
    const { where, limit } = keyset(driverKeys, input)
    const ids = staffPage(call, personTermTables, plan, [false], where, limit)
    return { condition: inArray(persons.id, ids), byIds: true }
  }
  return { condition: and(present, ...meetsStaffPlan(personTermTables, plan, sql`${persons.id}`)), byIds: false }
}
