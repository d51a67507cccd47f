import * as v from 'valibot'
import { asc, eq, sql, total, type SQL } from '../db/index.ts'
import { ledgerArea } from './area.ts'
import { placeIn } from './place-in.ts'
import { accountKinds, ledgerAccounts, ledgerCounters, ledgerHeads, ledgerUnits } from './tables.ts'

/** Posted debits less posted credits, where positive, of each account: its column in a trial balance. */
const column = (from: SQL): SQL => sql`case when ${from} > 0 then ${from} else 0 end`
const debitBalance = sql`${ledgerCounters.debitsPosted} - ${ledgerCounters.creditsPosted}`
const creditBalance = sql`${ledgerCounters.creditsPosted} - ${ledgerCounters.debitsPosted}`

/**
 * For every unit, the sums of accounts with a debit balance and of those with a credit balance, by kind of account.
 * `difference` is zero; when it is not, the ledger is broken and `milpa verify` finds where.
 */
export const trialBalance = ledgerArea.query({
  name: 'trial-balance',
  title: 'Trial balance, by unit',
  path: '/trial-balance',
  permission: 'read',
  input: v.object({}),
  output: v.object({
    units: v.array(
      v.object({
        unit: v.string(),
        scale: v.number(),
        debit: v.number(),
        credit: v.number(),
        difference: v.number(),
        kinds: v.array(
          v.object({
            kind: v.picklist(accountKinds),
            accounts: v.number(),
            debit: v.number(),
            credit: v.number(),
          }),
        ),
      }),
    ),
  }),
  async run(_input, call) {
    const rows = await call.read
      .select({
        unit: ledgerUnits.code,
        scale: ledgerUnits.scale,
        kind: ledgerAccounts.kind,
        accounts: sql`count(*)`.mapWith(Number),
        debit: total(column(debitBalance)),
        credit: total(column(creditBalance)),
      })
      .from(ledgerAccounts)
      .innerJoin(ledgerHeads, eq(ledgerHeads.centreId, ledgerAccounts.centreId))
      .innerJoin(ledgerCounters, eq(ledgerCounters.account, placeIn(ledgerHeads.ledger, ledgerAccounts.number)))
      .innerJoin(ledgerUnits, eq(ledgerUnits.id, ledgerAccounts.unitId))
      .where(call.mine(ledgerAccounts))
      .groupBy(ledgerUnits.code, ledgerUnits.scale, ledgerAccounts.kind)
      .orderBy(asc(ledgerUnits.code))
    const units = [...new Set(rows.map(({ unit }) => unit))].map((unit) => {
      const own = rows.filter((row) => row.unit === unit)
      const debit = own.reduce((sum, row) => sum + row.debit, 0)
      const credit = own.reduce((sum, row) => sum + row.credit, 0)
      const kinds = accountKinds.flatMap((kind) => own.filter((row) => row.kind === kind))
      return { unit, scale: own[0]!.scale, debit, credit, difference: debit - credit, kinds }
    })
    return { units }
  },
})
