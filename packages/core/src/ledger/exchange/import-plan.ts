import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { normalise } from '../../text/normalise.ts'
import { AccountKey, UnitCode } from '../schemas.ts'
import { closing, type AccountKind } from '../tables.ts'
import { decimalOf, minorUnits } from './decimal.ts'
import { columnsOf, dayOf, kindOf, type ImportColumn } from './import-columns.ts'
import type { ImportFault, ImportProblem } from './import-problem.ts'

/** What a file holds: balances to open with, movements between accounts, or the payments of a Cyclos. */
export const importKinds = ['opening', 'movements', 'cyclos'] as const
export type ImportKind = (typeof importKinds)[number]

export interface PlannedAccount {
  readonly line: number
  readonly key: string
  readonly kind: AccountKind
  readonly unit: string
  readonly name: string | null
  /** Set when all movements are posted: what went before is history. */
  readonly debitLimit?: number
}

export interface PlannedTransfer {
  readonly line: number
  readonly id: string
  readonly debit: string
  readonly credit: string
  readonly amount: number
  readonly on: string
  readonly category: string | undefined
  readonly fund: string | undefined
  readonly purpose: string | undefined
  readonly reference: string
}

export interface Plan {
  readonly accounts: readonly PlannedAccount[]
  readonly transfers: readonly PlannedTransfer[]
  readonly problems: readonly ImportProblem[]
}

export interface PlanFacts {
  readonly kind: ImportKind
  /** Name of what it comes from: with it and the reference of a row its id is made, so the same file twice is one. */
  readonly source: string
  /** The day of opening balances. */
  readonly on: string
  /** Unit of rows that name none. */
  readonly unit: string
  /** Decimals of a unit, `undefined` when there is none of this code. */
  readonly scaleOf: (unit: string) => number | undefined
  /** Unit of an account that is there. */
  readonly unitOfAccount: (key: string) => string | undefined
}

export interface FileRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** The account that opening balances are booked against; in the end it has nothing. */
export const openingKey = (unit: string): string => `opening:${unit.toLowerCase()}`

/** A UUID that source and reference determine. */
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

export function importedId(source: string, reference: string): string {
  const hex = digestOf(`import\n${source}\n${reference}`)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const needed: Readonly<Record<ImportKind, readonly ImportColumn[]>> = {
  opening: ['key', 'kind', 'balance'],
  movements: ['date', 'debit', 'credit', 'amount'],
  cyclos: ['date', 'from', 'to', 'amount'],
}

/** What the rows of a file mean. Rows that mean nothing become problems, with their lines. */
export function planOf(header: readonly string[], rows: readonly FileRow[], facts: PlanFacts): Plan {
  const columns = columnsOf(header)
  const missing = needed[facts.kind].filter((column) => !columns.has(column))
  if (missing.length > 0) {
    const problems = missing.map((column) => ({
      line: 0,
      fault: 'column-missing' as const,
      found: column,
      expected: '',
    }))
    return { accounts: [], transfers: [], problems }
  }
  const planning = new Planning(columns, facts)
  for (const row of rows) {
    if (facts.kind === 'opening') planning.opening(row)
    else if (facts.kind === 'movements') planning.movement(row)
    else planning.cyclos(row)
  }
  return planning.end()
}

class Planning {
  readonly #columns: ReadonlyMap<ImportColumn, number>
  readonly #facts: PlanFacts
  readonly #accounts = new Map<string, PlannedAccount>()
  readonly #transfers: PlannedTransfer[] = []
  readonly #problems: ImportProblem[] = []
  /** How often rows of one content came: without a reference they are told apart by their count. */
  readonly #seen = new Map<string, number>()
  /** Debits less credits of what opens, by unit. */
  readonly #open = new Map<string, bigint>()
  /** Names by key: two people of one name are not one account. */
  readonly #stated = new Map<string, { readonly line: number; readonly balance: number; readonly scale: number }>()

  constructor(columns: ReadonlyMap<ImportColumn, number>, facts: PlanFacts) {
    this.#columns = columns
    this.#facts = facts
  }

  #cell({ cells }: FileRow, column: ImportColumn): string {
    const index = this.#columns.get(column)
    return index === undefined ? '' : (cells[index] ?? '').trim()
  }

  #wrong(line: number, fault: ImportFault, found: string, expected = ''): undefined {
    this.#problems.push({ line, fault, found: found.slice(0, 200), expected })
    return undefined
  }

  #unit(row: FileRow): { readonly code: string; readonly scale: number } | undefined {
    const code = this.#cell(row, 'unit') || this.#facts.unit
    const scale = v.is(UnitCode, code) ? this.#facts.scaleOf(code) : undefined
    return scale === undefined ? this.#wrong(row.line, 'unit-unknown', code) : { code, scale }
  }

  opening(row: FileRow): void {
    const { line } = row
    const key = this.#cell(row, 'key')
    const kind = kindOf(this.#cell(row, 'kind'))
    const unit = this.#unit(row)
    const written = this.#cell(row, 'balance') || '0'
    if (!v.is(AccountKey, key) || key.startsWith('opening:')) return this.#wrong(line, 'key-bad', key)
    if (!kind) return this.#wrong(line, 'kind-unknown', this.#cell(row, 'kind'))
    if (!unit) return undefined
    const balance = minorUnits(written, unit.scale)
    if (balance === undefined) return this.#wrong(line, 'amount-bad', written)
    if (this.#accounts.has(key)) return this.#wrong(line, 'twice', key)
    const name = this.#cell(row, 'name') || null
    this.#accounts.set(key, { line, key, kind, unit: unit.code, name })
    if (balance === 0) return undefined
    const against = openingKey(unit.code)
    if (!this.#accounts.has(against)) {
      this.#accounts.set(against, { line, key: against, kind: 'equity', unit: unit.code, name: null })
    }
    const debits = (kind === 'asset' || kind === 'expense') === balance > 0
    const amount = Math.abs(balance)
    this.#open.set(unit.code, (this.#open.get(unit.code) ?? 0n) + BigInt(debits ? amount : -amount))
    const [debit, credit] = debits ? [key, against] : [against, key]
    this.#post({ line, debit, credit, amount, on: this.#facts.on, category: 'opening', reference: `opening ${key}` })
  }

  movement(row: FileRow): void {
    const [debit, credit] = [this.#cell(row, 'debit'), this.#cell(row, 'credit')]
    for (const key of [debit, credit]) {
      if (this.#facts.unitOfAccount(key) === undefined) return this.#wrong(row.line, 'account-unknown', key)
    }
    const unit = this.#facts.unitOfAccount(debit)!
    const written = this.#cell(row, 'unit') || unit
    if (written !== unit) return this.#wrong(row.line, 'unit-unknown', written, unit)
    this.#between(row, debit, credit, this.#facts.scaleOf(unit)!)
  }

  /** A payment of a Cyclos: its accounts are opened as they come, those of users as what the centre owes them. */
  cyclos(row: FileRow): void {
    const unit = this.#unit(row)
    if (!unit) return undefined
    const from = this.#party(row, 'from', unit.code)
    const to = this.#party(row, 'to', unit.code)
    if (from === undefined || to === undefined) return undefined
    if (this.#cell(row, 'date') === '' && from === to) return this.#status(row, from, unit.scale)
    // Who pays is owed less: her account is debited.
    this.#between(row, from, to, unit.scale)
  }

  #party(row: FileRow, side: 'from' | 'to', unit: string): string | undefined {
    const { line } = row
    const written = this.#cell(row, side)
    const slug = normalise(written)
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
    const key = v.is(AccountKey, written) && written.includes(':') ? written : `cyclos:${slug}`
    if (!v.is(AccountKey, key)) return this.#wrong(line, 'key-bad', written)
    const name = this.#cell(row, side === 'from' ? 'fromName' : 'toName') || written
    const kind = kindOf(this.#cell(row, side === 'from' ? 'fromKind' : 'toKind')) ?? 'liability'
    const known = this.#accounts.get(key)
    if (!known) this.#accounts.set(key, { line, key, kind, unit, name })
    else if (known.unit !== unit) return this.#wrong(line, 'account-differs', key, known.unit)
    else if (known.name !== name) return this.#wrong(line, 'twice', name, known.name ?? '')
    return key
  }

  /** What Cyclos says that an account has: the sum of its movements must be that. */
  #status(row: FileRow, key: string, scale: number): void {
    const written = this.#cell(row, 'amount')
    const balance = minorUnits(written, scale)
    if (balance === undefined) return this.#wrong(row.line, 'amount-bad', written)
    this.#stated.set(key, { line: row.line, balance, scale })
    const limit = this.#cell(row, 'creditLimit')
    if (limit === '') return undefined
    const debitLimit = minorUnits(limit, scale)
    if (debitLimit === undefined || debitLimit < 0) return this.#wrong(row.line, 'amount-bad', limit)
    this.#accounts.set(key, { ...this.#accounts.get(key)!, debitLimit })
  }

  #between(row: FileRow, debit: string, credit: string, scale: number): void {
    const { line } = row
    const on = dayOf(this.#cell(row, 'date'))
    const amount = minorUnits(this.#cell(row, 'amount'), scale)
    if (on === undefined) return this.#wrong(line, 'day-bad', this.#cell(row, 'date'))
    if (amount === undefined || amount <= 0) return this.#wrong(line, 'amount-bad', this.#cell(row, 'amount'))
    if (debit === credit) return this.#wrong(line, 'same-account', debit)
    const word = (column: ImportColumn) =>
      normalise(this.#cell(row, column))
        .replaceAll(/[^a-z0-9]+/g, '-')
        .slice(0, 60)
        .replace(/-$/, '') || undefined
    const content = [on, debit, credit, amount, this.#cell(row, 'purpose')].join('\n')
    const times = (this.#seen.get(content) ?? 0) + 1
    this.#seen.set(content, times)
    // Of what a person wrote a digest alone: the reference stays with the transfer for good.
    const reference = this.#cell(row, 'reference') || digestOf(`${content}\n${times}`)
    const named = word('category')
    // The word of closing entries, which no one but the close of a period may write.
    const category = named === closing ? `imported-${closing}` : named
    const facts = { category, fund: word('fund'), purpose: this.#cell(row, 'purpose') || undefined }
    this.#post({ line, debit, credit, amount, on, reference, ...facts })
  }

  #post(
    of: Partial<PlannedTransfer> & Pick<PlannedTransfer, 'line' | 'debit' | 'credit' | 'amount' | 'on' | 'reference'>,
  ) {
    const { category, fund, purpose, ...rest } = of
    // An account opens with one balance, whatever the file that says so is called.
    const source = this.#facts.kind === 'opening' ? 'opening' : this.#facts.source
    const id = importedId(source, of.reference)
    this.#transfers.push({ ...rest, id, category, fund, purpose: purpose?.slice(0, 500) })
  }

  end(): Plan {
    const ids = new Map<string, number>()
    for (const { id, line, reference } of this.#transfers) {
      if (ids.has(id)) this.#wrong(line, 'twice', reference, String(ids.get(id)))
      else ids.set(id, line)
    }
    for (const [unit, difference] of this.#open) {
      const scale = this.#facts.scaleOf(unit) ?? 0
      if (difference !== 0n) this.#wrong(0, 'not-balanced', unit, decimalOf(Number(difference), scale))
    }
    const sums = new Map<string, number>()
    for (const { debit, credit, amount } of this.#transfers) {
      sums.set(debit, (sums.get(debit) ?? 0) - amount)
      sums.set(credit, (sums.get(credit) ?? 0) + amount)
    }
    for (const [key, { line, balance, scale }] of this.#stated) {
      const sum = sums.get(key) ?? 0
      if (sum !== balance)
        this.#wrong(line, 'balance-differs', `${key} ${decimalOf(sum, scale)}`, decimalOf(balance, scale))
    }
    const problems = this.#problems.toSorted((a, b) => a.line - b.line)
    return { accounts: [...this.#accounts.values()], transfers: this.#transfers, problems }
  }
}
