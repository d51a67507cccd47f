import { normalise } from '../text/normalise.ts'
import type { ActivityClassification } from './classification.ts'
import type { ActivityLanguage } from './language.ts'

/** One category of a national classification. */
export interface NationalActivity {
  /** As printed, with leading zeros; a sector may be a range: '31-33'. */
  readonly code: string
  /** How many digits the code has, 2 to 6: in SCIAN sector, subsector, branch, sub-branch, class. A range counts as 2. */
  readonly level: number
  /** Code of the category one level up; null for a sector. */
  readonly parent: string | null
  readonly title: string
  readonly description?: string
  /** The category means the same in the United States, Canada and Mexico. */
  readonly common: boolean
}

export interface NationalClassification {
  readonly classification: ActivityClassification
  readonly language: ActivityLanguage
  readonly entries: readonly NationalActivity[]
}

/** How an official spreadsheet is laid out. */
export interface NationalLayout {
  readonly classification: ActivityClassification
  readonly language: ActivityLanguage
  /** Row of the headings, from 1: what the reader of the sheet is told. */
  readonly headerRow: number
  /** What the heading row calls its columns; case and accents do not matter. */
  readonly columns: { readonly code: string; readonly title: string; readonly description?: string }
  /** What ends the title of a category common to several countries, in each way that readers of sheets hand it over. */
  readonly commonMarks?: readonly string[]
}

/** SCIAN 2023, the spreadsheet that INEGI (Mexico) publishes: headings in row 5, a T after titles common to Mexico, Canada and the United States. */
export const scian2023: NationalLayout = {
  classification: { id: 'scian', version: '2023' },
  language: 'es',
  headerRow: 5,
  columns: { code: 'Código', title: 'Título', description: 'Descripción' },
  // Raised in the sheet; a reader that drops the raising leaves a plain letter stuck to the title.
  commonMarks: ['ᵀ', 'T'],
}

/** A row as the reader of a sheet hands it over. */
export interface SheetRow {
  /** Its number in the spreadsheet, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** A row that could not be read, and why. */
export type NationalRowProblem =
  | { readonly line: number; readonly reason: 'headings-missing' }
  | { readonly line: number; readonly reason: 'code-unreadable'; readonly found: string }
  | { readonly line: number; readonly reason: 'code-missing'; readonly title: string }
  | { readonly line: number; readonly reason: 'title-missing'; readonly code: string }
  | { readonly line: number; readonly reason: 'code-repeated'; readonly code: string; readonly firstLine: number }
  | { readonly line: number; readonly reason: 'parent-missing'; readonly code: string; readonly parent: string }

export interface NationalReading extends NationalClassification {
  /** In order of rows. What is named here is not among the entries; everything else is. */
  readonly problems: readonly NationalRowProblem[]
}

type ReadRow = Omit<NationalActivity, 'parent'> & { readonly line: number }

interface Columns {
  readonly code: number
  readonly title: number
  readonly description: number
}

// Official sheets open with a few lines of title; headings further down than this are not headings.
const headingRows = 20

/**
 * Reads the rows of an official spreadsheet, from its first or from its headings on. Blank rows may be left out.
 * Rows of the index of goods, which have no code, and notes, which have a text but no title, are passed over.
 * Never throws on what a file holds: what cannot be read is listed in `problems`.
 */
export function parseNationalClassification(
  rows: Iterable<SheetRow>,
  layout: NationalLayout = scian2023,
): NationalReading {
  const problems: NationalRowProblem[] = []
  const read = new Map<string, ReadRow>()
  let columns: Columns | undefined
  for (const row of rows) {
    if (columns === undefined) {
      columns = findColumns(row.cells, layout)
      if (columns === undefined && row.line >= headingRows) break
      continue
    }
    const result = readRow(row, columns, layout)
    if (result === undefined) continue
    if ('reason' in result) {
      problems.push(result)
      continue
    }
    const first = read.get(result.code)
    if (first === undefined) read.set(result.code, result)
    else problems.push({ line: row.line, reason: 'code-repeated', code: result.code, firstLine: first.line })
  }
  if (columns === undefined) problems.push({ line: layout.headerRow, reason: 'headings-missing' })

  const entries = placeInTree([...read.values()], problems)
  problems.sort((a, b) => a.line - b.line)
  return { classification: layout.classification, language: layout.language, entries, problems }
}

function findColumns(cells: readonly string[], { columns }: NationalLayout): Columns | undefined {
  const headings = cells.map(normalise)
  const code = headings.indexOf(normalise(columns.code))
  const title = headings.indexOf(normalise(columns.title))
  const description = columns.description === undefined ? -1 : headings.indexOf(normalise(columns.description))
  return code < 0 || title < 0 ? undefined : { code, title, description }
}

function readRow(
  { line, cells }: SheetRow,
  columns: Columns,
  layout: NationalLayout,
): ReadRow | NationalRowProblem | undefined {
  const found = cells[columns.code]?.trim() ?? ''
  const titleCell = cells[columns.title]?.trim() ?? ''
  if (found === '') return titleCell === '' ? undefined : { line, reason: 'code-missing', title: titleCell }

  const code = readCode(found)
  // The source is named under the table, in the column of codes, with nothing beside it.
  if (code === undefined) return titleCell === '' ? undefined : { line, reason: 'code-unreadable', found }
  const { title, common } = readTitle(titleCell, layout.commonMarks ?? [])
  if (title === '') return { line, reason: 'title-missing', code }

  const description = cells[columns.description]?.trim() ?? ''
  const level = code.includes('-') ? 2 : code.length
  return { line, code, level, title, common, ...(description === '' ? {} : { description }) }
}

/** '31 – 33' as '31-33'; undefined when it is neither 2 to 6 digits nor a range of two sectors in order. */
function readCode(found: string): string | undefined {
  if (/^\d{2,6}$/.test(found)) return found
  const range = /^(\d{2})\s*[-–—]\s*(\d{2})$/.exec(found)
  const from = range?.[1]
  const to = range?.[2]
  return from !== undefined && to !== undefined && from < to ? `${from}-${to}` : undefined
}

/** A plain mark is stuck to the last word ('AgriculturaT'), so a capital after a capital ('RAT') is the word's own. */
function readTitle(cell: string, marks: readonly string[]): { readonly title: string; readonly common: boolean } {
  const mark = marks.find((each) => cell.endsWith(each))
  if (mark === undefined) return { title: cell, common: false }
  const title = cell.slice(0, -mark.length)
  const ownLetter = /^\p{Lu}$/u.test(mark) && !/[\p{Ll}\p{N})\s]$/u.test(title)
  return ownLetter ? { title: cell, common: false } : { title: title.trim(), common: true }
}

function placeInTree(read: readonly ReadRow[], problems: NationalRowProblem[]): readonly NationalActivity[] {
  const sectors = sectorsByNumber(read)
  const placed = new Map<string, NationalActivity>()
  // From the top down, so that a category under a missing one is reported too instead of hanging loose.
  for (const { line, ...category } of [...read].sort((a, b) => a.level - b.level || a.line - b.line)) {
    if (category.level === 2) {
      placed.set(category.code, { ...category, parent: null })
      continue
    }
    const above = category.code.slice(0, -1)
    const parent = category.level === 3 ? (sectors.get(above) ?? above) : above
    if (placed.has(parent)) placed.set(category.code, { ...category, parent })
    else problems.push({ line, reason: 'parent-missing', code: category.code, parent })
  }
  return read.flatMap(({ code }) => placed.get(code) ?? [])
}

/** Every two digits that a sector covers, to its code: '32' to '31-33'. */
function sectorsByNumber(read: readonly ReadRow[]): ReadonlyMap<string, string> {
  const sectors = new Map<string, string>()
  for (const { code, level } of read) {
    if (level !== 2) continue
    const [from, to = from] = code.split('-').map(Number)
    if (from === undefined || to === undefined) continue
    for (let number = from; number <= to; number += 1) sectors.set(String(number).padStart(2, '0'), code)
  }
  return sectors
}
