import type { EventType } from '../events/event.ts'
import type { OperationCall, PublicCall, QueryCall } from './call.ts'
import type { ByLane } from './lane.ts'
import type { Schema } from './schema.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface Endpoint {
  readonly area: string
  /** `<area>.<name>`: operationId, client method, audit word and command-line word at once. */
  readonly id: string
  readonly name: string
  readonly title: string
  readonly method: Method
  /** Below `/api/<area>` or `/public/<area>`; each `:name` is a key of the input. */
  readonly path: string
  readonly input: Schema
  readonly output: Schema
  /** Full codes this may answer, beside the common ones. */
  readonly errors: readonly string[]
}

/*
 * Only three types leave a declaration: I, what a caller passes; T, what `run` receives; O, what it returns. `run` is a
 * method, so that operations of any shape fit in one list: its parameters are compared both ways.
 */
export interface Operation<I = unknown, T = unknown, O = unknown> extends Endpoint {
  readonly kind: 'operation'
  readonly permission: string
  readonly emits: readonly EventType[]
  /** Kind of the record it is about; its id is `id` of the output or of the input. */
  readonly about: string | undefined
  /** How calls of it that wait at the same time are done together, where they are. */
  readonly byLane: ByLane | undefined
  readonly $input?: I
  run(input: T, call: OperationCall): Promise<O>
}

export interface Query<I = unknown, T = unknown, O = unknown> extends Endpoint {
  readonly kind: 'query'
  readonly permission: string
  readonly $input?: I
  run(input: T, call: QueryCall): Promise<O>
}

export interface PublicQuery<I = unknown, T = unknown, O = unknown> extends Endpoint {
  readonly kind: 'public'
  readonly $input?: I
  run(input: T, call: PublicCall): Promise<O>
}

export type AnyEndpoint = Operation | Query | PublicQuery

/** A typed reference to the configuration of an area, checked at boot. */
export interface ConfigRef<T = unknown> {
  readonly area: string
  readonly schema: Schema<unknown, T>
}

export type Run<T, O> = (input: T, call: OperationCall) => Promise<O>

/** A wrapper that a plugin puts round an operation of core or of a plugin that it depends on. */
export interface Override {
  readonly operation: Operation
  /** Full codes that the wrapper may answer in addition. */
  readonly errors: readonly string[]
  wrap(next: Run<unknown, unknown>): Run<unknown, unknown>
}

/**
 * Wraps an operation; its own type is the type of the wrapper, so a wrong input or result does not compile. `next` is
 * the operation as the plugins before this one left it; calling it twice in one call is refused.
 */
export function override<I, T, O>(
  operation: Operation<I, T, O>,
  wrap: (next: Run<T, O>) => Run<T, O>,
  errors: readonly string[] = [],
): Override {
  // Input and result are those of `operation` by construction: the host composes the wrapper round that one alone.
  return { operation: operation as Operation, errors, wrap: wrap as unknown as Override['wrap'] }
}
