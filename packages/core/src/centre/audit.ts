import * as v from 'valibot'
import { verifyChain } from '../audit/chain.ts'
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
    const described = items.map((row) => ({
      ...row,
      at: row.at.toISOString(),
      actorName: names.get(row.actorId) ?? null,
    }))
    return { items: described, ...(next === undefined ? {} : { next }) }
  },
})

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
