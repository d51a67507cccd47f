import { mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { openLibsql, openPostgres, type Engine } from '@milpa/core/db'

/** Where the embedded database of a data folder is. */
export const databaseFile = (data: string): string => join(data, 'milpa.db')

/**
 * @param url `file:…` or `postgres://…`; without it the file in the data folder. A wrong one is refused here, without
 * repeating it, since it may hold a password.
 */
export function openDatabase(url: string | undefined, data: string): Engine {
  if (url !== undefined && /^postgres(ql)?:\/\//.test(url)) return openPostgres({ url })
  if (url !== undefined && !url.startsWith('file:')) {
    throw new Error('DATABASE_URL must begin with "file:" or "postgres://".')
  }
  const path = url === undefined ? databaseFile(data) : resolve(url.slice('file:'.length).replace(/^\/\//, ''))
  mkdirSync(dirname(path), { recursive: true })
  return openLibsql({ path })
}
