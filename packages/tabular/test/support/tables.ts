import {
  readTable,
  TabularError,
  type ReadTableOptions,
  type Table,
  type TableRow,
  type TableSource,
} from '../../src/index.ts'

export interface Outcome {
  readonly table: Table
  readonly rows: readonly TableRow[]
  readonly error: TabularError | undefined
}

/** Reads to the end or to the fault, keeping what came before it. */
export async function readAll(source: TableSource | string, options?: ReadTableOptions): Promise<Outcome> {
  const table = await readTable(typeof source === 'string' ? { bytes: Buffer.from(source) } : source, options)
  const rows: TableRow[] = []
  try {
    for await (const row of table.rows) rows.push(row)
  } catch (error) {
    if (error instanceof TabularError) return { table, rows, error }
    throw error
  }
  return { table, rows, error: undefined }
}

export function cellsOf({ rows }: Outcome): readonly (readonly string[])[] {
  return rows.map(({ cells }) => cells)
}

/** The code a promise fails with. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
  } catch (error) {
    if (error instanceof TabularError) return error.code
    throw error
  }
  return 'none'
}

export async function gather(pieces: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const piece of pieces) all.push(Buffer.from(piece as string))
  return Buffer.concat(all)
}

/** Hands bytes on in pieces of a given size, as a slow line would. */
export async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
