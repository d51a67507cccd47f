import * as v from 'valibot'
import type { ErrorTable } from '../../operations/errors.ts'
import { ImportProblem } from './import-problem.ts'

/** What taking in a file of somebody else's books refuses. */
export const exchangeErrors = {
  IMPORT_FAULTY: {
    status: 422,
    title: 'Rows of the file do not fit; nothing was imported',
    data: v.object({ count: v.number(), problems: v.array(ImportProblem) }),
  },
  IMPORT_REHEARSED: {
    status: 409,
    title: 'This is what the import would do; nothing was done',
    data: v.object({ outcome: v.unknown() }),
  },
  IMPORT_UNREADABLE: {
    status: 422,
    title: 'The file cannot be read as a table, nor as an export of Cyclos',
    data: v.object({ fault: v.string(), line: v.number() }),
  },
  IMPORT_TOO_LONG: {
    status: 413,
    title: 'The file has more rows than one import takes',
    data: v.object({ most: v.number() }),
  },
} as const satisfies ErrorTable
