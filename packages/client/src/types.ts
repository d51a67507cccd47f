import type { operations } from './schema.ts'

/** Id of an operation or query of core and the host: `enterprises.list`. */
export type OperationId = keyof operations

/** An operation whose input travels in its path has a body that takes nothing, which would forbid the path's part too. */
type Filled<B> = string extends keyof B ? unknown : B
type Body<T> = T extends { requestBody?: { content: { 'application/json': infer B } } }
  ? Filled<B>
  : T extends { requestBody?: infer R }
    ? [R] extends [{ content: { 'application/json': infer B } } | undefined]
      ? Filled<B>
      : unknown
    : unknown
type Part<T, K extends 'path' | 'query'> = T extends { parameters: Record<K, infer P extends object> }
  ? P
  : T extends { parameters: { [Q in K]?: infer P } }
    ? [Exclude<P, undefined>] extends [never]
      ? unknown
      : Partial<Exclude<P, undefined>>
    : unknown
type Flat<T> = { [K in keyof T]: T[K] }

/** The one flat input of an operation, wherever its parts travel. */
export type Input<K extends OperationId> = Flat<
  Part<operations[K], 'path'> & Part<operations[K], 'query'> & Body<operations[K]>
>

/** What it answers. */
export type Output<K extends OperationId> = operations[K] extends {
  responses: { 200: { content: { 'application/json': infer O } } }
}
  ? O
  : unknown

type CodeIn<R> = R extends { content: { 'application/problem+json': { code: infer C } } } ? C : never
/** Codes that it may refuse with. */
export type Codes<K extends OperationId> = operations[K] extends { responses: infer R }
  ? { [S in keyof R]: CodeIn<R[S]> }[keyof R] & string
  : never
