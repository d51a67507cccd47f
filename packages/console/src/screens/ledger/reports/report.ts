import type { TemplateResult } from 'lit'
import type { Range } from './report-range.ts'

/** A line of a file for a spreadsheet. */
export type CsvRow = readonly (string | number | null)[]

/** A report that was asked for: what it shows of each unit, and the same as rows. */
export interface Report {
  readonly units: readonly string[]
  readonly show: (unit: string) => TemplateResult
  readonly rows: (unit: string) => { readonly head: readonly string[]; readonly rows: readonly CsvRow[] }
}

export type AskReport = (range: Range, signal: AbortSignal) => Promise<Report>

export const reportNames = ['income', 'cash-flow', 'balance-sheet', 'trial-balance'] as const
export type ReportName = (typeof reportNames)[number]

/** An amount for a spreadsheet: in whole units with decimals, never as text. */
export const plain = (minor: number, scale: number): number => minor / 10 ** scale
