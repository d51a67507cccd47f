import * as v from 'valibot'
import { and, asc, eq, gte, lte, type Reader } from '../db/index.ts'
import { Uuid } from '../schema/day.ts'
import { ledgerArea } from './area.ts'
import { ledgerOf } from './ledger-of.ts'
import { numberAt } from './place.ts'
import { Owner, Party } from './schemas.ts'
import { shownTransfers, type ShownTransfer } from './shown-transfers.ts'
import { largestGroup, ledgerTransfers, transferKinds } from './tables.ts'

/** A transfer as lists and `transfer` show it. */
export const TransferLine = v.pipe(
  v.object({
    id: v.string(),
    seq: v.number(),
    kind: v.picklist(transferKinds),
    debit: Party,
    credit: Party,
    amount: v.number(),
    unit: v.string(),
    scale: v.number(),
    at: v.string(),
    recordedOn: v.string(),
    effectiveOn: v.string(),
    category: v.nullable(v.string()),
    fund: v.nullable(v.string()),
    cause: v.nullable(Owner),
    purpose: v.nullable(v.string()),
    /** Of a hold: when it ends by itself. */
    expiresAt: v.nullable(v.string()),
  }),
  v.metadata({ ref: 'LedgerTransfer' }),
)

/** One transfer, with those that were posted together with it, what it is about and what was done about it. */
export const transfer = ledgerArea.query({
  name: 'transfer',
  title: 'One transfer',
  path: '/transfers/:id',
  permission: 'read',
  input: v.object({ id: Uuid }),
  output: v.object({
    ...TransferLine.entries,
    /** All that were posted together, this one included, in their order. */
    group: v.array(TransferLine),
    /** The transfer that this one takes back, posts, voids or lets expire. */
    about: v.nullable(TransferLine),
    /** What took it back; of a hold: what posted, voided or ended it. */
    settledBy: v.nullable(TransferLine),
  }),
  async run({ id }, call) {
    const { ledger } = await ledgerOf(call.read, call)
    const t = ledgerTransfers
    const [row] = await call.read
      .select({ place: t.place, link: t.link, about: t.about })
      .from(t)
      .where(and(eq(t.ledger, ledger), eq(t.id, id.toLowerCase())))
    if (!row) throw call.notFound()
    const group = await groupOf(call.read, row.place - row.link)
    const [settling] = await call.read.select({ place: t.place }).from(t).where(eq(t.about, row.place))
    const around = [row.about, settling?.place].filter((one) => one !== null && one !== undefined)
    const shown = await shownTransfers(call, ledger, [...new Set([...group, ...around])])
    const at = (place: number | null | undefined) => {
      const found = shown.find((one) => one.row.place === place)
      return found ? showTransfer(found) : null
    }
    return {
      ...at(row.place)!,
      group: shown.filter((one) => group.includes(one.row.place)).map(showTransfer),
      about: at(row.about),
      settledBy: at(settling?.place),
    }
  },
})

/** Places of those that are linked from here on. */
async function groupOf(read: Pick<Reader, 'select'>, first: number): Promise<readonly number[]> {
  const { place, linked } = ledgerTransfers
  const rows = await read
    .select({ place, linked })
    .from(ledgerTransfers)
    .where(and(gte(place, first), lte(place, first + largestGroup - 1)))
    .orderBy(asc(place))
  const last = rows.findIndex((row) => !row.linked)
  return rows.slice(0, last + 1).map((row) => row.place)
}

/** A transfer in that form. */
export function showTransfer({ row, debit, credit, category, fund, cause, purpose }: ShownTransfer) {
  const { unit, scale } = debit
  return {
    id: row.id,
    seq: numberAt(row.place),
    kind: row.kind,
    debit: { id: debit.id, key: debit.key, name: debit.name },
    credit: { id: credit.id, key: credit.key, name: credit.name },
    amount: row.amount,
    unit,
    scale,
    at: row.at.toISOString(),
    recordedOn: row.recordedOn,
    effectiveOn: row.effectiveOn ?? row.recordedOn,
    category,
    fund,
    cause,
    purpose,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  }
}
