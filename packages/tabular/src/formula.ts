/**
 * A spreadsheet that opens a CSV takes a cell that starts so for a formula and runs it (OWASP, "CSV injection"); the
 * wide forms count as their plain ones in East Asian editions. Apostrophes in front are counted in, so that taking one
 * away always gives back what was there.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/

/** A plain number, or a telephone number in international form (blanks between its digits), is what it looks like. */
const HARMLESS = /^(?:[+-]?\d+(?:[.,]\d+)?|\+[1-9]\d*(?: \d+)*)$/

/** Puts an apostrophe before a cell that a spreadsheet would run. */
export function neutraliseFormula(cell: string): string {
  return FORMULA.test(cell) && !HARMLESS.test(cell) ? `'${cell}` : cell
}

/** Takes that apostrophe away again: `restoreFormula(neutraliseFormula(cell)) === cell` for every cell. */
export function restoreFormula(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell
}
