import { and, eq, inArray, type Reader } from '../../db/index.ts'
import { ledgerAccounts, ledgerLabels, ledgerUnits, type LabelKind } from '../tables.ts'
import { WalkedAccount } from './chain-walk.ts'

const inParts = 500

/** The accounts and the words that rows of a ledger bear as numbers, read when the first row bears them. */
export class LedgerNames {
  readonly accounts = new Map<number, WalkedAccount>()
  readonly #labels = new Map<number, { readonly kind: LabelKind; readonly label: string }>()
  readonly #unknown = new Set<number>()
  readonly #read: Reader
  readonly #centreId: string
  readonly #ledger: number

  constructor(read: Reader, centreId: string, ledger: number) {
    this.#read = read
    this.#centreId = centreId
    this.#ledger = ledger
  }

  async load(accounts: Iterable<number>, labels: Iterable<number | null>): Promise<void> {
    const missing = [...new Set(accounts)].filter((one) => !this.accounts.has(one) && !this.#unknown.has(one))
    for (let from = 0; from < missing.length; from += inParts)
      await this.#loadAccounts(missing.slice(from, from + inParts))
    const words = [...new Set(labels)].filter((one): one is number => one !== null && !this.#labels.has(one))
    for (let from = 0; from < words.length; from += inParts) {
      const rows = await this.#read
        .select()
        .from(ledgerLabels)
        .where(
          and(eq(ledgerLabels.ledger, this.#ledger), inArray(ledgerLabels.number, words.slice(from, from + inParts))),
        )
      for (const { number, kind, label } of rows) this.#labels.set(number, { kind, label })
    }
  }

  async #loadAccounts(numbers: readonly number[]): Promise<void> {
    const { number, id, key, kind, debitLimit, creditLimit, frozen, closed, centreId, unitId } = ledgerAccounts
    const rows = await this.#read
      .select({
        number,
        id,
        key,
        kind,
        debitLimit,
        creditLimit,
        frozen,
        closed,
        unit: ledgerUnits.code,
        scale: ledgerUnits.scale,
      })
      .from(ledgerAccounts)
      .innerJoin(ledgerUnits, eq(ledgerUnits.id, unitId))
      .where(and(eq(centreId, this.#centreId), inArray(number, [...numbers])))
    for (const facts of rows) this.accounts.set(facts.number, new WalkedAccount(facts))
    for (const one of numbers) if (!this.accounts.has(one)) this.#unknown.add(one)
  }

  /** The account of a number; one that is not there gets a place of its own, without a name. */
  account(number: number): WalkedAccount {
    const known = this.accounts.get(number)
    if (known) return known
    const facts = { key: '', kind: 'asset', unit: '', scale: 0, debitLimit: null, creditLimit: null } as const
    const stranger = new WalkedAccount({ ...facts, number, id: '', frozen: false, closed: false })
    this.accounts.set(number, stranger)
    return stranger
  }

  isKnown(number: number): boolean {
    return this.accounts.has(number) && !this.#unknown.has(number)
  }

  /** The word of a number; `undefined` where there is none of this kind. */
  word(kind: LabelKind, number: number | null): string | null | undefined {
    if (number === null) return null
    const found = this.#labels.get(number)
    return found?.kind === kind ? found.label : undefined
  }
}
