/**
 * A second ledger, naive and in memory, that shares no code with the one it judges: bigints in maps, every sum taken
 * anew from all rows. It foretells each answer and the final state.
 */
export interface AuditedAccount {
  readonly key: string
  readonly kind: 'asset' | 'liability' | 'equity' | 'income' | 'expense'
  readonly unit: string
  debitLimit: bigint | null
  creditLimit: bigint | null
  frozen: boolean
  closed: boolean
}

export interface Wanted {
  readonly id: string
  readonly debit: string
  readonly credit: string
  readonly amount: number
  readonly effectiveOn?: string
}

interface Row extends Wanted {
  readonly amountExact: bigint
  readonly at: number
  readonly day: string
  readonly countsOn: string
  readonly group: number
  readonly reverses: string | null
}

export type Answer = 'created' | 'exists' | `LEDGER_${string}`

export class Auditor {
  readonly accounts = new Map<string, AuditedAccount>()
  readonly rows: Row[] = []
  #at = 0
  #groups = 0

  /** Foretells the answer to a group, and books it when it is created. `now` in milliseconds. */
  post(wanted: readonly Wanted[], now: number, reverses: readonly string[] = []): Answer {
    const kind = (row: Row) => (row.reverses === null ? 'direct' : 'reversal')
    const mine = reverses.length > 0 ? 'reversal' : 'direct'
    const ids = wanted.map(({ id }) => id)
    if (new Set(ids).size < ids.length) return 'LEDGER_ID_TWICE_IN_GROUP'
    const before = ids.map((id) => this.rows.find((row) => row.id === id))
    const some = before.find((row) => row !== undefined)
    if (some) {
      const group = this.rows.filter((row) => row.group === some.group).map(({ id }) => id)
      if (group.join() !== ids.join()) return 'LEDGER_EXISTS_WITH_DIFFERENT_GROUP'
      for (const [index, one] of wanted.entries()) {
        const row = before[index]!
        if (kind(row) !== mine) return 'LEDGER_EXISTS_WITH_DIFFERENT_KIND'
        if (row.reverses !== (reverses[index] ?? null)) return 'LEDGER_EXISTS_WITH_DIFFERENT_REVERSED_TRANSFER'
        if (row.debit !== one.debit) return 'LEDGER_EXISTS_WITH_DIFFERENT_DEBIT_ACCOUNT'
        if (row.credit !== one.credit) return 'LEDGER_EXISTS_WITH_DIFFERENT_CREDIT_ACCOUNT'
        if (row.amount !== one.amount) return 'LEDGER_EXISTS_WITH_DIFFERENT_AMOUNT'
        if (row.countsOn !== (one.effectiveOn ?? row.day)) return 'LEDGER_EXISTS_WITH_DIFFERENT_EFFECTIVE_DAY'
      }
      return 'exists'
    }
    const kept = this.rows.length
    const at = Math.max(now, this.#at)
    // Chihuahua keeps UTC-6 all year.
    const day = new Date(at - 6 * 3_600_000).toISOString().slice(0, 10)
    this.#groups += 1
    for (const [index, one] of wanted.entries()) {
      const code = this.#fault(one, reverses[index])
      if (code) {
        this.rows.length = kept
        return code
      }
      this.rows.push({
        ...one,
        amountExact: BigInt(one.amount),
        at,
        day,
        countsOn: one.effectiveOn ?? day,
        group: this.#groups,
        reverses: reverses[index] ?? null,
      })
    }
    this.#at = at
    return 'created'
  }

  #fault({ debit, credit, amount }: Wanted, reverses: string | undefined): Answer | undefined {
    if (reverses !== undefined) {
      const original = this.rows.find((row) => row.id === reverses)
      if (!original) return 'LEDGER_TRANSFER_NOT_FOUND'
      if (original.reverses !== null) return 'LEDGER_IS_A_REVERSAL'
      if (this.rows.some((row) => row.reverses === reverses)) return 'LEDGER_ALREADY_REVERSED'
      if (amount > original.amount) return 'LEDGER_EXCEEDS_REVERSED_TRANSFER'
    }
    const [from, to] = [this.accounts.get(debit), this.accounts.get(credit)]
    if (debit === credit) return 'LEDGER_ACCOUNTS_MUST_DIFFER'
    if (!from) return 'LEDGER_DEBIT_ACCOUNT_NOT_FOUND'
    if (!to) return 'LEDGER_CREDIT_ACCOUNT_NOT_FOUND'
    if (from.unit !== to.unit) return 'LEDGER_ACCOUNTS_OF_DIFFERENT_UNITS'
    if (from.closed) return 'LEDGER_DEBIT_ACCOUNT_CLOSED'
    if (to.closed) return 'LEDGER_CREDIT_ACCOUNT_CLOSED'
    if (from.frozen) return 'LEDGER_DEBIT_ACCOUNT_FROZEN'
    if (to.frozen) return 'LEDGER_CREDIT_ACCOUNT_FROZEN'
    const most = 2n ** 53n - 1n
    const more = BigInt(amount)
    if (this.debits(debit) + more > most) return 'LEDGER_OVERFLOWS_DEBITS'
    if (this.credits(credit) + more > most) return 'LEDGER_OVERFLOWS_CREDITS'
    if (from.debitLimit !== null && this.debits(debit) + more > this.credits(debit) + from.debitLimit) {
      return 'LEDGER_EXCEEDS_CREDITS'
    }
    if (to.creditLimit !== null && this.credits(credit) + more > this.debits(credit) + to.creditLimit) {
      return 'LEDGER_EXCEEDS_DEBITS'
    }
    return undefined
  }

  #sum(wanted: (row: Row) => boolean): bigint {
    return this.rows.reduce((sum, row) => (wanted(row) ? sum + row.amountExact : sum), 0n)
  }
  debits(key: string): bigint {
    return this.#sum(({ debit }) => debit === key)
  }
  credits(key: string): bigint {
    return this.#sum(({ credit }) => credit === key)
  }

  /** Balance on the account's own side, of the rows that `counts`. */
  balance(key: string, counts: (row: Row, seq: number) => boolean = () => true): bigint {
    const rows = this.rows.filter((row, index) => counts(row, index + 1))
    const net = rows.reduce(
      (sum, { debit, credit, amountExact }) =>
        sum + (credit === key ? amountExact : 0n) - (debit === key ? amountExact : 0n),
      0n,
    )
    const { kind } = this.accounts.get(key)!
    return kind === 'asset' || kind === 'expense' ? -net : net
  }

  /** Seq, amount and running balance of every entry of an account, oldest first. */
  statement(key: string): readonly (readonly [number, number, bigint])[] {
    return this.rows.flatMap((row, index) =>
      row.debit === key || row.credit === key
        ? [[index + 1, row.amount, this.balance(key, (_row, seq) => seq <= index + 1)] as const]
        : [],
    )
  }
}
