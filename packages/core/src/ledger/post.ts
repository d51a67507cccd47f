import * as v from 'valibot'
import type { OperationCall } from '../operations/call.ts'
import type { Raise } from '../operations/errors.ts'
import type { Problem } from '../operations/problem.ts'
import { Uuid } from '../schema/day.ts'
import type { AccountState } from './account-state.ts'
import { ledgerArea } from './area.ts'
import type { Refusal, TransferRow } from './decide.ts'
import { postLinked, showPosted, type Outcome, type Request } from './post-linked.ts'
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

/**
 * Posts one transfer, or several that succeed or fail together. Sent again with the same ids and the same content, it
 * answers what was posted the first time (`exists`); with another content, it says what differs.
 */
export const post = ledgerArea.operation({
  name: 'post',
  title: 'Post one transfer, or several together',
  path: '/transfers',
  permission: 'post',
  input: v.object({
    transfers: v.pipe(
      v.array(v.object({ ...transferWords, debit: AccountRef, credit: AccountRef, amount: Amount })),
      v.minLength(1),
      v.maxLength(largestGroup),
    ),
  }),
  output: postedTransfers,
  errors: refusalOrder,
  emits: [transferPosted],
  async run({ transfers }, call) {
    const { result, rows, accounts } = await postOrThrow(call, transfers)
    if (result === 'created') await call.emit(transferPosted, eventOf(rows, accounts))
    return { transfers: rows.map((row) => showPosted(result, row, accounts)) }
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
    const { result, rows, accounts } = await postOrThrow(call, transfers)
    if (result === 'created') await call.emit(transferReversed, eventOf(rows, accounts))
    return { transfers: rows.map((row) => showPosted(result, row, accounts)) }
  },
})

async function postOrThrow(
  call: OperationCall<typeof refusals, never>,
  requests: readonly Request[],
): Promise<Exclude<Outcome, { refusal: Refusal }>> {
  const outcome = await postLinked(call, requests)
  if ('refusal' in outcome) throw problemOf(call.error, outcome.refusal)
  return outcome
}

/** The problem that tells of a refusal; what the code's data schema does not name is not there to be told. */
function problemOf(raise: Raise<typeof refusals>, { code, index, id, account }: Refusal): Problem {
  const data = {
    index,
    id,
    ...(account ? { account: account.ref } : {}),
    ...(account?.available === undefined ? {} : { available: account.available, unit: account.unit }),
  }
  // The data of each code has the form that its declaration asks for: `decide` builds it so, code by code.
  return (raise as (code: Refusal['code'], data: object) => Problem)(code, data)
}

const eventOf = (rows: readonly TransferRow[], accounts: ReadonlyMap<string, AccountState>) => ({
  transfers: rows.map((row) => ({
    id: row.id,
    seq: row.seq,
    debitAccountId: row.debitAccountId,
    creditAccountId: row.creditAccountId,
    amount: row.amount,
    unit: accounts.get(row.debitAccountId)!.unit,
    causeKind: row.causeKind,
    causeId: row.causeId,
    reverses: row.reverses,
  })),
})
