import * as v from 'valibot'

/** What is wrong with a row of a file of accounts or movements. */
export const importFaults = [
  'column-missing',
  'key-bad',
  'kind-unknown',
  'unit-unknown',
  'amount-bad',
  'day-bad',
  'same-account',
  'twice',
  'account-differs',
  'account-unknown',
  'not-balanced',
  'balance-differs',
  'refused',
] as const
export type ImportFault = (typeof importFaults)[number]

export const ImportProblem = v.pipe(
  v.object({
    /** Line of the file, from 1; 0: the file as a whole. */
    line: v.number(),
    fault: v.picklist(importFaults),
    /** What stands there: a column, a key, an amount, the code of a refusal. */
    found: v.string(),
    /** What should, where that can be said: the other kind, the difference of the sums. */
    expected: v.string(),
  }),
  v.metadata({ ref: 'LedgerImportProblem' }),
)
export type ImportProblem = v.InferOutput<typeof ImportProblem>
