import type { Milpa } from '@milpa/core'
import { lt, Transaction } from '@milpa/core/db'
import { sessions, verifications } from './tables.ts'

/** Drops sessions and half-finished sign-ins that are past their time. */
export async function tidyIdentity({ host }: Milpa): Promise<void> {
  // better-auth reckons by the clock of the machine.
  const now = new Date()
  await Transaction.begin(host.engine, async ({ db }) => {
    await db.delete(sessions).where(lt(sessions.expiresAt, now))
    await db.delete(verifications).where(lt(verifications.expiresAt, now))
  })
}
