import * as v from 'valibot'
import { and, eq, isNull, keyset, page, paged } from '../db/index.ts'
import { newSecret } from './access-secrets.ts'
import { centreArea } from './area.ts'
import { Id, Name } from './fields.ts'
import { publishableKeys } from './tables.ts'

const Key = v.pipe(
  v.object({
    id: v.string(),
    name: v.string(),
    key: v.string(),
    origins: v.array(v.string()),
    createdAt: v.string(),
    revokedAt: v.nullable(v.string()),
  }),
  v.metadata({ ref: 'PublishableKey' }),
)

export const listKeys = centreArea.query({
  name: 'keys',
  title: 'Publishable keys',
  path: '/keys',
  permission: 'access',
  input: v.object(paged),
  output: page(Key),
  async run(input, call) {
    const keys = keyset([publishableKeys.id], input, 'desc')
    const rows = await call.read
      .select()
      .from(publishableKeys)
      .where(and(call.mine(publishableKeys), keys.where))
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
    const { items, next } = keys.page(rows, (row) => [row.id])
    const described = items.map((row) => ({
      ...row,
      origins: [...row.origins],
      createdAt: row.createdAt.toISOString(),
      revokedAt: row.revokedAt?.toISOString() ?? null,
    }))
    return { items: described, ...(next === undefined ? {} : { next }) }
  },
})

/** `null` is what a browser says in a sandboxed frame, such as WordPress puts embedded pages in. */
function isOrigin(text: string): boolean {
  if (text === 'null') return true
  if (!URL.canParse(text)) return false
  const { origin, protocol, hostname } = new URL(text)
  // `https://*.example` parses, and would look as if it covered something.
  const plain = /^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])$/.test(hostname)
  return origin === text && plain && (protocol === 'https:' || protocol === 'http:')
}

/** Lets the pages of other sites read what is public; the browser of a visitor holds it, so it is no secret. */
export const createKey = centreArea.operation({
  name: 'create-key',
  title: 'Make a publishable key',
  path: '/keys',
  permission: 'access',
  about: 'publishable-key',
  input: v.object({
    name: Name,
    origins: v.pipe(v.array(v.pipe(v.string(), v.maxLength(300))), v.minLength(1), v.maxLength(50)),
  }),
  output: v.object({ id: v.string(), key: v.string() }),
  errors: ['BAD_ORIGIN'],
  async run({ name, origins }, call) {
    if (!origins.every(isOrigin)) throw call.error('BAD_ORIGIN')
    const id = call.id()
    const key = newSecret('pk', call)
    await call.tx.insert(publishableKeys).values({
      id,
      centreId: call.centre.id,
      name,
      key,
      origins: [...new Set(origins)],
      createdAt: call.at,
    })
    return { id, key }
  },
})

export const revokeKey = centreArea.operation({
  name: 'revoke-key',
  title: 'Revoke a publishable key',
  path: '/keys/:id/revoke',
  permission: 'access',
  about: 'publishable-key',
  input: v.object({ id: Id }),
  output: v.object({ id: v.string() }),
  async run({ id }, call) {
    const mine = and(call.mine(publishableKeys), eq(publishableKeys.id, id))
    const [known] = await call.tx.select({ id: publishableKeys.id }).from(publishableKeys).where(mine)
    if (!known) throw call.notFound()
    await call.tx
      .update(publishableKeys)
      .set({ revokedAt: call.at })
      .where(and(mine, isNull(publishableKeys.revokedAt)))
    return known
  },
})
