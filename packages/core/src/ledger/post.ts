import * as v from 'valibot'
import { byLane } from '../operations/lane.ts'
import type { Raise } from '../operations/errors.ts'
import type { Problem } from '../operations/problem.ts'
import { Uuid } from '../schema/day.ts'
import { onOwnSide } from './account-state.ts'
import { ledgerArea } from './area.ts'
import { postChain } from './book/books.ts'
import { dayOfNumber } from '../db/columns.ts'
import type { Answer, Chain, Entry, Refusal } from './book/wanted.ts'
import { tellPosted, transferPosted, transferReversed } from './posted-event.ts'
import { postingLane } from './posting-lane.ts'
import { refusalOrder, type refusals } from './refusals.ts'
import { Amount, Posted, transferWords } from './schemas.ts'
import { largestGroup } from './tables.ts'
import { WantedTransfer } from './wanted-transfer.ts'

const postedTransfers = v.object({ transfers: v.array(Posted) })

/**
 * Posts one transfer, or several that succeed or fail together. Sent again with the same ids and the same content, it
 * answers what was posted the first time (`exists`); with another content, it says what differs.
 */
export const post = ledgerArea.operation({
  name: 'post',
  title: 'Post one transfer, or several together',
  path: '/transfers',
  permission: 'post',
  input: v.object({ transfers: v.pipe(v.array(WantedTransfer), v.minLength(1), v.maxLength(largestGroup)) }),
  output: postedTransfers,
  errors: refusalOrder,
  emits: [transferPosted],
  byLane: byLane(postingLane, ({ transfers }: { readonly transfers: Chain }, { error }) => ({
    units: [transfers],
    answer: ([answer]) => shown(answer!, error),
  })),
  async run({ transfers }, call) {
    const answer = await postChain(call, transfers)
    if (answer.result === 'created') await tellPosted(call, answer.entries)
    return shown(answer, call.error)
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
    const answer = await postChain(call, chain)
    if (answer.result === 'created') await tellPosted(call, answer.entries, transferReversed)
    return shown(answer, call.error)
  },
})

/** @throws the refusal, as the problem that tells of it. */
function shown(answer: Answer, raise: Raise<typeof refusals>) {
  if (answer.result === 'refused') throw problemOf(raise, answer.refusal)
  return { transfers: answer.entries.map((entry) => showPosted(answer.result, entry)) }
}

/** The problem that tells of a refusal. */
export const problemOf = (raise: Raise<typeof refusals>, refusal: Refusal): Problem =>
  // The data of each code has the form that its declaration asks for: `decide` builds it so, code by code.
  (raise as (code: Refusal['code'], data: object) => Problem)(refusal.code, dataOf(refusal))

/** What a refusal tells besides its code: what the code's schema does not name is not there to be told. */
export const dataOf = ({ index, id, account, before, closedThrough }: Refusal) => ({
  index,
  id,
  ...(account ? { account: account.ref } : {}),
  ...(account?.available === undefined ? {} : { available: account.available, unit: account.unit }),
  ...(before === undefined ? {} : { before }),
  ...(closedThrough === undefined ? {} : { closedThrough }),
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
