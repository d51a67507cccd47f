import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openLibsql, type Engine } from '@milpa/core/db'
import type { Place } from './place.ts'

/** A name that sorts by time and is a file name everywhere. */
export const stamp = (at: Date = new Date()): string => at.toISOString().slice(0, 19).replaceAll(':', '')

/**
 * Copies an embedded database into one file, while others go on using it, and opens the copy to see that it is whole.
 * @returns its path; `undefined` on PostgreSQL, which has its own tools for that (`pg_dump`) and `milpa backup`.
 */
export async function backUp(engine: Engine, { data, file }: Place, why: string): Promise<string | undefined> {
  if (file === undefined) return undefined
  const folder = join(data, 'backups')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${stamp()}-${why}.db`)
  await vacuumInto(engine, path)
  return path
}

/** Writes to `<path>.part` first: a backup that was cut short never looks like one. */
export async function vacuumInto(engine: Engine, path: string): Promise<number> {
  const part = `${path}.part`
  await rm(part, { force: true })
  await engine.reader.script(`VACUUM INTO '${part.replaceAll("'", "''")}'`)
  await refuseDamaged(part)
  await rename(part, path)
  return (await stat(path)).size
}

/** @throws when SQLite finds the file damaged */
export async function refuseDamaged(path: string): Promise<void> {
  const copy = openLibsql({ path })
  try {
    const [row] = await copy.reader.all('PRAGMA integrity_check', [])
    if (row?.[0] !== 'ok') throw new Error(`SQLite says of ${path}: ${String(row?.[0])}`)
  } finally {
    await copy.close()
    for (const suffix of ['-wal', '-shm']) await rm(`${path}${suffix}`, { force: true })
  }
}
