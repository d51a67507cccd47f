import * as v from 'valibot'
import { and, eq, isNull, keyset, page, paged } from '../db/index.ts'
import { digestOfToken } from './access.ts'
import { newSecret } from './access-secrets.ts'
import { centreArea } from './area.ts'
import { Id, Name, Permissions } from './fields.ts'
import { apiTokens } from './tables.ts'

const Instant = v.pipe(v.string(), v.isoTimestamp())

const Token = v.pipe(
  v.object({
    id: v.string(),
    name: v.string(),
    scopes: v.array(v.string()),
    createdBy: v.string(),
    createdAt: v.string(),
    expiresAt: v.nullable(v.string()),
    revokedAt: v.nullable(v.string()),
  }),
  v.metadata({ ref: 'ApiToken' }),
)

export const listTokens = centreArea.query({
  name: 'tokens',
  title: 'API tokens',
  path: '/tokens',
  permission: 'access',
  input: v.object(paged),
  output: page(Token),
  async run(input, call) {
    const keys = keyset([apiTokens.id], input, 'desc')
    const rows = await call.read
      .select()
      .from(apiTokens)
      .where(and(call.mine(apiTokens), keys.where))
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
    const { items, next } = keys.page(rows, (row) => [row.id])
    const described = items.map((row) => ({
      ...row,
      scopes: [...row.scopes],
      createdAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt?.toISOString() ?? null,
      revokedAt: row.revokedAt?.toISOString() ?? null,
    }))
    return { items: described, ...(next === undefined ? {} : { next }) }
  },
})

/** The token is in this answer and nowhere else: only its digest is kept. */
export const createToken = centreArea.operation({
  name: 'create-token',
  title: 'Make an API token',
  path: '/tokens',
  permission: 'access',
  about: 'api-token',
  input: v.object({
    name: Name,
    scopes: v.pipe(Permissions, v.minLength(1)),
    expiresAt: v.optional(Instant),
  }),
  output: v.object({ id: v.string(), token: v.string() }),
  errors: ['UNKNOWN_PERMISSION', 'SCOPE_NOT_HELD', 'EXPIRES_IN_THE_PAST'],
  async run({ name, scopes, expiresAt }, call) {
    if (scopes.some((scope) => !call.declaredPermissions.has(scope))) throw call.error('UNKNOWN_PERMISSION')
    if (scopes.some((scope) => !call.may(scope))) throw call.error('SCOPE_NOT_HELD')
    const expires = expiresAt === undefined ? null : new Date(expiresAt)
    if (expires !== null && expires <= call.at) throw call.error('EXPIRES_IN_THE_PAST')
    const id = call.id()
    const token = newSecret('milpa', call)
    await call.tx.insert(apiTokens).values({
      id,
      centreId: call.centre.id,
      name,
      digest: digestOfToken(token),
      scopes: [...new Set(scopes)],
      createdBy: call.actor.id,
      createdAt: call.at,
      expiresAt: expires,
    })
    return { id, token }
  },
})

/** Works from the next request on; revoking twice is no error. */
export const revokeToken = centreArea.operation({
  name: 'revoke-token',
  title: 'Revoke an API token',
  path: '/tokens/:id/revoke',
  permission: 'access',
  about: 'api-token',
  input: v.object({ id: Id }),
  output: v.object({ id: v.string() }),
  async run({ id }, call) {
    const mine = and(call.mine(apiTokens), eq(apiTokens.id, id))
    const [known] = await call.tx.select({ id: apiTokens.id }).from(apiTokens).where(mine)
    if (!known) throw call.notFound()
    await call.tx
      .update(apiTokens)
      .set({ revokedAt: call.at })
      .where(and(mine, isNull(apiTokens.revokedAt)))
    return known
  },
})
