import { resolve } from 'node:path'
import { databaseFile } from '@milpa/server'
import { text, type Context } from './command.ts'

/** Where a host keeps its things: the data folder, and the database if it is another one. */
export interface Place {
  readonly data: string
  readonly url: string | undefined
  /** The file of an embedded database; `undefined` on PostgreSQL. */
  readonly file: string | undefined
}

/** From `--data` and `--database`, else `MILPA_DATA` and `DATABASE_URL`. */
export function placeOf({ values, env }: Pick<Context, 'values' | 'env'>): Place {
  const data = resolve(text(values, 'data') ?? env['MILPA_DATA'] ?? './data')
  const url = text(values, 'database') ?? env['DATABASE_URL']
  return { data, url, file: fileOf(url, data) }
}

/** An address of a database as it may be shown. */
export const withoutPassword = (url: string): string => url.replace(/(:\/\/[^:@/]*):[^@/]*@/, '$1@')

export function fileOf(url: string | undefined, data: string): string | undefined {
  if (url === undefined || url === '') return databaseFile(data)
  return url.startsWith('file:') ? resolve(url.slice('file:'.length).replace(/^\/\//, '')) : undefined
}
