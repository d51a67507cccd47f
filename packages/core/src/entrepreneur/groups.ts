import * as v from 'valibot'
import { and, asc, eq, inArray, isNotNull, isNull, keyset, paged, startsWith } from '../db/index.ts'
import { enterprises } from '../enterprise/tables.ts'
import { Day } from '../schema/day.ts'
import { sortKeyOf } from '../search/words.ts'
import { normalise } from '../text/normalise.ts'
import type { Asking } from './any-call.ts'
import { entrepreneurArea } from './area.ts'
import {
  Contact,
  ContactInput,
  centreFacts,
  contactsOf,
  readContacts,
  replaceContacts,
  type ContactRow,
} from './contact.ts'
import { groupKinds, groupMembers, groups, persons } from './tables.ts'

const line = (length: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(length))
const Name = line(160)
const fields = {
  purpose: v.optional(v.nullable(line(1000))),
  since: v.optional(v.nullable(Day)),
  territoryCode: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,20}$/)))),
  locality: v.optional(v.nullable(line(160))),
  notes: v.optional(v.nullable(line(4000))),
  contacts: v.optional(v.pipe(v.array(ContactInput), v.maxLength(20))),
} as const

const Member = v.object({
  memberKind: v.picklist(['person', 'enterprise']),
  memberId: v.string(),
  role: v.optional(v.nullable(line(80))),
  since: v.optional(v.nullable(Day)),
  until: v.optional(v.nullable(Day)),
})
type Member = v.InferOutput<typeof Member>

const Group = v.pipe(
  v.object({
    id: v.string(),
    kind: v.picklist(groupKinds),
    name: v.string(),
    purpose: v.nullable(v.string()),
    since: v.nullable(v.string()),
    territoryCode: v.nullable(v.string()),
    locality: v.nullable(v.string()),
    notes: v.nullable(v.string()),
    contacts: v.array(Contact),
    version: v.number(),
    archivedAt: v.nullable(v.string()),
  }),
  v.metadata({ ref: 'Group' }),
)

const present = (row: typeof groups.$inferSelect, contacts: readonly ContactRow[] = []) => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  purpose: row.purpose,
  since: row.since,
  territoryCode: row.territoryCode,
  locality: row.locality,
  notes: row.notes,
  contacts: contacts.map((contact) => ({ ...contact })),
  version: row.version,
  archivedAt: row.archivedAt?.toISOString() ?? null,
})

async function findGroup(call: Asking, id: string) {
  const [group] = await call.read
    .select()
    .from(groups)
    .where(and(call.mine(groups), eq(groups.id, id)))
  if (!group) throw call.notFound()
  return group
}

/** Registers a group that several women form: a cooperative, a solidarity or savings group. */
export const registerGroup = entrepreneurArea.operation({
  name: 'register-group',
  title: 'Register a group',
  path: '/groups',
  permission: 'edit',
  about: 'group',
  input: v.object({ kind: v.picklist(groupKinds), name: Name, ...fields }),
  output: v.object({ id: v.string(), version: v.number() }),
  errors: ['CONTACT_INVALID'],
  async run({ contacts: given = [], ...input }, call) {
    const contacts = readContacts(given, (await centreFacts(call)).country)
    if ('bad' in contacts) throw call.error('CONTACT_INVALID', contacts.bad)
    const id = call.id()
    await call.tx.insert(groups).values({
      id,
      centreId: call.centre.id,
      kind: input.kind,
      name: input.name,
      sortKey: sortKeyOf(input.name),
      purpose: input.purpose ?? null,
      since: input.since ?? null,
      territoryCode: input.territoryCode ?? null,
      locality: input.locality ?? null,
      notes: input.notes ?? null,
      version: 1,
      createdAt: call.at,
      createdBy: call.actor.id,
      updatedAt: call.at,
      archivedAt: null,
    })
    await replaceContacts(call, { kind: 'group', id }, contacts.rows)
    return { id, version: 1 }
  },
})

/** Corrects a group. Absent fields stay, null empties; with `version`, a change made meanwhile is not overwritten. */
export const updateGroup = entrepreneurArea.operation({
  name: 'update-group',
  title: 'Correct a group, archive or restore it',
  method: 'PATCH',
  path: '/groups/:id',
  permission: 'edit',
  about: 'group',
  input: v.object({
    id: v.string(),
    version: v.optional(v.number()),
    kind: v.optional(v.picklist(groupKinds)),
    name: v.optional(Name),
    archived: v.optional(v.boolean()),
    ...fields,
  }),
  output: v.object({ id: v.string(), version: v.number() }),
  errors: ['CONTACT_INVALID', 'CHANGED_MEANWHILE'],
  async run({ id, version, archived, contacts: given, ...plain }, call) {
    const before = await findGroup(call, id)
    if (version !== undefined && version !== before.version) {
      throw call.error('CHANGED_MEANWHILE', { version: before.version })
    }
    const change = {
      ...plain,
      ...(archived === undefined || archived === (before.archivedAt !== null)
        ? {}
        : { archivedAt: archived ? call.at : null }),
    }
    const [after] = await call.tx
      .update(groups)
      .set({
        ...change,
        ...(plain.name === undefined ? {} : { sortKey: sortKeyOf(plain.name) }),
        version: before.version + 1,
        updatedAt: call.at,
      })
      .where(and(call.mine(groups), eq(groups.id, id), eq(groups.version, before.version)))
      .returning()
    if (!after) throw call.error('CHANGED_MEANWHILE', { version: before.version + 1 })
    const subject = { kind: 'group', id }
    await call.changed(subject, before, change)
    if (given !== undefined) {
      const contacts = readContacts(given, (await centreFacts(call)).country)
      if ('bad' in contacts) throw call.error('CONTACT_INVALID', contacts.bad)
      await replaceContacts(call, subject, contacts.rows)
    }
    return { id, version: after.version }
  },
})

/** Says who is in a group, all of them: persons, enterprises, or both. */
export const setMembers = entrepreneurArea.operation({
  name: 'set-members',
  title: 'Say who is in a group',
  method: 'PUT',
  path: '/groups/:id/members',
  permission: 'edit',
  about: 'group',
  input: v.object({ id: v.string(), members: v.pipe(v.array(Member), v.maxLength(1000)) }),
  output: v.object({ id: v.string() }),
  async run({ id, members }, call) {
    await findGroup(call, id)
    await checkMembers(call, members)
    await call.tx.delete(groupMembers).where(and(call.mine(groupMembers), eq(groupMembers.groupId, id)))
    if (members.length > 0) {
      await call.tx.insert(groupMembers).values(
        members.map(({ memberKind, memberId, role, since, until }) => ({
          id: call.id(),
          centreId: call.centre.id,
          groupId: id,
          memberKind,
          memberId,
          role: role ?? null,
          since: since ?? null,
          until: until ?? null,
        })),
      )
    }
    return { id }
  },
})

async function checkMembers(call: Asking, members: readonly Member[]): Promise<void> {
  const idsOf = (kind: Member['memberKind']) => [
    ...new Set(members.flatMap(({ memberKind, memberId }) => (memberKind === kind ? [memberId] : []))),
  ]
  const [people, businesses] = [idsOf('person'), idsOf('enterprise')]
  const known = [
    ...(people.length === 0
      ? []
      : await call.read
          .select({ id: persons.id })
          .from(persons)
          .where(and(call.mine(persons), inArray(persons.id, people), isNull(persons.forgottenAt)))),
    ...(businesses.length === 0
      ? []
      : await call.read
          .select({ id: enterprises.id })
          .from(enterprises)
          .where(and(call.mine(enterprises), inArray(enterprises.id, businesses), isNull(enterprises.forgottenAt)))),
  ]
  if (known.length < people.length + businesses.length) throw call.notFound()
}

export const groupList = entrepreneurArea.query({
  name: 'groups',
  title: 'See groups',
  path: '/groups',
  permission: 'read',
  input: v.object({
    q: v.optional(v.pipe(v.string(), v.maxLength(120))),
    kind: v.optional(v.picklist(groupKinds)),
    archived: v.optional(v.boolean(), false),
    ...paged,
  }),
  output: v.object({ items: v.array(Group), next: v.optional(v.string()) }),
  async run({ q = '', kind, archived, ...paging }, call) {
    const keys = keyset([groups.sortKey, groups.id], paging)
    const rows = await call.read
      .select()
      .from(groups)
      .where(
        and(
          call.mine(groups),
          archived ? isNotNull(groups.archivedAt) : isNull(groups.archivedAt),
          kind === undefined ? undefined : eq(groups.kind, kind),
          startsWith(groups.sortKey, normalise(q)),
          keys.where,
        ),
      )
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
    const { items, next } = keys.page(rows, (row) => [row.sortKey, row.id])
    const contacts = await contactsOf(
      call,
      items.map(({ id }) => id),
    )
    return { items: items.map((row) => present(row, contacts.get(row.id))), ...(next === undefined ? {} : { next }) }
  },
})

/** One group with its members, by name. */
export const readGroup = entrepreneurArea.query({
  name: 'group',
  title: 'See one group',
  path: '/groups/:id',
  permission: 'read',
  input: v.object({ id: v.string() }),
  output: v.object({
    ...Group.entries,
    members: v.array(
      v.object({
        memberKind: v.picklist(['person', 'enterprise']),
        memberId: v.string(),
        name: v.string(),
        role: v.nullable(v.string()),
        since: v.nullable(v.string()),
        until: v.nullable(v.string()),
      }),
    ),
    facets: v.record(v.string(), v.unknown()),
  }),
  async run({ id }, call) {
    const row = await findGroup(call, id)
    const contacts = await contactsOf(call, [id])
    const facets = await call.facets('group', [id])
    const members = await call.read
      .select({ member: groupMembers, person: persons.displayName, enterprise: enterprises.name })
      .from(groupMembers)
      .leftJoin(persons, eq(persons.id, groupMembers.memberId))
      .leftJoin(enterprises, eq(enterprises.id, groupMembers.memberId))
      .where(and(call.mine(groupMembers), eq(groupMembers.groupId, id)))
      .orderBy(asc(groupMembers.id))
    return {
      ...present(row, contacts.get(id)),
      members: members.map(({ member, person, enterprise }) => ({
        memberKind: member.memberKind,
        memberId: member.memberId,
        name: person ?? enterprise ?? '',
        role: member.role,
        since: member.since,
        until: member.until,
      })),
      facets: { ...facets.get(id) },
    }
  },
})
