import { clientOf, type Client } from './client.ts'
import { publicAddresses } from './public-addresses.ts'
import type { ClientOptions } from './request.ts'

export { ConnectionError, ProblemError } from './problem.ts'
export type { ClientOptions } from './request.ts'
export type { components } from './schema.ts'
export type { Input, Output } from './types.ts'

/** The client of public queries alone: widgets and pages do not carry the addresses of everything else. */
export const createPublicClient = (options: ClientOptions = {}): Client<keyof typeof publicAddresses> =>
  clientOf(publicAddresses, options)
