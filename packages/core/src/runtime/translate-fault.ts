import { DatabaseError } from '../db/engine.ts'
import { problem } from '../operations/problem.ts'

/** Faults of the database that a caller can act on become problems; the rest goes on as it is. */
export function translateFault(error: unknown): unknown {
  if (!(error instanceof DatabaseError)) return error
  if (error.fault === 'busy') return problem('BUSY', { cause: error })
  if (error.fault === 'full') return problem('STORAGE_FULL', { cause: error })
  return error
}
