import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { OperationCall, QueryCall } from '../operations/call.ts'
import type { Sealed } from '../db/columns.ts'
import type { StagedRow } from './row-problem.ts'
import { importChunks } from './tables.ts'

/**
 * Rows of one transaction. Small, because SQLite does its work on the thread that answers requests, which is held for
 * some 20 ms; not smaller, because each transaction costs something by itself (40 rows: a quarter more of the processor).
 */
export const rowsPerChunk = 60
/** What others may send at once. */
export const mostRows = 100

/** Rows packed (registers repeat themselves: a tenth is left) and sealed for the row of `import_chunks` with this id. */
export const packRows = (call: Pick<OperationCall, 'seal'>, id: string, rows: readonly StagedRow[]): Sealed =>
  call.seal(importChunks.body, id, deflateRawSync(JSON.stringify(rows), { level: 3 }).toString('base64'))

export function unpackRows(
  call: Pick<QueryCall, 'reveal'>,
  chunk: Pick<typeof importChunks.$inferSelect, 'id' | 'importId' | 'body'>,
): readonly StagedRow[] {
  const packed = call.reveal(importChunks.body, { kind: 'import-chunk', id: chunk.id }, chunk.body, 'import')
  return packed === null ? [] : (JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString()) as StagedRow[])
}
