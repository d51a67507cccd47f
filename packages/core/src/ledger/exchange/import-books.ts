import * as v from 'valibot'
import { and, eq, inArray, sql } from '../../db/index.ts'
import { fullCode } from '../../operations/errors.ts'
import type { OperationCall } from '../../operations/call.ts'
import { Problem } from '../../operations/problem.ts'
import { Day } from '../../schema/day.ts'
import { ledgerArea } from '../area.ts'
import { postChains } from '../book/books.ts'
import type { Entry } from '../book/wanted.ts'
import { holdHead, holdOrBegin } from '../head.ts'
import { placeOf } from '../place.ts'
import { tellPosted, transferPosted } from '../posted-event.ts'
import { kept, UnitCode } from '../schemas.ts'
import { ledgerAccounts, ledgerCounters, ledgerHeads, ledgerUnits } from '../tables.ts'
import { unitOf } from '../units.ts'
import { columnsOf } from './import-columns.ts'
import {
  importKinds,
  planOf,
  type FileRow,
  type Plan,
  type PlannedAccount,
  type PlannedTransfer,
} from './import-plan.ts'
import { ImportProblem } from './import-problem.ts'

/** Rows of one file: they are taken in one transaction. */
export const mostImportedRows = 20_000

const input = v.object({
  kind: v.picklist(importKinds),
  /** Name of what it comes from, for instance `cyclos-2026`. The same row of the same source is taken once. */
  source: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60), kept),
  /** The day of opening balances; today when absent. */
  on: v.optional(Day),
  /** Unit of rows that name none; the currency of the centre when absent. */
  unit: v.optional(UnitCode),
  header: v.pipe(v.array(v.pipe(v.string(), v.maxLength(500), kept)), v.minLength(1), v.maxLength(100)),
  rows: v.pipe(
    v.array(
      v.object({
        /** Line in the file, for what is told of it. */
        line: v.pipe(v.number(), v.integer(), v.minValue(1)),
        cells: v.pipe(v.array(v.pipe(v.string(), v.maxLength(2000), kept)), v.maxLength(100)),
      }),
    ),
    v.maxLength(mostImportedRows),
  ),
})

const Outcome = v.pipe(
  v.object({
    accounts: v.object({ opened: v.number(), there: v.number() }),
    transfers: v.object({ created: v.number(), exists: v.number() }),
    /** What each row does, in the order of the file. `exists`: it was taken before. */
    rows: v.array(v.object({ line: v.number(), does: v.picklist(['opens', 'posts', 'exists', 'nothing']) })),
    problems: v.array(ImportProblem),
  }),
  v.metadata({ ref: 'LedgerImportOutcome' }),
)
type Outcome = v.InferOutput<typeof Outcome>

/**
 * Takes in a file of opening balances, of movements, or of a Cyclos: opens the accounts that are missing and posts what
 * the rows say. All of it or nothing: a row that does not fit refuses the file. Sent again it changes nothing, since the
 * ids of its transfers are made of source and reference.
 */
export const importBooks = ledgerArea.operation({
  name: 'import-books',
  title: 'Import opening balances, movements, or the payments of a Cyclos',
  path: '/imports',
  permission: 'import',
  input,
  output: Outcome,
  errors: ['IMPORT_FAULTY'],
  emits: [transferPosted],
  async run(given, call) {
    const { outcome, entries } = await takeIn(call, given)
    if (outcome.problems.length > 0) throw call.error('IMPORT_FAULTY', faultyData(outcome))
    for (let from = 0; from < entries.length; from += 500) await tellPosted(call, entries.slice(from, from + 500))
    return outcome
  },
})

const faultyData = ({ problems }: Outcome) => ({ count: problems.length, problems: problems.slice(0, 100) })

/**
 * Takes a file in and takes it all back: a dry run follows the very rules of the real one. Only a refusal undoes what an
 * operation did, so the outcome is the data of the refusal.
 */
export const rehearseImport = ledgerArea.operation({
  name: 'rehearse-import',
  title: 'See what an import would do, without doing it (answers by refusing)',
  path: '/imports/rehearse',
  permission: 'import',
  input,
  output: v.object({}),
  errors: ['IMPORT_REHEARSED'],
  async run(given, call) {
    const { outcome } = await takeIn(call, given)
    throw call.error('IMPORT_REHEARSED', { outcome })
  },
})

const rehearsed = fullCode(ledgerArea.id, 'IMPORT_REHEARSED')

/** What an import would do, row by row, and what is wrong. */
export const checkImport = ledgerArea.operation({
  name: 'check-import',
  title: 'Try an import: what each row would do, and what is wrong',
  path: '/imports/check',
  permission: 'import',
  input,
  output: Outcome,
  async run(given, call) {
    try {
      await call.run(rehearseImport, given)
    } catch (error) {
      if (error instanceof Problem && error.code === rehearsed) return error.data['outcome'] as Outcome
      throw error
    }
    throw new Error('A rehearsal was not taken back.')
  },
})

type Given = v.InferOutput<typeof input>
type TakingCall = OperationCall<never, typeof transferPosted> | OperationCall

interface Known {
  readonly number: number
  readonly kind: string
  readonly unit: string
}

async function takeIn(
  call: Pick<TakingCall, 'tx' | 'mine' | 'centre' | 'actor' | 'at' | 'today' | 'id'>,
  given: Given,
): Promise<{ readonly outcome: Outcome; readonly entries: readonly Entry[] }> {
  const ledger = await holdOrBegin(call)
  const known = await accountsThere(call)
  const scales = await scalesOf(call, given)
  const plan = planOf(given.header, given.rows, {
    kind: given.kind,
    source: given.source,
    on: given.on ?? call.today,
    unit: given.unit ?? call.centre.currency,
    scaleOf: (unit) => scales.get(unit)?.scale,
    unitOfAccount: (key) => known.get(key)?.unit,
  })
  const problems = [...plan.problems]
  const wanted = plan.accounts.filter((account) => {
    const there = known.get(account.key)
    if (!there) return true
    const same = there.unit === account.unit && (given.kind === 'cyclos' || there.kind === account.kind)
    const expected = `${there.kind} ${there.unit}`
    if (!same) problems.push({ line: account.line, fault: 'account-differs', found: account.key, expected })
    return false
  })
  await openAll(call, ledger, wanted, scales)
  const posted = await postAll(call, given.source, plan.transfers, problems)
  await setLimits(call, plan)
  const does = new Map<number, Outcome['rows'][number]['does']>()
  for (const { line } of wanted) does.set(line, 'opens')
  for (const [line, result] of posted.byLine) does.set(line, result)
  return {
    entries: posted.entries,
    outcome: {
      accounts: { opened: wanted.length, there: plan.accounts.length - wanted.length },
      transfers: { created: posted.entries.length, exists: posted.exists },
      rows: given.rows.map(({ line }) => ({ line, does: does.get(line) ?? 'nothing' })),
      problems: problems.toSorted((a, b) => a.line - b.line),
    },
  }
}

type ImportCall = Parameters<typeof takeIn>[0]

async function accountsThere(call: ImportCall): Promise<ReadonlyMap<string, Known>> {
  const { key, number, kind, unitId } = ledgerAccounts
  const rows = await call.tx
    .select({ key, number, kind, unit: ledgerUnits.code })
    .from(ledgerAccounts)
    .innerJoin(ledgerUnits, eq(ledgerUnits.id, unitId))
    .where(call.mine(ledgerAccounts))
  return new Map(rows.map(({ key: of, ...one }) => [of, one]))
}

type Scales = ReadonlyMap<string, { readonly id: string; readonly scale: number }>

/** The units that the rows name, and those of the accounts that are there. */
async function scalesOf(call: ImportCall, { header, rows, unit }: Given): Promise<Scales> {
  const column = columnsOf(header).get('unit')
  const codes = new Set([unit ?? call.centre.currency])
  if (column !== undefined) for (const { cells } of rows) codes.add((cells[column] ?? '').trim())
  const own = await call.tx.select({ code: ledgerUnits.code }).from(ledgerUnits).where(call.mine(ledgerUnits))
  for (const { code } of own) codes.add(code)
  const found = new Map<string, { id: string; scale: number }>()
  for (const code of codes) {
    const one = v.is(UnitCode, code) ? await unitOf(call, code) : undefined
    if (one) found.set(code, one)
  }
  return found
}

async function openAll(
  call: ImportCall,
  ledger: number,
  accounts: readonly PlannedAccount[],
  scales: Scales,
): Promise<void> {
  if (accounts.length === 0) return
  const [head] = await call.tx
    .update(ledgerHeads)
    .set({ accounts: sql`${ledgerHeads.accounts} + ${accounts.length}` })
    .where(call.mine(ledgerHeads))
    .returning({ accounts: ledgerHeads.accounts })
  const first = head!.accounts - accounts.length + 1
  const rows = accounts.map(({ key, kind, unit, name }, index) => ({
    id: call.id(),
    centreId: call.centre.id,
    number: first + index,
    key,
    kind,
    name: name === null ? null : name.slice(0, 120),
    unitId: scales.get(unit)!.id,
    ownerKind: null,
    ownerId: null,
    debitLimit: null,
    creditLimit: null,
    frozen: false,
    closed: false,
    createdAt: call.at,
  }))
  const nothing = { debitsPending: 0, debitsPosted: 0, creditsPending: 0, creditsPosted: 0, entries: 0, last: 0 }
  for (let from = 0; from < rows.length; from += 500) {
    const part = rows.slice(from, from + 500)
    await call.tx.insert(ledgerAccounts).values(part)
    await call.tx
      .insert(ledgerCounters)
      .values(part.map(({ number }) => ({ ...nothing, account: placeOf(ledger, number) })))
  }
}

async function postAll(
  call: ImportCall,
  source: string,
  transfers: readonly PlannedTransfer[],
  problems: ImportProblem[],
) {
  const entries: Entry[] = []
  const byLine = new Map<number, 'posts' | 'exists'>()
  let exists = 0
  for (let from = 0; from < transfers.length; from += 1000) {
    const part = transfers.slice(from, from + 1000)
    const answers = await postChains(part.map((one) => ({ call, chain: [wantedOf(one, source)] })))
    for (const [index, answer] of answers.entries()) {
      const { line, reference } = part[index]!
      if (answer.result === 'refused') {
        const { code, account } = answer.refusal
        problems.push({ line, fault: 'refused', found: account?.ref ?? reference, expected: code })
      } else if (answer.result === 'exists') {
        exists++
        byLine.set(line, 'exists')
      } else {
        entries.push(...answer.entries)
        byLine.set(line, 'posts')
      }
    }
  }
  return { entries, exists, byLine }
}

const wantedOf = (
  { id, debit, credit, amount, on, category, fund, purpose, reference }: PlannedTransfer,
  source: string,
) => ({
  kind: 'direct' as const,
  id,
  debit,
  credit,
  amount,
  effectiveOn: on,
  category,
  fund,
  purpose,
  cause: { kind: 'import', id: `${source}:${reference.replaceAll(/\s+/g, ' ')}`.slice(0, 100) },
})

/** Credit lines that a file names hold from here on, not for the movements before. */
async function setLimits(call: ImportCall, { accounts }: Plan): Promise<void> {
  const limited = accounts.filter(({ debitLimit }) => debitLimit !== undefined)
  if (limited.length === 0) return
  await holdHead(call)
  const byLimit = new Map<number, string[]>()
  for (const { key, debitLimit } of limited) byLimit.set(debitLimit!, [...(byLimit.get(debitLimit!) ?? []), key])
  for (const [debitLimit, keys] of byLimit) {
    for (let from = 0; from < keys.length; from += 500) {
      await call.tx
        .update(ledgerAccounts)
        .set({ debitLimit })
        .where(and(call.mine(ledgerAccounts), inArray(ledgerAccounts.key, keys.slice(from, from + 500))))
    }
  }
}

export type { FileRow, Outcome as ImportOutcome }
