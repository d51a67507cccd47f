import type { Engine } from '../db/engine.ts'
import { databaseOver, type Reader } from '../db/session.ts'

/** Reads that all see the database as it was at the first of them, while others go on writing. */
export async function atOneMoment<T>(engine: Engine, work: (read: Reader) => Promise<T>): Promise<T> {
  // PostgreSQL's pool gives each statement any connection, so the moment is that of one transaction.
  if (engine.name === 'postgres')
    return engine.write((connection) => work(databaseOver(connection, engine.name)), { unhurried: true })
  await engine.reader.script('BEGIN')
  try {
    return await work(databaseOver(engine.reader, engine.name))
  } finally {
    await engine.reader.script('COMMIT')
  }
}
