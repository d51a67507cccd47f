import type { OperationCall, QueryCall } from '../operations/call.ts'

/** A call of any operation: what functions shared by several operations take. They raise no errors of an area. */
export type Doing = Omit<OperationCall, 'error' | 'emit'>
/** A call of any operation or query. */
export type Asking = Omit<QueryCall, 'error'>
