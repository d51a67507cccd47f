import type { Account } from '../../api/ledger.ts'

export type WantedKind = 'direct' | 'balancing' | 'hold'

/** What a transfer would do to one of its accounts. Amounts in minor units, balances on the account's own side. */
export interface Forecast {
  readonly account: Account
  readonly side: 'debit' | 'credit'
  readonly before: number
  readonly after: number
  /** Set aside by this hold. */
  readonly setAside: number
  /** How much the limit of the account falls short; 0 where it is enough. */
  readonly shortBy: number
}

/** What can still go to this side of the account; undefined without a limit. */
export function roomOf(account: Account, side: 'debit' | 'credit'): number | undefined {
  const { debitLimit, creditLimit, debitsPending, debitsPosted, creditsPending, creditsPosted } = account
  const [limit, own, pending, other] =
    side === 'debit'
      ? [debitLimit, debitsPosted, debitsPending, creditsPosted]
      : [creditLimit, creditsPosted, creditsPending, debitsPosted]
  return limit === null ? undefined : Math.max(0, limit + other - own - pending)
}

/** The amount that would move: of a balancing transfer, what the limits of both accounts leave. */
export function amountMoved(kind: WantedKind, debit: Account, credit: Account, amount: number): number {
  if (kind !== 'balancing') return amount
  return Math.min(amount, roomOf(debit, 'debit') ?? amount, roomOf(credit, 'credit') ?? amount)
}

/** What would happen to each of the two accounts. The server decides; this only tells beforehand. */
export function forecast(kind: WantedKind, debit: Account, credit: Account, amount: number): readonly Forecast[] {
  const moved = amountMoved(kind, debit, credit, amount)
  return (['debit', 'credit'] as const).map((side): Forecast => {
    const account = side === 'debit' ? debit : credit
    const grows = (account.kind === 'asset' || account.kind === 'expense') === (side === 'debit')
    const room = roomOf(account, side)
    return {
      account,
      side,
      before: account.balance,
      after: kind === 'hold' ? account.balance : account.balance + (grows ? moved : -moved),
      setAside: kind === 'hold' ? moved : 0,
      shortBy: room === undefined ? 0 : Math.max(0, moved - room),
    }
  })
}
