import { packId, type Connection } from '../../db/index.ts'
import { placeOf } from '../place.ts'
import { transferKinds, type LabelKind } from '../tables.ts'
import type { AccountState } from '../account-state.ts'
import { sizes, type CounterShape, type Statements } from './statements.ts'
import type { Entry } from './wanted.ts'

/** Runs statements of fifty rows, then of eight, then of one, over `rows[from..to)`. */
async function inStatements(
  connection: Connection,
  [from, to]: readonly [number, number],
  textOf: (rows: number) => string,
  bind: (index: number, values: unknown[]) => void,
  shared: (first: number) => unknown[] = () => [],
): Promise<void> {
  let at = from
  for (const size of sizes) {
    const text = to - at >= size ? textOf(size) : ''
    while (to - at >= size) {
      const values = shared(at)
      for (let index = at; index < at + size; index++) bind(index, values)
      await connection.run(text, values)
      at += size
    }
  }
}

export type LabelNumber = (kind: LabelKind, label: string | null) => number | null

const isPlain = ({ kind, causeKind, linked, link, expiresAt }: Entry): boolean =>
  kind === 'direct' && causeKind === null && !linked && link === 0 && expiresAt === null

/** Entries in the order of their numbers, without gaps. */
export async function insertTransfers(
  connection: Connection,
  statements: Statements,
  ledger: number,
  entries: readonly Entry[],
  label: LabelNumber,
): Promise<void> {
  for (let from = 0; from < entries.length;) {
    const plain = isPlain(entries[from]!)
    let to = from + 1
    while (to < entries.length && isPlain(entries[to]!) === plain) to++
    await inStatements(
      connection,
      [from, to],
      (rows) => statements.transfers(plain ? 'plain' : 'any', rows),
      (index, values) => (plain ? bindPlain : bindAny)(ledger, entries[index]!, label, values),
      (first) => {
        const { seq, at, recordedOn } = entries[first]!
        return [placeOf(ledger, seq), ledger, at, recordedOn]
      },
    )
    from = to
  }
}

function bindPlain(_ledger: number, entry: Entry, label: LabelNumber, values: unknown[]): void {
  values.push(
    packId(entry.id),
    entry.debit.number,
    entry.credit.number,
    entry.amount,
    entry.effectiveOn,
    label('category', entry.category),
    label('fund', entry.fund),
    label('actor', entry.actor),
    entry.debitAfter,
    entry.creditAfter,
    entry.debitPrevious,
    entry.creditPrevious,
  )
}

function bindAny(ledger: number, entry: Entry, label: LabelNumber, values: unknown[]): void {
  values.push(
    packId(entry.id),
    transferKinds.indexOf(entry.kind) + 1,
    entry.debit.number,
    entry.credit.number,
    entry.amount,
    entry.effectiveOn,
    label('category', entry.category),
    label('fund', entry.fund),
    label('cause', entry.causeKind),
    entry.causeId,
    label('actor', entry.actor),
    entry.debitAfter,
    entry.creditAfter,
    entry.debitPrevious,
    entry.creditPrevious,
    entry.link,
    entry.linked,
    entry.about === null ? null : placeOf(ledger, entry.about),
    entry.expiresAt,
  )
}

export const insertMarks = (
  connection: Connection,
  statements: Statements,
  ledger: number,
  marks: readonly (readonly [account: number, seq: number])[],
): Promise<void> =>
  inStatements(
    connection,
    [0, marks.length],
    (rows) => statements.marks(rows),
    (index, values) => void values.push(placeOf(ledger, marks[index]![0]), marks[index]![1]),
  )

export async function insertPurposes(
  connection: Connection,
  statements: Statements,
  ledger: number,
  purposes: ReadonlyMap<number, { readonly purpose: string; readonly salt: Uint8Array }>,
): Promise<void> {
  const rows = [...purposes]
  await inStatements(
    connection,
    [0, rows.length],
    (count) => statements.purposes(count),
    (index, values) => {
      const [seq, { purpose, salt }] = rows[index]!
      values.push(placeOf(ledger, seq), purpose, salt)
    },
  )
}

/** The sums of accounts, in the order of their numbers: neighbours share a page. */
export async function upsertCounters(
  connection: Connection,
  statements: Statements,
  ledger: number,
  accounts: readonly AccountState[],
): Promise<void> {
  const sorted = [...accounts].sort((a, b) => a.number - b.number)
  const holds = ({ debitsPending, creditsPending }: AccountState) => debitsPending > 0 || creditsPending > 0
  for (const shape of ['posted', 'any'] as const) {
    const rows = sorted.filter((account) => holds(account) === (shape === 'any'))
    await inStatements(
      connection,
      [0, rows.length],
      (count) => statements.counters(shape, count),
      (index, values) => bindCounters(ledger, rows[index]!, shape, values),
    )
  }
}

function bindCounters(ledger: number, account: AccountState, shape: CounterShape, values: unknown[]): void {
  values.push(placeOf(ledger, account.number))
  if (shape === 'any') values.push(account.debitsPending)
  values.push(account.debitsPosted)
  if (shape === 'any') values.push(account.creditsPending)
  values.push(account.creditsPosted, account.entries, account.last)
}
