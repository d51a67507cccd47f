import { eq, inArray, type Reader } from '../db/index.ts'
import { files } from './tables.ts'

export type FileRow = typeof files.$inferSelect

/** Of whichever centre: who serves it decides whether the reader may know. */
export async function fileById(read: Reader, id: string): Promise<FileRow | undefined> {
  const [row] = await read.select().from(files).where(eq(files.id, id))
  return row
}

/** Which of these ids are recorded in any centre. */
export async function recordedFiles(read: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await read
    .select({ id: files.id })
    .from(files)
    .where(inArray(files.id, [...ids]))
  return new Set(rows.map(({ id }) => id))
}
