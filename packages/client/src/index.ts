import { addresses } from './addresses.ts'
import { clientOf, type Client } from './client.ts'
import type { ClientOptions } from './request.ts'

export { isProblemOf, type Client, type UploadOptions } from './client.ts'
export { ConnectionError, ProblemError, type Issue, type ProblemFacts } from './problem.ts'
export type { Address, CallOptions, ClientOptions } from './request.ts'
export type { components, operations } from './schema.ts'
export type { Codes, Input, OperationId, Output } from './types.ts'

/** The client of everything that a host offers, for screens and programs. */
export const createClient = (options: ClientOptions = {}): Client<keyof typeof addresses> =>
  clientOf(addresses, options)
