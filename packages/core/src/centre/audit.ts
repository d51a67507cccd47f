import * as v from 'valibot'
import { verifyChain } from '../audit/chain.ts'
import { subjectNames } from '../audit/subject-names.ts'
import { auditEntries } from '../audit/tables.ts'
import { and, eq, gte, inArray, keyset, lt, page, paged } from '../db/index.ts'
import { centreArea } from './area.ts'
import { staffMembers } from './tables.ts'

const Word = v.optional(v.pipe(v.string(), v.maxLength(120)))
const Instant = v.optional(v.pipe(v.string(), v.isoTimestamp()))

const Entry = v.pipe(
  v.object({
    id: v.string(),
    at: v.string(),
    actorId: v.string(),
    actorKind: v.string(),
    /** Where the actor is on the staff. */
    actorName: v.nullable(v.string()),
    what: v.string(),
    subjectKind: v.nullable(v.string()),
    subjectId: v.nullable(v.string()),
    /** As it is called now; `null` where it has no name, or was erased. */
    subjectName: v.nullable(v.string()),
    within: v.nullable(v.string()),
    detail: v.nullable(v.record(v.string(), v.unknown())),
  }),
  v.metadata({ ref: 'AuditEntry' }),
)

export const listAudit = centreArea.query({
  name: 'audit',
  title: 'Who did what, newest first',
  path: '/audit',
  permission: 'audit',
  input: v.object({
    ...paged,
    subjectKind: Word,
    subjectId: Word,
    actorId: Word,
    /** Id of an operation or query, or `reveal`. */
    what: Word,
    from: Instant,
    /** Not included. */
    until: Instant,
  }),
  output: page(Entry),
  async run({ limit, after, from, until, ...filters }, call) {
    const keys = keyset([auditEntries.id], { limit, after }, 'desc')
    const equal = (['subjectKind', 'subjectId', 'actorId', 'what'] as const).map((name) =>
      filters[name] === undefined ? undefined : eq(auditEntries[name], filters[name]),
    )
    const rows = await call.read
      .select()
      .from(auditEntries)
      .where(
        and(
          call.mine(auditEntries),
          ...equal,
          from === undefined ? undefined : gte(auditEntries.at, new Date(from)),
          until === undefined ? undefined : lt(auditEntries.at, new Date(until)),
          // Ids grow with time, so the index of the list leads to the days asked for; the rule stays with the clock.
          from === undefined ? undefined : gte(auditEntries.id, firstIdOf(Date.parse(from) - slack)),
          until === undefined ? undefined : lt(auditEntries.id, firstIdOf(Date.parse(until) + slack)),
          keys.where,
        ),
      )
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
    const { items, next } = keys.page(rows, (row) => [row.id])
    const actors = [...new Set(items.map(({ actorId }) => actorId))]
    const people = await call.read
      .select({ id: staffMembers.id, name: staffMembers.name })
      .from(staffMembers)
      .where(and(call.mine(staffMembers), inArray(staffMembers.id, actors)))
    const names = new Map(people.map(({ id, name }) => [id, name]))
    const subjects = await subjectNames(call.read, call.centre.id, items)
    const described = items.map((row) => ({
      ...row,
      at: row.at.toISOString(),
      actorName: names.get(row.actorId) ?? null,
      subjectName: subjects.get(row.subjectId ?? '') ?? null,
    }))
    return { items: described, ...(next === undefined ? {} : { next }) }
  },
})

/** Clocks of several processes may differ, and an id is made a moment before or after its entry. */
const slack = 24 * 3600 * 1000

/** The smallest UUIDv7 of a millisecond. */
function firstIdOf(milliseconds: number): string {
  const hex = Math.max(0, milliseconds).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

/** Recomputes the chain of the whole audit: seconds for a million entries. */
export const auditChain = centreArea.query({
  name: 'audit-chain',
  title: 'Whether the audit is whole',
  path: '/audit/chain',
  permission: 'audit',
  input: v.object({}),
  output: v.object({
    whole: v.boolean(),
    blocks: v.number(),
    entries: v.number(),
    unsealed: v.number(),
    newestHash: v.string(),
    fault: v.nullable(v.string()),
  }),
  async run(_input, call) {
    const { fault, ...report } = await verifyChain(call.read, call.centre.id)
    return { ...report, whole: fault === undefined, fault: fault ?? null }
  },
})
