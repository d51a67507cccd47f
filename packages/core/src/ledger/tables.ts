import { centres } from '../centre/tables.ts'
import {
  appendOnly,
  bool,
  check,
  day,
  id,
  index,
  instant,
  int,
  long,
  money,
  oneOf,
  primaryKey,
  ref,
  sql,
  staff,
  table,
  text,
  unique,
  uniqueIndex,
  type AnyTable,
} from '../db/index.ts'

/** Largest amount and largest counter: the largest whole number that JavaScript keeps exactly. */
export const largest = Number.MAX_SAFE_INTEGER

/** How many transfers may be posted together: 500 rows of 21 columns are within the parameters of one statement. */
export const largestGroup = 500

export const accountKinds = ['asset', 'liability', 'equity', 'income', 'expense'] as const
export type AccountKind = (typeof accountKinds)[number]

/** What accounts are kept in: a currency of ISO 4217, or an internal unit of the centre (hours, exchange points). */
export const ledgerUnits = table(
  'ledger_units',
  {
    id: staff(id()),
    centreId: staff(ref(() => centres.id).notNull()),
    code: staff(text().notNull()),
    /** Decimals: 2 means that amounts count hundredths. Never changed. */
    scale: staff(int().notNull()),
    kind: staff(oneOf(['currency', 'internal']).notNull()),
    /** Of internal units; currencies are named by the language of the reader. */
    name: staff(text()),
    createdAt: staff(instant().notNull()),
  },
  (t) => [unique('ledger_units_code').on(t.centreId, t.code)],
)

export const ledgerAccounts = table(
  'ledger_accounts',
  {
    id: staff(id()),
    centreId: staff(ref(() => centres.id).notNull()),
    /** Path in the tree of accounts, for instance `fund:seed:cash`. */
    key: staff(text().notNull()),
    name: staff(text()),
    kind: staff(oneOf(accountKinds).notNull()),
    unitId: staff(ref(() => ledgerUnits.id).notNull()),
    /** Whose account it is (`person`, `enterprise`, a plugin's record); absent: the centre's own. */
    ownerKind: staff(text()),
    ownerId: staff(text()),
    /** How far debits may exceed credits (the credit line); null: as far as they like. */
    debitLimit: staff(money()),
    /** How far credits may exceed debits; null: as far as they like. */
    creditLimit: staff(money()),
    frozen: staff(bool().notNull()),
    closed: staff(bool().notNull()),
    createdAt: staff(instant().notNull()),
  },
  (t) => [
    unique('ledger_accounts_key').on(t.centreId, t.key),
    index('ledger_accounts_owner').on(t.centreId, t.ownerKind, t.ownerId),
  ],
)

/**
 * The sums of an account. A table of its own, narrow, because every transfer writes two of its rows: names and limits
 * beside them would be written again and again with them (measured: 5.4 against 1.6 µs a transfer).
 */
export const ledgerCounters = table('ledger_counters', {
  accountId: staff(ref(() => ledgerAccounts.id).primaryKey()),
  centreId: staff(ref().notNull()),
  /** Set aside by holds; zero as long as there are none. */
  debitsPending: staff(money().notNull()),
  debitsPosted: staff(money().notNull()),
  creditsPending: staff(money().notNull()),
  creditsPosted: staff(money().notNull()),
  /** Transfers that touch the account. */
  entries: staff(long().notNull()),
  /** `seq` of the newest of them, 0 when there is none. */
  last: staff(long().notNull()),
})

/** The last number, moment and day of a centre's ledger; whoever writes to the ledger of a centre writes here first. */
export const ledgerHeads = table('ledger_heads', {
  centreId: staff(ref(() => centres.id).primaryKey()),
  seq: staff(long().notNull()),
  at: staff(instant().notNull()),
  recordedOn: staff(day().notNull()),
})

/**
 * Movements between two accounts of one unit. Rows are added, never changed, and the database itself sees to it: what was
 * wrong is reversed. Erasing a person needs no change here, since a row holds ids and amounts alone.
 */
export const ledgerTransfers = appendOnly(
  table(
    'ledger_transfers',
    {
      centreId: staff(ref().notNull()),
      /** 1, 2, 3 … in the order of commits, for each centre, without gaps. */
      seq: staff(long().notNull()),
      /** Chosen by the caller: the same id twice is one transfer. */
      id: staff(text().notNull()),
      kind: staff(oneOf(['direct', 'reversal']).notNull()),
      debitAccountId: staff(ref(() => ledgerAccounts.id).notNull()),
      creditAccountId: staff(ref(() => ledgerAccounts.id).notNull()),
      amount: staff(money().notNull()),
      /** When it was recorded; never decreases with `seq`, even when the clock jumps back. */
      at: staff(instant().notNull()),
      /** Day of `at` for the centre; never decreases either. */
      recordedOn: staff(day().notNull()),
      /** The day on which it counts. */
      effectiveOn: staff(day().notNull()),
      category: staff(text()),
      /** The fund it belongs to, where money of several sources is told apart. */
      fund: staff(text()),
      /** The record that caused it: a loan, a fee, a payment of a member. */
      causeKind: staff(text()),
      causeId: staff(text()),
      /** Posted credits less posted debits of each account after this row. */
      debitAfter: staff(money().notNull()),
      creditAfter: staff(money().notNull()),
      /** `seq` of the row before of the same account, 0 for its first: the entries of an account as a chain. */
      debitPrevious: staff(long().notNull()),
      creditPrevious: staff(long().notNull()),
      /** `seq` of the first of those that were posted together. */
      groupSeq: staff(long().notNull()),
      /** `seq` of the transfer that this one takes back. */
      reverses: staff(long()),
    },
    (t) => [
      primaryKey({ columns: [t.centreId, t.seq] }),
      uniqueIndex('ledger_transfers_id').on(t.centreId, t.id),
      // A transfer is reversed once, whatever the code does.
      uniqueIndex('ledger_transfers_reverses')
        .on(t.centreId, t.reverses)
        .where(sql`reverses is not null`),
      index('ledger_transfers_debit').on(t.debitAccountId, t.seq),
      index('ledger_transfers_credit').on(t.creditAccountId, t.seq),
      // Rows that count on another day than they were recorded: what a balance at an effective day has to look up.
      index('ledger_transfers_debit_shifted')
        .on(t.debitAccountId, t.effectiveOn)
        .where(sql`effective_on <> recorded_on`),
      index('ledger_transfers_credit_shifted')
        .on(t.creditAccountId, t.effectiveOn)
        .where(sql`effective_on <> recorded_on`),
      check('ledger_transfers_amount', sql`amount between 1 and 9007199254740991`),
      check('ledger_transfers_two_accounts', sql`debit_account_id <> credit_account_id`),
    ],
  ),
)

/** What a person wrote about a transfer. Apart from it, so that it can be erased and the transfer stays as it is. */
export const ledgerPurposes = table(
  'ledger_purposes',
  {
    centreId: staff(ref().notNull()),
    seq: staff(long().notNull()),
    purpose: staff(text().notNull()),
  },
  (t) => [primaryKey({ columns: [t.centreId, t.seq] })],
)

export const ledgerTables: Readonly<Record<string, AnyTable>> = {
  ledgerUnits,
  ledgerAccounts,
  ledgerCounters,
  ledgerHeads,
  ledgerTransfers,
  ledgerPurposes,
}
