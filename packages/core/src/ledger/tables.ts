import { centres } from '../centre/tables.ts'
import {
  appendOnly,
  bool,
  bytes,
  check,
  coded,
  dayNumber,
  id,
  index,
  instant,
  int,
  ledgerNumber,
  long,
  money,
  oneOf,
  packedId,
  place,
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

/** How many transfers may be linked: they are decided and answered as one. */
export const largestGroup = 500

/** Category of the entries that close a period: reports of income and expense leave them out. */
export const closing = 'closing'

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

/**
 * The ledger of a centre: its number in this database, and the last number, moment and day it gave. Whoever writes to
 * a ledger takes this row first and leaves another stamp in it: what a process keeps in memory of a ledger is as the
 * database has it while the stamp is the one that it left itself. (A batch that was rolled back left a stamp nobody sees.)
 */
export const ledgerHeads = table(
  'ledger_heads',
  {
    centreId: staff(ref(() => centres.id).primaryKey()),
    ledger: staff(ledgerNumber().notNull()),
    seq: staff(long().notNull()),
    at: staff(instant().notNull()),
    recordedOn: staff(dayNumber().notNull()),
    accounts: staff(long().notNull()),
    labels: staff(long().notNull()),
    stamp: staff(long().notNull()),
    /** The last day whose books are closed: nothing counts on it or before it any more. */
    closedThrough: staff(dayNumber()),
  },
  (t) => [uniqueIndex('ledger_heads_ledger').on(t.ledger)],
)

export const ledgerAccounts = table(
  'ledger_accounts',
  {
    id: staff(id()),
    centreId: staff(ref(() => centres.id).notNull()),
    /** 1, 2, 3 … in each ledger: what transfers name it by. */
    number: staff(long().notNull()),
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
    unique('ledger_accounts_number').on(t.centreId, t.number),
    index('ledger_accounts_owner').on(t.centreId, t.ownerKind, t.ownerId),
  ],
)

/**
 * The sums of an account. A table of its own, narrow, because every transfer writes two of its rows: names and limits
 * beside them would be written again and again with them (measured: 5.4 against 1.6 µs a transfer).
 */
export const ledgerCounters = table('ledger_counters', {
  account: staff(place().primaryKey()),
  /** Set aside by holds. */
  debitsPending: staff(money().notNull()),
  debitsPosted: staff(money().notNull()),
  creditsPending: staff(money().notNull()),
  creditsPosted: staff(money().notNull()),
  /** Transfers that touch the account. */
  entries: staff(long().notNull()),
  /** `seq` of the newest of them, 0 when there is none. */
  last: staff(long().notNull()),
})

export const transferKinds = ['direct', 'reversal', 'hold', 'post', 'void', 'expiry', 'balancing'] as const
export type TransferKind = (typeof transferKinds)[number]

/**
 * Movements between two accounts of one unit. Rows are added, never changed, and the database itself sees to it:
 * what was wrong is reversed. There is no
 * index by account, which would dirty two pages anywhere in the file for each row (measured: 14 KB written a transfer at
 * a million rows, against 0.8): each row points at the one before it of either account, and marks stand at every 32nd.
 */
export const ledgerTransfers = appendOnly(
  table(
    'ledger_transfers',
    {
      /** With `seq`: 1, 2, 3 … in the order of commits, for each ledger, without gaps. */
      place: staff(place().primaryKey()),
      ledger: staff(ledgerNumber().notNull()),
      /** Chosen by the caller: the same id twice is one transfer. */
      id: staff(packedId().notNull()),
      kind: staff(coded(transferKinds).notNull()),
      /** Numbers of the accounts. */
      debit: staff(long().notNull()),
      credit: staff(long().notNull()),
      amount: staff(money().notNull()),
      /** When it was recorded; never decreases with `seq`, even when the clock jumps back. */
      at: staff(instant().notNull()),
      /** Day of `at` for the centre; never decreases either. */
      recordedOn: staff(dayNumber().notNull()),
      /** The day on which it counts, where that is another one. */
      effectiveOn: staff(dayNumber()),
      /** Numbers of words (`ledger_labels`): category; fund, where money of several sources is told apart. */
      category: staff(long()),
      fund: staff(long()),
      /** The record that caused it (a loan, a fee, a payment of a member): what it is, as a label, and its id. */
      causeKind: staff(long()),
      causeId: staff(text()),
      /** Who posted it, as a label. */
      actor: staff(long()),
      /** Posted credits less posted debits of each account after this row. */
      debitAfter: staff(money().notNull()),
      creditAfter: staff(money().notNull()),
      /** `seq` of the row before of the same account, 0 for its first: the entries of an account as a chain. */
      debitPrevious: staff(long().notNull()),
      creditPrevious: staff(long().notNull()),
      /** Its place among those that are linked, from 0. */
      link: staff(int().notNull()),
      /** The next row is linked to this one. */
      linked: staff(bool().notNull()),
      /** The transfer that this one takes back, posts, voids or lets expire. */
      about: staff(place()),
      /** Of a hold: when it ends by itself. */
      expiresAt: staff(instant()),
    },
    (t) => [
      uniqueIndex('ledger_transfers_id').on(t.ledger, t.id),
      // A hold is settled once and a transfer reversed once, whatever the code does.
      uniqueIndex('ledger_transfers_about')
        .on(t.about)
        .where(sql`about is not null`),
      // Rows that count on another day than they were recorded: what a balance at an effective day has to look up. By
      // day alone, so that new rows come beside one another: by account they cost two random pages each (0.7 µs, 800 B).
      index('ledger_transfers_backdated')
        .on(t.ledger, t.effectiveOn)
        .where(sql`effective_on < recorded_on`),
      index('ledger_transfers_postdated')
        .on(t.ledger, t.effectiveOn)
        .where(sql`effective_on > recorded_on`),
      // What a loan, a fee or a person caused.
      index('ledger_transfers_cause')
        .on(t.ledger, t.causeId)
        .where(sql`cause_id is not null`),
      check('ledger_transfers_amount', sql`amount between 1 and 9007199254740991`),
      check('ledger_transfers_two_accounts', sql`debit <> credit`),
    ],
  ),
)

/** Every 32nd entry of an account: where a statement enters the chain of its entries. */
export const ledgerMarks = table(
  'ledger_marks',
  { account: staff(place().notNull()), seq: staff(long().notNull()) },
  (t) => [primaryKey({ columns: [t.account, t.seq] })],
)

/** Holds that are open. A row goes when its hold is posted, voided or over; the transfer itself never changes. */
export const ledgerHolds = table(
  'ledger_holds',
  { place: staff(place().primaryKey()), ledger: staff(ledgerNumber().notNull()), expiresAt: staff(instant()) },
  (t) => [
    index('ledger_holds_expiry')
      .on(t.ledger, t.expiresAt)
      .where(sql`expires_at is not null`),
  ],
)

/** Ids that were refused for a reason that may pass: sent again, they are refused again, and nobody is surprised. */
export const ledgerFailedIds = table(
  'ledger_failed_ids',
  {
    ledger: staff(ledgerNumber().notNull()),
    id: staff(packedId().notNull()),
    code: staff(text().notNull()),
    at: staff(instant().notNull()),
  },
  (t) => [primaryKey({ columns: [t.ledger, t.id] })],
)

export const labelKinds = ['category', 'fund', 'cause', 'actor'] as const
export type LabelKind = (typeof labelKinds)[number]

/** Words that many transfers bear, kept once. */
export const ledgerLabels = table(
  'ledger_labels',
  {
    ledger: staff(ledgerNumber().notNull()),
    number: staff(long().notNull()),
    kind: staff(oneOf(labelKinds).notNull()),
    label: staff(text().notNull()),
  },
  (t) => [
    primaryKey({ columns: [t.ledger, t.number] }),
    uniqueIndex('ledger_labels_label').on(t.ledger, t.kind, t.label),
  ],
)

/** What a person wrote about a transfer. Apart from it, so that it can be erased and the transfer stays as it is. */
export const ledgerPurposes = table('ledger_purposes', {
  place: staff(place().primaryKey()),
  /** Both null once it was erased; `digest` then keeps what the chain of hashes needs. */
  purpose: staff(text()),
  salt: staff(bytes()),
  digest: staff(bytes()),
})

/** A thousand transfers sealed by one hash, which covers the hash of the block before. */
export const ledgerBlocks = appendOnly(
  table('ledger_blocks', {
    /** Place by number of the block. */
    block: staff(place().primaryKey()),
    fromSeq: staff(long().notNull()),
    toSeq: staff(long().notNull()),
    previous: staff(bytes().notNull()),
    hash: staff(bytes().notNull()),
    /** Four bytes for each row: they tell which one was changed, where the hash says that one was. */
    checks: staff(bytes().notNull()),
  }),
)

export const ledgerTables: Readonly<Record<string, AnyTable>> = {
  ledgerUnits,
  ledgerAccounts,
  ledgerCounters,
  ledgerHeads,
  ledgerTransfers,
  ledgerMarks,
  ledgerHolds,
  ledgerFailedIds,
  ledgerLabels,
  ledgerPurposes,
  ledgerBlocks,
}
