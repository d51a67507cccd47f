import { openMilpa, Vault } from '@milpa/core'
import { and, databaseOver, gt, lte, type Connection } from '@milpa/core/db'
import { openTestEngine, stopTestEngines } from '@milpa/plugin-kit'
import { afterAll, expect, test } from 'vitest'
import type { AccountRecord } from '../../src/ledger/find-account.ts'
import { netsAt } from '../../src/ledger/reports/chart.ts'
import { backdated, postdated, rowsOfPeriod, shiftedSums } from '../../src/ledger/reports/rows-of-period.ts'
import { ledgerTransfers } from '../../src/ledger/tables.ts'

afterAll(stopTestEngines)

/** How the database says that it will go about each statement that reads transfers. */
async function plansOf(work: (db: ReturnType<typeof databaseOver>) => Promise<unknown>): Promise<readonly string[]> {
  const engine = await openTestEngine('libsql')
  const milpa = await openMilpa({ engine, vault: new Vault([{ id: 'k', secret: new Uint8Array(32).fill(1) }]) })
  const plans: string[] = []
  const { reader } = engine
  const watched: Connection = {
    async all(text, params) {
      if (text.includes('ledger_transfers')) {
        const rows = await reader.all(`explain query plan ${text}`, params)
        plans.push(
          ...rows.map((row) => String(row[3])).filter((step) => /(SEARCH|SCAN) (t|ledger_transfers)\b/.test(step)),
        )
      }
      return reader.all(text, params)
    },
    run: (text, params) => reader.run(text, params),
    script: (text) => reader.script(text),
  }
  await work(databaseOver(watched, 'libsql'))
  await milpa.close()
  return plans
}

const head = { ledger: 1, seq: 40 }
const { effectiveOn, place } = ledgerTransfers

test('what counts later or earlier than it was recorded is found by the index of its days', async () => {
  const later = await plansOf((db) => shiftedSums(db, head, postdated, gt(effectiveOn, '2026-02-02')))
  expect(later.join()).toMatch(/USING INDEX ledger_transfers_postdated \(ledger=\? AND effective_on>\?\)/)
  const since = and(gt(place, 2 ** 36 + 3), lte(effectiveOn, '2026-02-02'), gt(effectiveOn, '2026-01-31'))
  const earlier = await plansOf((db) => shiftedSums(db, head, backdated, since))
  expect(earlier.join()).toMatch(
    /USING INDEX ledger_transfers_backdated \(ledger=\? AND effective_on>\? AND effective_on<\?\)/,
  )
})

test('accounts are read by their marks and chains, and a period by the numbers of its rows', async () => {
  const chart = [{ number: 1, last: 9 }] as AccountRecord[]
  const steps = [
    ...(await plansOf((db) => netsAt(db, 1, chart, 4))),
    ...(await plansOf((db) => rowsOfPeriod(db, head, { from: '2026-02-02', to: '2026-02-04' }, () => undefined))),
  ]
  expect(steps.length).toBeGreaterThan(3)
  expect(steps.filter((step) => step.includes('SCAN'))).toEqual([])
})
