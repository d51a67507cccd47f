import * as v from 'valibot'
import type { OperationCall } from '../operations/call.ts'
import type { Raise } from '../operations/errors.ts'
import type { Problem } from '../operations/problem.ts'
import { Uuid } from '../schema/day.ts'
import { onOwnSide } from './account-state.ts'
import { ledgerArea } from './area.ts'
import { postChain } from './book/books.ts'
import { dayOfNumber } from '../db/columns.ts'
import type { Answer, Chain, Entry, Refusal } from './book/wanted.ts'
import { refusalOrder, type refusals } from './refusals.ts'
import { AccountRef, Amount, Posted, transferWords } from './schemas.ts'
import { largestGroup } from './tables.ts'

const inEvent = v.object({
  transfers: v.array(
    v.object({
      id: v.string(),
      seq: v.number(),
      debitAccountId: v.string(),
      creditAccountId: v.string(),
      amount: v.number(),
      unit: v.string(),
      causeKind: v.nullable(v.string()),
      causeId: v.nullable(v.string()),
      /** Of a reversal: the `seq` of what it takes back. */
      reverses: v.nullable(v.number()),
    }),
  ),
})
/** Transfers that were posted together; one event for all of them. */
export const transferPosted = ledgerArea.event('transfer-posted', inEvent)
/** Transfers that take others back, posted together. */
export const transferReversed = ledgerArea.event('transfer-reversed', inEvent)

const postedTransfers = v.object({ transfers: v.array(Posted) })

const between = { ...transferWords, debit: AccountRef, credit: AccountRef, amount: Amount }
/** Ten years: a hold that is to stand longer is no hold. */
const Seconds = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(315_360_000))
const aboutHold = { ...transferWords, /** Id of the hold. */ about: Uuid }

/** What can be posted; without a `kind` it is a direct transfer. */
const Wanted = v.variant('kind', [
  v.object({ ...between, kind: v.optional(v.literal('direct'), 'direct') }),
  /** As much of `amount` as the limits of both accounts allow. */
  v.object({ ...between, kind: v.literal('balancing') }),
  /** Sets the amount aside until it is posted or voided, or until `expiresIn` seconds are over. */
  v.object({ ...between, kind: v.literal('hold'), expiresIn: v.optional(Seconds) }),
  /** Moves what a hold has set aside, or a part of it; the rest is released. */
  v.object({ ...aboutHold, kind: v.literal('post'), amount: v.optional(Amount) }),
  /** Releases what a hold has set aside. */
  v.object({ ...aboutHold, kind: v.literal('void') }),
])

/**
 * Posts one transfer, or several that succeed or fail together. Sent again with the same ids and the same content, it
 * answers what was posted the first time (`exists`); with another content, it says what differs.
 */
export const post = ledgerArea.operation({
  name: 'post',
  title: 'Post one transfer, or several together',
  path: '/transfers',
  permission: 'post',
  input: v.object({ transfers: v.pipe(v.array(Wanted), v.minLength(1), v.maxLength(largestGroup)) }),
  output: postedTransfers,
  errors: refusalOrder,
  emits: [transferPosted],
  async run({ transfers }, call) {
    const { result, entries } = await postOrThrow(call, transfers)
    if (result === 'created') await call.emit(transferPosted, eventOf(entries))
    return { transfers: entries.map((entry) => showPosted(result, entry)) }
  },
})

/**
 * Takes back transfers, whole or in part, each at most once: a new transfer from the credit to the debit account that
 * points at what it reverses and keeps its category, fund and cause. Several succeed or fail together. Limits hold for
 * it as for any other; a reversal is not reversed.
 */
export const reverse = ledgerArea.operation({
  name: 'reverse',
  title: 'Reverse transfers, whole or in part, once',
  path: '/reversals',
  permission: 'reverse',
  input: v.object({
    transfers: v.pipe(
      v.array(
        v.object({
          id: Uuid,
          /** Id of the transfer to take back. */
          reverses: Uuid,
          /** The whole of it when absent. */
          amount: v.optional(Amount),
          effectiveOn: transferWords.effectiveOn,
          purpose: transferWords.purpose,
        }),
      ),
      v.minLength(1),
      v.maxLength(largestGroup),
    ),
  }),
  output: postedTransfers,
  errors: refusalOrder,
  emits: [transferReversed],
  async run({ transfers }, call) {
    const chain = transfers.map(({ reverses, ...rest }) => ({ ...rest, kind: 'reversal' as const, about: reverses }))
    const { result, entries } = await postOrThrow(call, chain)
    if (result === 'created') await call.emit(transferReversed, eventOf(entries))
    return { transfers: entries.map((entry) => showPosted(result, entry)) }
  },
})

async function postOrThrow(
  call: OperationCall<typeof refusals, never>,
  chain: Chain,
): Promise<Exclude<Answer, { readonly result: 'refused' }>> {
  const answer = await postChain(call, chain)
  if (answer.result === 'refused') throw problemOf(call.error, answer.refusal)
  return answer
}

/** The problem that tells of a refusal; what the code's data schema does not name is not there to be told. */
export function problemOf(raise: Raise<typeof refusals>, { code, index, id, account, before }: Refusal): Problem {
  const data = {
    index,
    id,
    ...(account ? { account: account.ref } : {}),
    ...(account?.available === undefined ? {} : { available: account.available, unit: account.unit }),
    ...(before === undefined ? {} : { before }),
  }
  // The data of each code has the form that its declaration asks for: `decide` builds it so, code by code.
  return (raise as (code: Refusal['code'], data: object) => Problem)(code, data)
}

const eventOf = (entries: readonly Entry[]) => ({
  transfers: entries.map((entry) => ({
    id: entry.id,
    seq: entry.seq,
    debitAccountId: entry.debit.id,
    creditAccountId: entry.credit.id,
    amount: entry.amount,
    unit: entry.debit.unit,
    causeKind: entry.causeKind,
    causeId: entry.causeId,
    reverses: entry.kind === 'reversal' ? entry.about : null,
  })),
})

/** A posted row in the form in which it is answered. */
export function showPosted(result: 'created' | 'exists', entry: Entry) {
  const { debit, credit } = entry
  return {
    id: entry.id,
    seq: entry.seq,
    result,
    kind: entry.kind,
    debitAccountId: debit.id,
    creditAccountId: credit.id,
    amount: entry.amount,
    unit: debit.unit,
    at: entry.at.toISOString(),
    recordedOn: dayOfNumber(entry.recordedOn),
    effectiveOn: dayOfNumber(entry.effectiveOn ?? entry.recordedOn),
    debitBalance: onOwnSide(debit.kind, entry.debitAfter),
    creditBalance: onOwnSide(credit.kind, entry.creditAfter),
  }
}
