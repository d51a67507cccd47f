import { createHash } from 'node:crypto'
import type { Milpa } from '@milpa/core'
import { and, eq, gte, lt, sql, Transaction } from '@milpa/core/db'
import { identityArea } from './area.ts'
import { attempts } from './tables.ts'

const window = 15 * 60 * 1000

/** How often something may be tried in a quarter of an hour before it has to wait. */
export const mostAttempts = { email: 10, address: 60, code: 10, used: 1 } as const
export type Counted = keyof typeof mostAttempts

const idOf = (what: Counted, of: string): string => createHash('sha256').update(`${what}\n${of}`).digest('base64url')

/**
 * Counts an attempt before it is judged, so that attempts that overlap cannot all pass; in the database, so that they
 * cannot spread over processes either. Only digests of what is counted are kept.
 */
export async function countAttempt(milpa: Milpa, what: Counted, of: string): Promise<void> {
  const { count, since } = await counted(milpa, what, of)
  if (count <= mostAttempts[what]) return
  const wait = since.getTime() + window - milpa.host.clock().getTime()
  throw identityArea.error('TOO_MANY_ATTEMPTS', { seconds: Math.max(1, Math.ceil(wait / 1000)) })
}

/** Whether a six-digit code is shown for the first time: one that was read over a shoulder is worth nothing. */
export const isFirstUse = async (milpa: Milpa, userId: string, code: string): Promise<boolean> =>
  (await counted(milpa, 'used', `${userId} ${code}`)).count === 1

/** Whether a code was shown before, without counting this time. */
export async function wasUsed({ host }: Milpa, userId: string, code: string): Promise<boolean> {
  const begin = new Date(host.clock().getTime() - window)
  const [row] = await host.read
    .select({ id: attempts.id })
    .from(attempts)
    .where(and(eq(attempts.id, idOf('used', `${userId} ${code}`)), gte(attempts.since, begin)))
  return row !== undefined
}

async function counted({ host }: Milpa, what: Counted, of: string) {
  const now = host.clock()
  const begin = new Date(now.getTime() - window)
  const [row] = await Transaction.begin(host.engine, async ({ db }) => {
    await db.delete(attempts).where(lt(attempts.since, begin))
    return db
      .insert(attempts)
      .values({ id: idOf(what, of), count: 1, since: now })
      .onConflictDoUpdate({
        target: attempts.id,
        set: { count: sql`${attempts.count} + 1` },
      })
      .returning()
  })
  return row!
}

/** After a success: earlier slips of the same person no longer count. */
export async function forgetAttempts({ host }: Milpa, what: Counted, of: string): Promise<void> {
  await Transaction.begin(host.engine, ({ db }) => db.delete(attempts).where(eq(attempts.id, idOf(what, of))))
}
