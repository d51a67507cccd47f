import { and, asc, eq, inArray, type Reader } from '../db/index.ts'
import type { QueryCall } from '../operations/call.ts'
import { partiesOf, type Party } from './find-account.ts'
import { numberAt } from './place.ts'
import { ledgerLabels, ledgerPurposes, ledgerTransfers } from './tables.ts'

/** A transfer with its words and its two accounts, as queries show it. */
export interface ShownTransfer {
  readonly row: typeof ledgerTransfers.$inferSelect
  readonly seq: number
  readonly debit: Party
  readonly credit: Party
  readonly category: string | null
  readonly fund: string | null
  readonly cause: { readonly kind: string; readonly id: string } | null
  /** Stable id of who posted it; null: the system. */
  readonly actor: string | null
  readonly purpose: string | null
  /** The row that took it back, posted, voided or ended it. */
  readonly settledBy: { readonly seq: number; readonly kind: (typeof ledgerTransfers.$inferSelect)['kind'] } | null
}

/** Transfers at these places, in their order. Few statements, however many transfers. */
export async function shownTransfers(
  call: Pick<QueryCall, 'read' | 'mine'>,
  ledger: number,
  places: readonly number[],
): Promise<readonly ShownTransfer[]> {
  if (places.length === 0) return []
  const t = ledgerTransfers
  const rows = await call.read
    .select({ row: t, purpose: ledgerPurposes.purpose })
    .from(t)
    .leftJoin(ledgerPurposes, eq(ledgerPurposes.place, t.place))
    .where(inArray(t.place, [...places]))
    .orderBy(asc(t.place))
  const parties = await partiesOf(
    call.read,
    call,
    rows.flatMap(({ row }) => [row.debit, row.credit]),
  )
  const words = await wordsOf(
    call.read,
    ledger,
    rows.flatMap(({ row }) => [row.category, row.fund, row.causeKind, row.actor]),
  )
  const settling = await call.read
    .select({ about: t.about, place: t.place, kind: t.kind })
    .from(t)
    .where(inArray(t.about, [...places]))
  const settled = new Map(settling.map(({ about, place, kind }) => [about, { seq: numberAt(place), kind }]))
  const word = (number: number | null) => (number === null ? null : words.get(number)!)
  return rows.map(({ row, purpose }) => ({
    row,
    seq: numberAt(row.place),
    debit: parties.get(row.debit)!,
    credit: parties.get(row.credit)!,
    category: word(row.category),
    fund: word(row.fund),
    cause: row.causeKind !== null && row.causeId !== null ? { kind: word(row.causeKind)!, id: row.causeId } : null,
    actor: word(row.actor),
    purpose,
    settledBy: settled.get(row.place) ?? null,
  }))
}

async function wordsOf(
  read: Pick<Reader, 'select'>,
  ledger: number,
  numbers: readonly (number | null)[],
): Promise<ReadonlyMap<number, string>> {
  const wanted = [...new Set(numbers)].filter((one): one is number => one !== null)
  if (wanted.length === 0) return new Map()
  const rows = await read
    .select({ number: ledgerLabels.number, label: ledgerLabels.label })
    .from(ledgerLabels)
    .where(and(eq(ledgerLabels.ledger, ledger), inArray(ledgerLabels.number, wanted)))
  return new Map(rows.map(({ number, label }) => [number, label]))
}
