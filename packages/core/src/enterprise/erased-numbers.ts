import { createHmac, randomBytes } from 'node:crypto'
import { and, inArray } from '../db/index.ts'
import type { Doing } from '../entrepreneur/any-call.ts'
import type { Numbered } from './external-id.ts'
import { numberKey } from './known-enterprises.ts'
import { erasedNumberKeys, erasedNumbers } from './tables.ts'

/*
 * An enterprise that was erased must not come back with the next import of the register that names it. Of its numbers
 * digests are kept: enough to recognise one that comes again, and nothing to read. They are made with a key of the
 * centre's own, which the vault seals; so they go on counting when the host's keys change, or the centre its host.
 */

/** Remembers numbers of an enterprise that is being erased. */
export async function rememberErased(call: Doing, numbers: readonly Numbered[]): Promise<void> {
  if (numbers.length === 0) return
  const key = (await keyOf(call)) ?? (await makeKey(call))
  await call.tx
    .insert(erasedNumbers)
    .values(numbers.map((number) => ({ centreId: call.centre.id, digest: digestOf(key, number) })))
    .onConflictDoNothing()
}

/** Of some numbers, those of enterprises that were erased, by `numberKey`. */
export async function erasedAmong(call: Doing, numbers: readonly Numbered[]): Promise<ReadonlySet<string>> {
  const key = numbers.length === 0 ? undefined : await keyOf(call)
  if (key === undefined) return new Set()
  const keyed = new Map(numbers.map((number) => [digestOf(key, number), numberKey(number)]))
  const rows = await call.tx
    .select({ digest: erasedNumbers.digest })
    .from(erasedNumbers)
    .where(and(call.mine(erasedNumbers), inArray(erasedNumbers.digest, [...keyed.keys()])))
  return new Set(rows.flatMap(({ digest }) => keyed.get(digest) ?? []))
}

const digestOf = (key: string, number: Numbered): string =>
  createHmac('sha256', Buffer.from(key, 'base64url')).update(numberKey(number)).digest('base64url')

async function keyOf(call: Doing): Promise<string | undefined> {
  const [row] = await call.tx.select().from(erasedNumberKeys).where(call.mine(erasedNumberKeys))
  if (!row) return undefined
  const subject = { kind: 'erased-numbers', id: row.id }
  return (
    call.reveal(erasedNumberKeys.secret, subject, row.secret, 'recognise numbers of erased enterprises') ?? undefined
  )
}

async function makeKey(call: Doing): Promise<string> {
  const id = call.id()
  const key = randomBytes(32).toString('base64url')
  const secret = call.seal(erasedNumberKeys.secret, id, key)
  await call.tx.insert(erasedNumberKeys).values({ id, centreId: call.centre.id, secret })
  return key
}
