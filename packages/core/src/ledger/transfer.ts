import * as v from 'valibot'
import { alias, and, asc, eq, gte, lt, or, type SQL } from '../db/index.ts'
import type { QueryCall } from '../operations/call.ts'
import { Uuid } from '../schema/day.ts'
import { ledgerArea } from './area.ts'
import { Owner } from './schemas.ts'
import { causeOf } from './statement.ts'
import { largestGroup, ledgerAccounts, ledgerPurposes, ledgerTransfers, ledgerUnits } from './tables.ts'

const Party = v.object({ id: v.string(), key: v.string(), name: v.nullable(v.string()) })
const TransferLine = v.pipe(
  v.object({
    id: v.string(),
    seq: v.number(),
    kind: v.picklist(['direct', 'reversal']),
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
  }),
  v.metadata({ ref: 'LedgerTransfer' }),
)

/** One transfer, with those that were posted together with it, what it takes back and what took it back. */
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
    reverses: v.nullable(TransferLine),
    reversedBy: v.nullable(TransferLine),
  }),
  async run({ id }, call) {
    const t = ledgerTransfers
    const [row] = await call.read
      .select({ seq: t.seq, groupSeq: t.groupSeq, reverses: t.reverses })
      .from(t)
      .where(and(call.mine(t), eq(t.id, id)))
    if (!row) throw call.notFound()
    const lines = await linesWhere(
      call,
      or(
        // The group begins at its first seq and has no gaps; the range keeps this on the primary key.
        and(eq(t.groupSeq, row.groupSeq), gte(t.seq, row.groupSeq), lt(t.seq, row.groupSeq + largestGroup)),
        row.reverses === null ? undefined : eq(t.seq, row.reverses),
        eq(t.reverses, row.seq),
      ),
    )
    const shown = lines.map(show)
    const own = lines.findIndex(({ transfer: { seq } }) => seq === row.seq)
    const at = (index: number) => (index < 0 ? null : shown[index]!)
    return {
      ...shown[own]!,
      group: shown.filter((_line, index) => lines[index]!.transfer.groupSeq === row.groupSeq),
      reverses: at(lines.findIndex(({ transfer: { seq } }) => seq === row.reverses)),
      reversedBy: at(lines.findIndex(({ transfer: { reverses } }) => reverses === row.seq)),
    }
  },
})

async function linesWhere(call: Pick<QueryCall, 'read' | 'mine'>, wanted: SQL | undefined) {
  const t = ledgerTransfers
  const debit = alias(ledgerAccounts, 'debit')
  const credit = alias(ledgerAccounts, 'credit')
  return call.read
    .select({
      transfer: t,
      debit: { id: debit.id, key: debit.key, name: debit.name },
      credit: { id: credit.id, key: credit.key, name: credit.name },
      unit: ledgerUnits.code,
      scale: ledgerUnits.scale,
      purpose: ledgerPurposes.purpose,
    })
    .from(t)
    .innerJoin(debit, eq(debit.id, t.debitAccountId))
    .innerJoin(credit, eq(credit.id, t.creditAccountId))
    .innerJoin(ledgerUnits, eq(ledgerUnits.id, debit.unitId))
    .leftJoin(ledgerPurposes, and(eq(ledgerPurposes.centreId, t.centreId), eq(ledgerPurposes.seq, t.seq)))
    .where(and(call.mine(t), wanted))
    .orderBy(asc(t.seq))
}

function show({ transfer, ...row }: Awaited<ReturnType<typeof linesWhere>>[number]) {
  const { id, seq, kind, amount, at, recordedOn, effectiveOn, category, fund } = transfer
  return {
    ...row,
    id,
    seq,
    kind,
    amount,
    at: at.toISOString(),
    recordedOn,
    effectiveOn,
    category,
    fund,
    cause: causeOf(transfer),
  }
}
