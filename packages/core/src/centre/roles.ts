import * as v from 'valibot'
import { and, asc, eq } from '../db/index.ts'
import type { OperationCall, QueryCall } from '../operations/call.ts'
import { permissionsOfRole } from './access.ts'
import { centreArea, standardRoles } from './area.ts'
import { Name, Permissions, RoleKey } from './fields.ts'
import { lockStaff, someoneManagesStaff } from './someone-manages-staff.ts'
import { roles, staffMembers } from './tables.ts'

const Role = v.pipe(
  v.object({
    key: v.string(),
    /** Of the centre's own roles; the standard ones are named by the messages `role.<key>`. */
    name: v.nullable(v.string()),
    standard: v.boolean(),
    granted: v.array(v.string()),
    withheld: v.array(v.string()),
    /** What it allows in effect. */
    permissions: v.array(v.string()),
    /** Active people who hold it. */
    people: v.number(),
  }),
  v.metadata({ ref: 'CentreRole' }),
)
type RoleRow = typeof roles.$inferSelect
const isStandard = (key: string): boolean => (standardRoles as readonly string[]).includes(key)

const described = (role: RoleRow, people: number, call: Pick<QueryCall, 'declaredPermissions'>) => ({
  key: role.key,
  name: role.name,
  standard: isStandard(role.key),
  granted: [...role.granted],
  withheld: [...role.withheld],
  permissions: [...permissionsOfRole(call.declaredPermissions, role)].toSorted(),
  people,
})

async function holders(call: Pick<QueryCall, 'read' | 'mine'>): Promise<ReadonlyMap<string, number>> {
  const people = await call.read
    .select({ roles: staffMembers.roles })
    .from(staffMembers)
    .where(and(call.mine(staffMembers), eq(staffMembers.active, true)))
  const counts = new Map<string, number>()
  for (const key of people.flatMap((person) => person.roles)) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

export const listRoles = centreArea.query({
  name: 'roles',
  title: 'The roles of the centre and what each allows',
  path: '/roles',
  permission: 'read',
  input: v.object({}),
  output: v.object({ items: v.array(Role) }),
  async run(_input, call) {
    const rows = await call.read.select().from(roles).where(call.mine(roles)).orderBy(asc(roles.key))
    const counts = await holders(call)
    return { items: rows.map((role) => described(role, counts.get(role.key) ?? 0, call)) }
  },
})

/** Every permission that core and the installed plugins declare, and the roles that hold it by default. */
export const listPermissions = centreArea.query({
  name: 'permissions',
  title: 'The permissions that there are',
  path: '/permissions',
  permission: 'read',
  input: v.object({}),
  output: v.object({
    items: v.array(v.object({ name: v.string(), title: v.string(), roles: v.array(v.string()) })),
  }),
  run: async (_input, call) => ({
    items: [...call.declaredPermissions].map(([name, { title, roles }]) => ({ name, title, roles: [...roles] })),
  }),
})

const refuseUnknown = (
  permissions: readonly string[],
  call: Pick<OperationCall<Pick<(typeof centreArea)['errors'], 'UNKNOWN_PERMISSION'>>, 'declaredPermissions' | 'error'>,
) => {
  if (permissions.some((name) => !call.declaredPermissions.has(name))) throw call.error('UNKNOWN_PERMISSION')
}

export const addRole = centreArea.operation({
  name: 'add-role',
  title: 'Add a role of the centre’s own',
  path: '/roles',
  permission: 'staff',
  input: v.object({ key: RoleKey, name: Name, granted: v.optional(Permissions, []) }),
  output: Role,
  errors: ['ROLE_EXISTS', 'UNKNOWN_PERMISSION'],
  async run({ key, name, granted }, call) {
    refuseUnknown(granted, call)
    const id = call.id()
    call.about({ kind: 'role', id })
    const [made] = await call.tx
      .insert(roles)
      .values({ id, centreId: call.centre.id, key, name, granted, withheld: [] })
      .onConflictDoNothing()
      .returning()
    if (!made) throw call.error('ROLE_EXISTS')
    return described(made, 0, call)
  },
})

/** `granted` adds to what a role allows by default, `withheld` takes away; what is left out stays. */
export const editRole = centreArea.operation({
  name: 'edit-role',
  title: 'Change what a role allows',
  method: 'PATCH',
  path: '/roles/:key',
  permission: 'staff',
  input: v.object({
    key: RoleKey,
    name: v.optional(Name),
    granted: v.optional(Permissions),
    withheld: v.optional(Permissions),
  }),
  output: Role,
  errors: ['UNKNOWN_PERMISSION', 'LAST_DIRECTOR'],
  async run({ key, ...change }, call) {
    // A withheld permission may belong to a plugin that is gone: only what is newly granted has to exist.
    refuseUnknown(change.granted ?? [], call)
    await lockStaff(call)
    const mine = and(call.mine(roles), eq(roles.key, key))
    const [before] = await call.tx.select().from(roles).where(mine)
    if (!before) throw call.notFound()
    const managed = await someoneManagesStaff(call)
    const [after] =
      Object.keys(change).length === 0 ? [before] : await call.tx.update(roles).set(change).where(mine).returning()
    if (managed && !(await someoneManagesStaff(call))) throw call.error('LAST_DIRECTOR')
    await call.changed({ kind: 'role', id: before.id }, before, after!)
    return described(after!, (await holders(call)).get(key) ?? 0, call)
  },
})

export const removeRole = centreArea.operation({
  name: 'remove-role',
  title: 'Remove a role of the centre’s own that nobody holds',
  method: 'DELETE',
  path: '/roles/:key',
  permission: 'staff',
  input: v.object({ key: RoleKey }),
  output: v.object({}),
  errors: ['ROLE_IN_USE'],
  async run({ key }, call) {
    await lockStaff(call)
    const mine = and(call.mine(roles), eq(roles.key, key))
    const [role] = await call.tx.select().from(roles).where(mine)
    if (!role) throw call.notFound()
    const people = await call.tx.select({ roles: staffMembers.roles }).from(staffMembers).where(call.mine(staffMembers))
    if (isStandard(key) || people.some((person) => person.roles.includes(key))) throw call.error('ROLE_IN_USE')
    call.about({ kind: 'role', id: role.id })
    await call.tx.delete(roles).where(mine)
    return {}
  },
})
