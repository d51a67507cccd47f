import { canonical } from '../audit/entry.ts'
import { and, eq, lt, type Writer } from '../db/index.ts'
import { problem } from '../operations/problem.ts'
import type { Sealed } from '../db/columns.ts'
import type { Vault } from '../vault/vault.ts'
import type { Origin } from './context.ts'
import { answers } from './tables.ts'

/** How long an answer is kept for a caller that asks again. */
export const answersKeptFor = 72 * 3600 * 1000

/**
 * Keyed, since inputs are small: from a plain digest whoever holds a copy of the database could try all PINs and
 * telephone numbers. When the vault's key is changed, an answer given before is refused to a repetition
 * (IDEMPOTENCY_KEY_REUSED) for as long as it is kept: never done twice, never given to another request.
 */
const digestOf = (vault: Vault, operation: string, input: unknown): string =>
  vault.fingerprint('answers', canonical([operation, input]))

/**
 * Takes the key before the work: of two requests at once the second waits for the first (by the write queue, or by the
 * unique key on PostgreSQL) and finds its answer. A failed operation rolls the key back with everything else.
 *
 * @returns the stored answer of the first request, or `undefined` when this is the first.
 */
export async function takeKey(
  tx: Writer,
  vault: Vault,
  origin: Origin,
  key: string,
  operation: string,
  input: unknown,
): Promise<{ readonly value: unknown } | undefined> {
  const digest = digestOf(vault, operation, input)
  const mine = { centreId: origin.centre.id, actorId: origin.actor.id, key }
  const [taken] = await tx
    .insert(answers)
    .values({ ...mine, digest, at: origin.at })
    .onConflictDoNothing()
    .returning({ key: answers.key })
  if (taken) return undefined
  const [stored] = await tx.select().from(answers).where(sameKey(mine))
  if (stored?.digest !== digest) throw problem('IDEMPOTENCY_KEY_REUSED')
  if (!stored.output) return { value: undefined }
  return { value: JSON.parse(vault.open(placeOf(mine), stored.output.value as Sealed)) as unknown }
}

/** Kept sealed: an answer may hold what is shown once (a new token), or what is sealed where it came from. */
export async function keepAnswer(tx: Writer, vault: Vault, origin: Origin, key: string, value: unknown): Promise<void> {
  const mine = { centreId: origin.centre.id, actorId: origin.actor.id, key }
  const output = value === undefined ? null : { value: vault.seal(placeOf(mine), JSON.stringify(value)) }
  await tx.update(answers).set({ output }).where(sameKey(mine))
}

export async function dropOldAnswers(tx: Writer, now: Date): Promise<void> {
  await tx.delete(answers).where(lt(answers.at, new Date(now.getTime() - answersKeptFor)))
}

const placeOf = (mine: { readonly centreId: string; readonly actorId: string; readonly key: string }) => ({
  table: 'answers',
  column: 'output',
  row: canonical([mine.centreId, mine.actorId, mine.key]),
})

const sameKey = (mine: { readonly centreId: string; readonly actorId: string; readonly key: string }) =>
  and(eq(answers.centreId, mine.centreId), eq(answers.actorId, mine.actorId), eq(answers.key, mine.key))
