import { and, eq, inArray, type Reader } from '../../db/index.ts'
import { AccountState } from '../account-state.ts'
import { placeOf } from '../place.ts'
import type { OpenBlock } from './hash-chain.ts'
import { labelKinds, ledgerAccounts, ledgerCounters, ledgerLabels, ledgerUnits, type LabelKind } from '../tables.ts'

const isId = (ref: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(ref)

/** How many accounts are kept in memory, by id and by key, and how many words: some 300 bytes each. */
const most = 200_000

/**
 * What the book keeps in memory of one ledger: its accounts with their sums, and the numbers of labels. The database is
 * the authority: a batch trusts this only when the head of the ledger stands where the last batch left it.
 */
export class OpenLedger {
  readonly centreId: string
  readonly number: number
  /** That the last batch left in the head; 0: what is here is not to be trusted. */
  stamp = 0
  /** Whether any id failed before; unknown at first. */
  hasFailed: boolean | undefined
  /** The earliest expiry of an open hold, in milliseconds; infinity: none; unknown at first. */
  nextExpiry: number | undefined
  /** The block that is being filled; read anew when it is not there. */
  block: OpenBlock | undefined
  readonly accounts = new Map<string, AccountState>()
  readonly byNumber = new Map<number, AccountState>()
  readonly #labels = new Map<LabelKind, Map<string, number>>(labelKinds.map((kind) => [kind, new Map()]))
  readonly #words = new Map<number, string>()

  constructor(centreId: string, number: number) {
    this.centreId = centreId
    this.number = number
  }

  forget(): void {
    this.stamp = 0
    this.hasFailed = undefined
    this.nextExpiry = undefined
    this.block = undefined
    this.accounts.clear()
    this.byNumber.clear()
    for (const labels of this.#labels.values()) labels.clear()
    this.#words.clear()
  }

  /** Makes room before a batch, never within one. */
  trim(): void {
    if (this.accounts.size > most * 3 || this.#words.size > most) this.forget()
  }

  /** Reads the accounts that are not in memory; those that do not exist stay unknown. */
  async load(read: Pick<Reader, 'select'>, refs: Iterable<string>): Promise<void> {
    const unknown = new Set<string>()
    for (const ref of refs) if (!this.accounts.has(ref)) unknown.add(ref)
    if (unknown.size === 0) return
    const missing = [...unknown]
    for (let from = 0; from < missing.length; from += 500) {
      const part = missing.slice(from, from + 500)
      const ids = part.filter(isId)
      const keys = part.filter((ref) => !isId(ref))
      if (keys.length > 0) this.#keep(await this.#select(read, inArray(ledgerAccounts.key, keys)))
      if (ids.length > 0) {
        const lower = ids.map((id) => id.toLowerCase())
        this.#keep(await this.#select(read, inArray(ledgerAccounts.id, lower)))
        for (const id of ids) {
          const found = this.accounts.get(id.toLowerCase())
          if (found) this.accounts.set(id, found)
        }
      }
    }
  }

  async loadNumbers(read: Pick<Reader, 'select'>, numbers: Iterable<number>): Promise<void> {
    const missing = [...new Set(numbers)].filter((number) => !this.byNumber.has(number))
    for (let from = 0; from < missing.length; from += 500) {
      this.#keep(await this.#select(read, inArray(ledgerAccounts.number, missing.slice(from, from + 500))))
    }
  }

  async #select(read: Pick<Reader, 'select'>, which: ReturnType<typeof inArray>) {
    const accounts = await read
      .select({
        number: ledgerAccounts.number,
        id: ledgerAccounts.id,
        key: ledgerAccounts.key,
        kind: ledgerAccounts.kind,
        unit: ledgerUnits.code,
        scale: ledgerUnits.scale,
        debitLimit: ledgerAccounts.debitLimit,
        creditLimit: ledgerAccounts.creditLimit,
        frozen: ledgerAccounts.frozen,
        closed: ledgerAccounts.closed,
      })
      .from(ledgerAccounts)
      .innerJoin(ledgerUnits, eq(ledgerUnits.id, ledgerAccounts.unitId))
      .where(and(eq(ledgerAccounts.centreId, this.centreId), which))
    if (accounts.length === 0) return []
    const sums = await read
      .select()
      .from(ledgerCounters)
      .where(
        inArray(
          ledgerCounters.account,
          accounts.map(({ number }) => placeOf(this.number, number)),
        ),
      )
    const byPlace = new Map(sums.map((sum) => [sum.account, sum]))
    return accounts.map((facts) => new AccountState(facts, byPlace.get(placeOf(this.number, facts.number))!))
  }

  #keep(states: readonly AccountState[]): void {
    for (const state of states) {
      // One that came in by its id is the same object when it is named by its key.
      const known = this.byNumber.get(state.number) ?? state
      this.byNumber.set(state.number, known)
      this.accounts.set(state.id, known)
      this.accounts.set(state.key, known)
    }
  }

  labelNumber(kind: LabelKind, label: string | null): number | null {
    return label === null ? null : this.#labels.get(kind)!.get(label)!
  }

  knowsLabel(kind: LabelKind, label: string): boolean {
    return this.#labels.get(kind)!.has(label)
  }

  word(number: number | null): string | null {
    return number === null ? null : this.#words.get(number)!
  }

  keepLabel(number: number, kind: LabelKind, label: string): void {
    this.#labels.get(kind)!.set(label, number)
    this.#words.set(number, label)
  }

  /** Words of labels that rows bear. */
  async loadWords(read: Pick<Reader, 'select'>, numbers: Iterable<number | null>): Promise<void> {
    const missing = [...new Set(numbers)].filter((one): one is number => one !== null && !this.#words.has(one))
    for (let from = 0; from < missing.length; from += 500) {
      const rows = await read
        .select()
        .from(ledgerLabels)
        .where(and(eq(ledgerLabels.ledger, this.number), inArray(ledgerLabels.number, missing.slice(from, from + 500))))
      for (const { number, kind, label } of rows) this.keepLabel(number, kind, label)
    }
  }
}
