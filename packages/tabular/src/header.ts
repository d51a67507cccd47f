import { TabularError, type TableProblem } from './error.ts'

/**
 * Names of columns, each once. Blanks around a name stay, as everywhere. A column without a name is called by its
 * place (`#3`), a repeated name gets its count (`Calle (2)`); both are reported.
 */
export function nameColumns(
  cells: readonly string[],
  line: number,
): { readonly header: readonly string[]; readonly problems: readonly TableProblem[] } {
  // Spreadsheets save the width of what was once touched: names missing at the end are no columns.
  const width = cells.findLastIndex((cell) => cell.trim() !== '') + 1
  if (width === 0) throw new TabularError('TABULAR_HEADER_MISSING', { line })
  const problems: TableProblem[] = []
  const taken = new Set(cells)
  const seen = new Set<string>()
  const header = cells.slice(0, width).map((cell, at) => {
    const column = at + 1
    if (cell.trim() === '') {
      problems.push({ code: 'TABULAR_HEADER_NAMELESS', line, column })
      return unused(taken, (count) => (count === 1 ? `#${column}` : `#${column} (${count})`), 1)
    }
    if (!seen.has(cell)) {
      seen.add(cell)
      return cell
    }
    problems.push({ code: 'TABULAR_HEADER_REPEATED', line, column, data: { name: cell.trim().slice(0, 80) } })
    return unused(taken, (count) => `${cell} (${count})`, 2)
  })
  return { header, problems }
}

function unused(taken: Set<string>, name: (count: number) => string, from: number): string {
  let count = from
  while (taken.has(name(count))) count += 1
  taken.add(name(count))
  return name(count)
}
