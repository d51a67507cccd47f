import * as v from 'valibot'
import { and, eq, inArray, keyset, page, paged } from '../db/index.ts'
import type { OperationCall } from '../operations/call.ts'
import { centreArea } from './area.ts'
import { Id, Name, RoleKey } from './fields.ts'
import { lockStaff, someoneManagesStaff } from './someone-manages-staff.ts'
import { roles, staffMembers } from './tables.ts'

const Member = v.pipe(
  v.object({
    id: v.string(),
    userId: v.string(),
    name: v.string(),
    roles: v.array(v.string()),
    active: v.boolean(),
    createdAt: v.string(),
  }),
  v.metadata({ ref: 'StaffMember' }),
)
const Roles = v.pipe(v.array(RoleKey), v.minLength(1), v.maxLength(20))

const described = (row: typeof staffMembers.$inferSelect) => ({
  ...row,
  roles: [...row.roles],
  createdAt: row.createdAt.toISOString(),
})

export const listStaff = centreArea.query({
  name: 'staff',
  title: 'The people who work in the centre',
  path: '/staff',
  permission: 'read',
  input: v.object({ ...paged, active: v.optional(v.boolean()) }),
  output: page(Member),
  async run({ active, ...input }, call) {
    const keys = keyset([staffMembers.name, staffMembers.id], input)
    const rows = await call.read
      .select()
      .from(staffMembers)
      .where(
        and(call.mine(staffMembers), active === undefined ? undefined : eq(staffMembers.active, active), keys.where),
      )
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
    const { items, next } = keys.page(rows, (row) => [row.name, row.id])
    return { items: items.map(described), ...(next === undefined ? {} : { next }) }
  },
})

export const getStaff = centreArea.query({
  name: 'staff-member',
  title: 'Somebody on the staff',
  path: '/staff/:id',
  permission: 'read',
  input: v.object({ id: Id }),
  output: Member,
  async run({ id }, call) {
    const [row] = await call.read
      .select()
      .from(staffMembers)
      .where(and(call.mine(staffMembers), eq(staffMembers.id, id)))
    if (!row) throw call.notFound()
    return described(row)
  },
})

type RolesKnown = OperationCall<Pick<(typeof centreArea)['errors'], 'UNKNOWN_ROLE'>>

async function refuseUnknownRoles(keys: readonly string[], call: Pick<RolesKnown, 'tx' | 'mine' | 'error'>) {
  const known = await call.tx
    .select({ key: roles.key })
    .from(roles)
    .where(and(call.mine(roles), inArray(roles.key, [...keys])))
  if (known.length < new Set(keys).size) throw call.error('UNKNOWN_ROLE')
}

/** Gives an account of the identity provider a place in the centre; one that left comes back with new roles. */
export const addStaff = centreArea.operation({
  name: 'add-staff',
  title: 'Add somebody to the staff',
  path: '/staff',
  permission: 'staff',
  about: 'staff-member',
  input: v.object({ userId: Id, name: Name, roles: Roles }),
  output: Member,
  errors: ['UNKNOWN_ROLE', 'ALREADY_STAFF'],
  async run(input, call) {
    await refuseUnknownRoles(input.roles, call)
    const same = and(call.mine(staffMembers), eq(staffMembers.userId, input.userId))
    const [before] = await call.tx.select().from(staffMembers).where(same)
    if (before?.active) throw call.error('ALREADY_STAFF')
    if (before) {
      const [back] = await call.tx
        .update(staffMembers)
        .set({ ...input, active: true })
        .where(same)
        .returning()
      await call.changed({ kind: 'staff-member', id: before.id }, before, back!)
      return described(back!)
    }
    const row = { ...input, id: call.id(), centreId: call.centre.id, active: true, createdAt: call.at }
    const [made] = await call.tx.insert(staffMembers).values(row).onConflictDoNothing().returning()
    if (!made) throw call.error('ALREADY_STAFF')
    return described(made)
  },
})

export const editStaff = centreArea.operation({
  name: 'edit-staff',
  title: 'Change name, roles or activity of somebody on the staff',
  method: 'PATCH',
  path: '/staff/:id',
  permission: 'staff',
  about: 'staff-member',
  input: v.object({ id: Id, name: v.optional(Name), roles: v.optional(Roles), active: v.optional(v.boolean()) }),
  output: Member,
  errors: ['UNKNOWN_ROLE', 'LAST_DIRECTOR'],
  async run({ id, ...change }, call) {
    if (change.roles) await refuseUnknownRoles(change.roles, call)
    await lockStaff(call)
    const mine = and(call.mine(staffMembers), eq(staffMembers.id, id))
    const [before] = await call.tx.select().from(staffMembers).where(mine)
    if (!before) throw call.notFound()
    if (Object.keys(change).length === 0) return described(before)
    const managed = await someoneManagesStaff(call)
    const [after] = await call.tx.update(staffMembers).set(change).where(mine).returning()
    if (managed && !(await someoneManagesStaff(call))) throw call.error('LAST_DIRECTOR')
    await call.changed({ kind: 'staff-member', id }, before, after!)
    return described(after!)
  },
})
