import { and, countAll, eq, gte, inArray, lte, sql, alias } from '../db/index.ts'
import type { OperationCall } from '../operations/call.ts'
import { onOwnSide, type AccountState } from './account-state.ts'
import { decide, type Book, type Draft, type Original, type Refusal, type TransferRow } from './decide.ts'
import { accountStates } from './find-account.ts'
import { giveBack, takeHead } from './head.ts'
import { ledgerCounters, ledgerPurposes, ledgerTransfers } from './tables.ts'

export type PostingCall = Pick<OperationCall, 'tx' | 'mine' | 'centre' | 'at' | 'today'>

interface Words {
  readonly id: string
  readonly effectiveOn?: string | undefined
  readonly category?: string | undefined
  readonly fund?: string | undefined
  readonly cause?: { readonly kind: string; readonly id: string } | undefined
  readonly purpose?: string | undefined
}
export interface DirectRequest extends Words {
  readonly debit: string
  readonly credit: string
  readonly amount: number
}
export interface ReversalRequest extends Words {
  /** Id of the transfer to take back. */
  readonly reverses: string
  /** The whole of it when absent. */
  readonly amount?: number | undefined
}
export type Request = DirectRequest | ReversalRequest

export type Outcome =
  | { readonly refusal: Refusal }
  | {
      readonly result: 'created' | 'exists'
      readonly rows: readonly TransferRow[]
      readonly accounts: ReadonlyMap<string, AccountState>
    }

/**
 * Posts transfers that succeed or fail together: reads what they touch, decides in memory, and writes everything with
 * one statement per table, however many they are. The caller rolls back on a refusal (an operation does by throwing).
 */
export async function postLinked(call: PostingCall, requests: readonly Request[]): Promise<Outcome> {
  const head = await takeHead(call, requests.length)
  const known = await knownTransfers(call, requests)
  const originals = requests.map((request) => ('reverses' in request ? known.get(request.reverses) : undefined))
  const refs = requests.map((request, index) => accountsOf(request, originals[index]))
  const accounts = await accountStates(call.tx, call, refs.flat())
  const drafts = requests.map((request, index) =>
    draftOf(request, originals[index], refs[index]!, ([debit, credit]) => [accounts.get(debit), accounts.get(credit)]),
  )
  const existing = new Map(drafts.flatMap(({ id }) => (known.has(id) ? [[id, known.get(id)!] as const] : [])))
  const book: Book = {
    centreId: call.centre.id,
    // Without a head there is no account either, so nothing is booked under this one.
    head: head ?? { seq: 0, at: call.at, recordedOn: call.today },
    existing,
    groupSize: await sizeOfGroup(call, existing.get(requests[0]!.id), requests.length),
  }
  const decision = decide(drafts, book)
  if (decision.result === 'refused') return decision
  const byId = new Map([...accounts.values()].map((account) => [account.id, account]))
  if (decision.result === 'exists') await giveBack(call, book.head.seq)
  else await write(call, requests, decision.rows, [...byId.values()])
  return { result: decision.result, rows: decision.rows, accounts: byId }
}

const accountsOf = (request: Request, original: Original | undefined): readonly [string, string] =>
  'reverses' in request
    ? [original?.creditAccountId ?? '', original?.debitAccountId ?? '']
    : [request.debit, request.credit]

function draftOf(
  request: Request,
  original: Original | undefined,
  refs: readonly [string, string],
  look: (refs: readonly [string, string]) => readonly [AccountState | undefined, AccountState | undefined],
): Draft {
  const [debit, credit] = look(refs)
  const { cause } = request
  return {
    id: request.id,
    kind: 'reverses' in request ? 'reversal' : 'direct',
    debitRef: refs[0],
    creditRef: refs[1],
    debit,
    credit,
    amount: request.amount ?? original?.amount ?? 0,
    effectiveOn: request.effectiveOn,
    // What is taken back is taken back from the same category, fund and cause, or sums by them would not come out.
    category: request.category ?? original?.category ?? null,
    fund: request.fund ?? original?.fund ?? null,
    causeKind: cause?.kind ?? original?.causeKind ?? null,
    causeId: cause?.id ?? original?.causeId ?? null,
    original,
  }
}

/** Transfers that bear the id of a request, and those that are to be reversed, by id. */
async function knownTransfers(call: PostingCall, requests: readonly Request[]): Promise<ReadonlyMap<string, Original>> {
  const wanted = requests.flatMap((request) => ('reverses' in request ? [request.id, request.reverses] : [request.id]))
  const reversal = alias(ledgerTransfers, 'reversal')
  const rows = await call.tx
    .select({ transfer: ledgerTransfers, reversedBy: reversal.seq })
    .from(ledgerTransfers)
    .leftJoin(
      reversal,
      and(eq(reversal.centreId, ledgerTransfers.centreId), eq(reversal.reverses, ledgerTransfers.seq)),
    )
    .where(and(call.mine(ledgerTransfers), inArray(ledgerTransfers.id, [...new Set(wanted)])))
  return new Map(rows.map(({ transfer, reversedBy }) => [transfer.id, { ...transfer, reversed: reversedBy !== null }]))
}

/** Counts no further than one more than asked about: a group's rows stand one after the other. */
async function sizeOfGroup(call: PostingCall, first: TransferRow | undefined, upTo: number): Promise<number> {
  if (!first) return 0
  const [counted] = await call.tx
    .select({ size: countAll() })
    .from(ledgerTransfers)
    .where(
      and(
        call.mine(ledgerTransfers),
        gte(ledgerTransfers.seq, first.groupSeq),
        lte(ledgerTransfers.seq, first.groupSeq + upTo),
        eq(ledgerTransfers.groupSeq, first.groupSeq),
      ),
    )
  return counted!.size
}

async function write(
  call: PostingCall,
  requests: readonly Request[],
  rows: readonly TransferRow[],
  accounts: readonly AccountState[],
): Promise<void> {
  const centreId = call.centre.id
  await call.tx.insert(ledgerTransfers).values([...rows])
  const purposes = requests.flatMap(({ purpose }, index) =>
    purpose === undefined ? [] : [{ centreId, seq: rows[index]!.seq, purpose }],
  )
  if (purposes.length > 0) await call.tx.insert(ledgerPurposes).values(purposes)
  const sums = accounts
    .map(({ id, debitsPending, debitsPosted, creditsPending, creditsPosted, entries, last }) => ({
      accountId: id,
      centreId,
      debitsPending,
      debitsPosted,
      creditsPending,
      creditsPosted,
      entries,
      last,
    }))
    .sort((a, b) => (a.accountId < b.accountId ? -1 : 1))
  await call.tx
    .insert(ledgerCounters)
    .values(sums)
    .onConflictDoUpdate({
      target: ledgerCounters.accountId,
      set: {
        debitsPending: sql`excluded.debits_pending`,
        debitsPosted: sql`excluded.debits_posted`,
        creditsPending: sql`excluded.credits_pending`,
        creditsPosted: sql`excluded.credits_posted`,
        entries: sql`excluded.entries`,
        last: sql`excluded.last`,
      },
    })
}

/** A posted row in the form in which it is answered. */
export function showPosted(
  result: 'created' | 'exists',
  row: TransferRow,
  accounts: ReadonlyMap<string, AccountState>,
) {
  const [debit, credit] = [accounts.get(row.debitAccountId)!, accounts.get(row.creditAccountId)!]
  return {
    id: row.id,
    seq: row.seq,
    result,
    kind: row.kind,
    debitAccountId: debit.id,
    creditAccountId: credit.id,
    amount: row.amount,
    unit: debit.unit,
    at: row.at.toISOString(),
    recordedOn: row.recordedOn,
    effectiveOn: row.effectiveOn,
    debitBalance: onOwnSide(debit.kind, row.debitAfter),
    creditBalance: onOwnSide(credit.kind, row.creditAfter),
  }
}
