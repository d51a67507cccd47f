import { createHash } from 'node:crypto'
import { and, asc, eq, isNull, sql, type Reader } from '../db/index.ts'
import type { Actor, CentreRef } from '../operations/call.ts'
import { centreById, centreColumns } from './find-centre.ts'
import { apiTokens, centres, publishableKeys, roles, staffMembers } from './tables.ts'

/** What a role holds by default: of every declared permission the title and the roles that hold it in a new centre. */
export type DeclaredPermissions = ReadonlyMap<string, { readonly title: string; readonly roles: readonly string[] }>
type RoleRow = Pick<typeof roles.$inferSelect, 'key' | 'granted' | 'withheld'>

/** What a role allows: what declares its key as a default, and what the centre granted, less what it withheld. */
export function permissionsOfRole(declared: DeclaredPermissions, role: RoleRow): ReadonlySet<string> {
  const held = new Set<string>()
  for (const [name, spec] of declared) {
    const given = spec.roles.includes(role.key) || role.granted.includes(name)
    if (given && !role.withheld.includes(name)) held.add(name)
  }
  return held
}

/** What somebody with these roles may do in a centre. A role that no longer exists allows nothing. */
export async function permissionsOfRoles(
  read: Reader,
  declared: DeclaredPermissions,
  centreId: string,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await read.select().from(roles).where(eq(roles.centreId, centreId))
  const held = rows.filter(({ key }) => keys.includes(key)).map((role) => permissionsOfRole(declared, role))
  return new Set(held.flatMap((set) => [...set]))
}

/** A person's place in a centre. */
export interface Membership {
  readonly centre: CentreRef
  /** Of the row in `staff_members`; it is the id of the actor, so that a centre's audit is whole by itself. */
  readonly id: string
  readonly name: string
  readonly roles: readonly string[]
}

/** The centres in which an account works, oldest centre first. */
export async function membershipsOf(read: Reader, userId: string): Promise<readonly Membership[]> {
  const rows = await read
    .select({
      id: staffMembers.id,
      name: staffMembers.name,
      roles: staffMembers.roles,
      centreId: centres.id,
      slug: centres.slug,
      locale: centres.locale,
      currency: centres.currency,
      timeZone: centres.timeZone,
    })
    .from(staffMembers)
    .innerJoin(centres, eq(staffMembers.centreId, centres.id))
    .where(and(eq(staffMembers.userId, userId), eq(staffMembers.active, true), eq(centres.active, true)))
    .orderBy(asc(centres.id))
  return rows.map(({ id, name, roles, centreId, slug, locale, currency, timeZone }) => ({
    id,
    name,
    roles,
    centre: { id: centreId, slug, locale, currency, timeZone },
  }))
}

export async function actorOfMember(
  read: Reader,
  declared: DeclaredPermissions,
  { centre, id, roles }: Pick<Membership, 'centre' | 'id' | 'roles'>,
): Promise<Actor> {
  return { id, kind: 'staff', permissions: await permissionsOfRoles(read, declared, centre.id, roles) }
}

/** SHA-256 of a token, the only form in which it is kept. */
export const digestOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** Who calls with an API token, and for which centre; `undefined` when it is unknown, revoked or past its time. */
export async function bearerOfToken(
  read: Reader,
  declared: DeclaredPermissions,
  token: string,
  at: Date,
): Promise<{ readonly actor: Actor; readonly centre: CentreRef } | undefined> {
  const [row] = await bearers(read).execute({ digest: digestOfToken(token) })
  if (!row || (row.expiresAt !== null && row.expiresAt <= at)) return undefined
  const permissions = new Set(row.scopes.filter((scope) => declared.has(scope)))
  return { centre: row.centre, actor: { id: row.id, kind: 'machine', permissions } }
}

/** Asked at every request of a program: built once, since building it costs five times as much as running it. */
const bearersOf = new WeakMap<Reader, ReturnType<typeof prepareBearers>>()
function bearers(read: Reader): ReturnType<typeof prepareBearers> {
  let prepared = bearersOf.get(read)
  if (!prepared) bearersOf.set(read, (prepared = prepareBearers(read)))
  return prepared
}

const prepareBearers = (read: Reader) =>
  read
    .select({
      id: apiTokens.id,
      scopes: apiTokens.scopes,
      expiresAt: apiTokens.expiresAt,
      centre: centreColumns,
    })
    .from(apiTokens)
    .innerJoin(centres, and(eq(centres.id, apiTokens.centreId), eq(centres.active, true)))
    .where(and(eq(apiTokens.digest, sql.placeholder('digest')), isNull(apiTokens.revokedAt)))
    .prepare()

export interface KeyHolder {
  readonly id: string
  readonly centre: CentreRef
  readonly origins: readonly string[]
}

/** Whose publishable key this is and from which origins it may be used. */
export async function holderOfKey(read: Reader, key: string): Promise<KeyHolder | undefined> {
  const [row] = await read
    .select()
    .from(publishableKeys)
    .where(and(eq(publishableKeys.key, key), isNull(publishableKeys.revokedAt)))
  const centre = row && (await centreById(read, row.centreId))
  return centre && { id: row.id, centre, origins: row.origins }
}
