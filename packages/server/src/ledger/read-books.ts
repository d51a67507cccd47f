import { readFile } from 'node:fs/promises'
import { ledger } from '@milpa/core'
import { readTable, restoreFormula, TabularError, type ReadTableOptions } from '@milpa/tabular'

export interface BooksFile {
  readonly header: string[]
  readonly rows: { line: number; cells: string[] }[]
}

/** Bytes of an answer of Cyclos, which is read whole. */
const largestJson = 64 * 1_048_576

/**
 * A file of accounts or movements as the import takes it: a CSV or XLSX, or the JSON of a Cyclos.
 *
 * @throws Problem LEDGER_IMPORT_UNREADABLE, LEDGER_IMPORT_TOO_LONG
 */
export async function readBooks(
  path: string,
  kind: ledger.ImportKind,
  unit: string,
  reading: ReadTableOptions = {},
): Promise<BooksFile> {
  const cyclos = kind === 'cyclos' ? await readCyclos(path, unit) : undefined
  if (cyclos) return cyclos
  try {
    const table = await readTable({ path }, reading)
    const rows: BooksFile['rows'] = []
    for await (const { line, cells, problem } of table.rows) {
      if (problem) throw ledger.ledgerArea.error('IMPORT_UNREADABLE', { fault: problem.code, line })
      rows.push({ line, cells: cells.map(restoreFormula) })
      if (rows.length > ledger.mostImportedRows) throw tooLong()
    }
    return { header: [...table.header], rows }
  } catch (error) {
    if (!(error instanceof TabularError)) throw error
    throw ledger.ledgerArea.error('IMPORT_UNREADABLE', { fault: error.code, line: error.line ?? 0 })
  }
}

const tooLong = () => ledger.ledgerArea.error('IMPORT_TOO_LONG', { most: ledger.mostImportedRows })

async function readCyclos(path: string, unit: string): Promise<BooksFile | undefined> {
  const bytes = await readFile(path)
  const first = bytes.subarray(0, 64).toString('utf8').trimStart().charAt(0)
  if (first !== '{' && first !== '[') return undefined
  if (bytes.length > largestJson) throw tooLong()
  let table: ReturnType<typeof ledger.cyclosTable>
  try {
    table = ledger.cyclosTable(JSON.parse(bytes.toString('utf8')), unit)
  } catch {
    table = undefined
  }
  if (!table) throw ledger.ledgerArea.error('IMPORT_UNREADABLE', { fault: 'CYCLOS', line: 0 })
  if (table.rows.length > ledger.mostImportedRows) throw tooLong()
  return { header: [...table.header], rows: table.rows.map(({ line, cells }) => ({ line, cells: [...cells] })) }
}
