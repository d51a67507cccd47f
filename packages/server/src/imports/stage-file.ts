import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { imports, type Door, type Milpa } from '@milpa/core'
import { readTable, restoreFormula, TabularError, type ReadTableOptions } from '@milpa/tabular'
import { cutRows } from './cut-rows.ts'

export interface FileToStage {
  readonly path: string
  /** As whoever brings it calls it. */
  readonly name: string
  /** Key of a mapping; absent: the one that fits the header. */
  readonly mapping?: string | imports.MappingInput
  readonly reading?: ReadTableOptions
  /** SHA-256, hex, when it is known already. */
  readonly digest?: string
}

export type StagedImport = Awaited<ReturnType<typeof imports.workThrough>>

export async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/**
 * Reads a CSV or XLSX and hands its rows to an import, a chunk a transaction: memory stays flat however long it is, and
 * between two chunks the process turns to whatever else waits. A file that breaks off is staged up to there, with why.
 *
 * @throws TabularError when not even a header can be read; IMPORTS_NO_ROWS when there is nothing below it
 */
export async function stageFile(
  milpa: Milpa,
  door: Door,
  { path, name, mapping, reading = {}, digest }: FileToStage,
  told: (rows: number) => void = () => undefined,
): Promise<StagedImport> {
  const table = await readTable({ path }, reading)
  let begun: StagedImport
  try {
    begun = await milpa.run(
      imports.begin,
      {
        fileName: name,
        digest: digest ?? (await digestOfFile(path)),
        header: [...table.header],
        ...(mapping === undefined ? {} : { mapping }),
      },
      door,
    )
  } catch (error) {
    await table.close()
    throw error
  }
  const { id } = begun
  let rows: imports.StagedRow[] = []
  let chunk = 0
  let count = 0
  const send = async () => {
    await milpa.run(imports.addRows, { id, chunk: ++chunk, rows }, door)
    told((count += rows.length))
    rows = []
    await new Promise((resolve) => setImmediate(resolve))
  }
  try {
    for await (const { line, cells, problem } of table.rows) {
      rows.push({
        line,
        // What we wrote (rows to correct, the inventory) has its formulas tamed; they come back as they were.
        cells: cells.map(restoreFormula),
        ...(problem === undefined ? {} : { problem: { ...problem, data: { ...problem.data } } }),
      })
      if (rows.length === imports.rowsPerChunk) await send()
    }
    if (rows.length > 0) await send()
    if (count === 0) {
      await milpa.run(imports.discard, { id }, door)
      throw imports.importArea.error('NO_ROWS')
    }
    return await milpa.run(imports.endRows, { id }, door)
  } catch (error) {
    if (!(error instanceof TabularError)) throw error
    for (const row of table.format === 'csv' ? await cutRows(path, table, error) : []) {
      if (rows.length === imports.rowsPerChunk) await send()
      rows.push(row)
    }
    if (rows.length > 0) await send()
    const data = { ...(error.line === undefined ? {} : { line: error.line }), ...error.data }
    return milpa.run(imports.endRows, { id, fault: { code: error.code, data } }, door)
  }
}
