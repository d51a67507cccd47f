import { createHash } from 'node:crypto'
import {
  addStaff,
  centreArea,
  editStaff,
  getStaff,
  listStaff,
  membershipsOf,
  newSecret,
  problem,
  type OperationCall,
} from '@milpa/core'
import { and, eq, gt, inArray, isNotNull, isNull, page, paged } from '@milpa/core/db'
import * as v from 'valibot'
import { identityArea } from './area.ts'
import { accounts, invitations, users } from './tables.ts'

const week = 7 * 24 * 3600 * 1000
export const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url')
export const Email = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email(), v.maxLength(200))

const Invitation = v.object({
  memberId: v.string(),
  /** For the link that is handed over; shown once. `null`: the person has a password already and signs in with it. */
  token: v.nullable(v.string()),
  expiresAt: v.nullable(v.string()),
})

type Call = Pick<OperationCall, 'tx' | 'at' | 'id' | 'random' | 'centre' | 'actor'>

async function newInvitation(call: Call, userId: string, memberId: string, resetsSecondFactor: boolean) {
  // A new link ends the ones before it.
  await call.tx
    .update(invitations)
    .set({ usedAt: call.at })
    .where(and(eq(invitations.userId, userId), isNull(invitations.usedAt)))
  const token = newSecret('inv', call)
  const expiresAt = new Date(call.at.getTime() + week)
  await call.tx.insert(invitations).values({
    id: call.id(),
    userId,
    centreId: call.centre.id,
    digest: digestOf(token),
    resetsSecondFactor,
    createdBy: call.actor.id,
    createdAt: call.at,
    expiresAt,
  })
  return { memberId, token, expiresAt: expiresAt.toISOString() }
}

/**
 * Adds somebody to the staff by e-mail address, and gives the one-time token by which a first password is set. Who has
 * a password already (from another centre) keeps it: the director of one centre must not be able to replace it. A name
 * proves nothing: an entry that a restored centre brought along is taken over only when its id is given, and whoever takes
 * it over has the given roles, no others.
 */
export const invite = identityArea.operation({
  name: 'invite',
  title: 'Invite somebody to the staff',
  path: '/staff',
  permission: 'manage',
  input: v.object({
    email: Email,
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
    roles: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.minLength(1), v.maxLength(20)),
    /** Of an entry on the staff that came with a restored centre and has no account here: she takes it over. */
    memberId: v.optional(v.pipe(v.string(), v.maxLength(60))),
  }),
  output: Invitation,
  errors: ['WORKS_ELSEWHERE', 'HAS_ACCOUNT'],
  async run({ email, name, roles, memberId: taken }, call) {
    // It adds to the staff, so it asks for what adding to the staff asks for.
    if (!call.may(centreArea.permission('staff'))) throw problem('FORBIDDEN')
    const [known] = await call.tx.select().from(users).where(eq(users.email, email))
    const restored = taken === undefined ? undefined : await call.ask(getStaff, { id: taken })
    if (restored && (await hasAccount(call, restored.userId))) throw call.error('HAS_ACCOUNT')
    const userId = known?.id ?? restored?.userId ?? call.id()
    // Who has no password yet, invited or restored elsewhere as well, would be opened to whoever holds our link, there too.
    const pending = (known ?? restored) !== undefined && !(await hasPassword(call, userId))
    if (pending && call.actor.kind !== 'system' && (await worksElsewhere(call, userId))) {
      throw call.error('WORKS_ELSEWHERE')
    }
    if (!known) {
      const times = { createdAt: call.at, updatedAt: call.at }
      await call.tx
        .insert(users)
        .values({ id: userId, name, email, emailVerified: false, twoFactorEnabled: false, ...times })
    }
    let memberId: string
    if (restored && userId === restored.userId) {
      memberId = (await call.run(editStaff, { id: restored.id, name, roles, active: true })).id
    } else {
      memberId = (await call.run(addStaff, { userId, name, roles })).id
      // She has an account here already: the entry that came along stays in the history, but works no more.
      if (restored) await call.run(editStaff, { id: restored.id, active: false })
    }
    call.about({ kind: 'staff-member', id: memberId })
    if (await hasPassword(call, userId)) return { memberId, token: null, expiresAt: null }
    return newInvitation(call, userId, memberId, false)
  },
})

/** Accounts belong to the host: an entry that came with a restored centre has none here. */
async function hasAccount(call: Pick<OperationCall, 'tx'>, userId: string): Promise<boolean> {
  return (await call.tx.select({ id: users.id }).from(users).where(eq(users.id, userId))).length > 0
}

const worksElsewhere = async (call: Pick<OperationCall, 'tx' | 'centre'>, userId: string): Promise<boolean> =>
  (await membershipsOf(call.tx, userId)).some(({ centre }) => centre.id !== call.centre.id)

async function hasPassword(call: Pick<OperationCall, 'tx'>, userId: string): Promise<boolean> {
  const [account] = await call.tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.userId, userId), isNotNull(accounts.password)))
  return account !== undefined
}

/** For who lost the link or the password, and, if so ordered, the authenticator. */
export const renewInvitation = identityArea.operation({
  name: 'renew-invitation',
  title: 'Give somebody a new link to set a password',
  path: '/staff/:id/invitation',
  permission: 'manage',
  input: v.object({
    id: v.pipe(v.string(), v.maxLength(60)),
    resetSecondFactor: v.optional(v.boolean(), false),
  }),
  output: Invitation,
  errors: ['WORKS_ELSEWHERE'],
  async run({ id, resetSecondFactor }, call) {
    const { userId } = await call.ask(getStaff, { id })
    const [account] = await call.tx.select({ id: users.id }).from(users).where(eq(users.id, userId))
    if (!account) throw call.notFound()
    if (call.actor.kind !== 'system' && (await worksElsewhere(call, userId))) throw call.error('WORKS_ELSEWHERE')
    call.about({ kind: 'staff-member', id })
    return newInvitation(call, userId, id, resetSecondFactor)
  },
})

/** The staff with what only the host knows of them. */
export const listAccounts = identityArea.query({
  name: 'staff',
  title: 'The staff, their addresses and whether they have set a password',
  path: '/staff',
  permission: 'manage',
  input: v.object({ ...paged, active: v.optional(v.boolean()) }),
  output: page(
    v.object({
      id: v.string(),
      name: v.string(),
      roles: v.array(v.string()),
      active: v.boolean(),
      /** `null`: an account of another provider. */
      email: v.nullable(v.string()),
      secondFactor: v.boolean(),
      /** `invited`: no password yet; `lapsed`: and the link is past its time. */
      access: v.picklist(['ready', 'invited', 'lapsed']),
    }),
  ),
  async run(input, call) {
    const { items, next } = await call.ask(listStaff, input)
    const ids = items.map(({ userId }) => userId)
    const people = await call.read.select().from(users).where(inArray(users.id, ids))
    const withPassword = await call.read
      .select({ userId: accounts.userId })
      .from(accounts)
      .where(and(inArray(accounts.userId, ids), isNotNull(accounts.password)))
    const open = await call.read
      .select({ userId: invitations.userId })
      .from(invitations)
      .where(and(inArray(invitations.userId, ids), isNull(invitations.usedAt), gt(invitations.expiresAt, call.at)))
    const byId = new Map(people.map((person) => [person.id, person]))
    const ready = new Set(withPassword.map(({ userId }) => userId))
    const invited = new Set(open.map(({ userId }) => userId))
    const described = items.map(({ id, name, roles, active, userId }) => ({
      id,
      name,
      roles,
      active,
      email: byId.get(userId)?.email ?? null,
      secondFactor: byId.get(userId)?.twoFactorEnabled ?? false,
      access: ready.has(userId) ? ('ready' as const) : invited.has(userId) ? ('invited' as const) : ('lapsed' as const),
    }))
    return { items: described, ...(next === undefined ? {} : { next }) }
  },
})
