/** What separates the cells of a CSV. */
export type Delimiter = ',' | ';' | '\t' | '|'

export const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|']

/**
 * The delimiter of a sample: the one that gives most records as many cells as the header has. Excel's own first line
 * `sep=;` decides at once. A table of one column has none; it is read with a comma.
 */
export function detectDelimiter(sample: string, headerRow: number): Delimiter {
  const declared = declaredDelimiter(sample)
  if (declared !== undefined) return declared
  const quoted = countDelimiters(sample, 'respect-quotes')
  // A stray quote would hide every later record, so a sample that ends inside one is counted again without.
  const records =
    quoted.open && quoted.records.length < 3 ? countDelimiters(sample, 'ignore-quotes').records : quoted.records
  const header = records.find(({ line }) => line >= headerRow) ?? records[0]
  if (header === undefined) return ','
  const body = records.filter(({ line }) => line >= header.line)
  const scored = DELIMITERS.map((delimiter, at) => {
    const wanted = header.counts[at]!
    const agreeing = body.filter(({ counts }) => counts[at] === wanted).length
    return { delimiter, wanted, score: wanted === 0 ? 0 : agreeing / body.length }
  })
  const best = scored.reduce((best, each) =>
    each.score > best.score || (each.score === best.score && each.wanted > best.wanted) ? each : best,
  )
  return best.wanted === 0 ? ',' : best.delimiter
}

/** The delimiter of a first line `sep=;`, which Excel writes and obeys, and which is no row of the table. */
export function declaredDelimiter(sample: string): Delimiter | undefined {
  const declared = /^sep=(.)\r?\n/i.exec(sample)?.[1]
  return DELIMITERS.find((delimiter) => delimiter === declared)
}

interface RecordCounts {
  readonly line: number
  readonly counts: readonly number[]
}

/** Delimiters outside quotes for each whole record that is not empty; what follows the last newline is left out. */
function countDelimiters(
  sample: string,
  quotes: 'respect-quotes' | 'ignore-quotes',
): { readonly records: readonly RecordCounts[]; readonly open: boolean } {
  const records: RecordCounts[] = []
  let counts = [0, 0, 0, 0]
  let inQuotes = false
  let line = 1
  let recordLine = 1
  let filled = false
  const finish = (): void => {
    if (filled) records.push({ line: recordLine, counts })
    counts = [0, 0, 0, 0]
    filled = false
    recordLine = line
  }
  for (const char of sample) {
    if (char === '"' && quotes === 'respect-quotes') {
      inQuotes = !inQuotes
      filled = true
    } else if (char === '\n') {
      line += 1
      if (!inQuotes) finish()
    } else if (!inQuotes && char !== '\r') {
      filled = true
      const at = DELIMITERS.findIndex((delimiter) => delimiter === char)
      if (at !== -1) counts[at]! += 1
    }
  }
  if (records.length === 0 && !inQuotes) finish()
  return { records, open: inQuotes }
}
