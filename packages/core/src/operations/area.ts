import type { EventType } from '../events/event.ts'
import type { Catalogue } from '../messages/catalogue.ts'
import type { OperationCall, PublicCall, QueryCall } from './call.ts'
import { fullCode, raiser, type ErrorTable, type Raise } from './errors.ts'
import type { ByLane } from './lane.ts'
import type { ConfigRef, Method, Operation, PublicQuery, Query } from './operation.ts'
import type { In, Out, Schema } from './schema.ts'

export interface PermissionSpec {
  /** For developers; people read the message `permission.<name>`. */
  readonly title: string
  /** Roles that hold it in a new centre. A centre edits its own. */
  readonly roles: readonly string[]
}
export type PermissionTable = Readonly<Record<string, PermissionSpec>>

export interface AreaFacts {
  readonly id: string
  readonly permissions: PermissionTable
  readonly errors: ErrorTable
  readonly messages: Catalogue
}

type PathParams<P extends string> = P extends `${string}:${infer R}`
  ? R extends `${infer N}/${infer M}`
    ? N | PathParams<M>
    : R
  : never
type Path<U extends string, I extends Schema> = [PathParams<U>] extends [keyof Out<I>]
  ? U
  : `:${Exclude<PathParams<U>, keyof Out<I>> & string} is not in the input`

interface Shape<
  I extends Schema,
  O extends Schema,
  U extends string,
  E extends ErrorTable,
  K extends keyof E & string,
> {
  readonly name: string
  readonly title: string
  readonly path: Path<U, I>
  readonly input: I
  readonly output: O
  readonly errors?: readonly K[]
}

export interface Area<P extends PermissionTable, E extends ErrorTable> extends AreaFacts {
  readonly permissions: P
  readonly errors: E
  /** A refusal of this area, for overrides of other areas' operations. */
  readonly error: Raise<E>
  codes(...codes: readonly (keyof E & string)[]): readonly string[]
  permission(name: keyof P & string): string
  operation<
    I extends Schema,
    O extends Schema,
    const U extends string,
    const K extends keyof E & string = never,
    const V extends EventType = never,
  >(
    spec: Shape<I, O, U, E, K> & {
      readonly permission: keyof P & string
      readonly method?: Exclude<Method, 'GET'>
      readonly emits?: readonly V[]
      readonly about?: string
      readonly byLane?: ByLane<Out<I>, In<O>>
      run(input: Out<I>, call: OperationCall<Pick<E, K>, V>): Promise<In<O>>
    },
  ): Operation<In<I>, Out<I>, In<O>>
  query<I extends Schema, O extends Schema, const U extends string, const K extends keyof E & string = never>(
    spec: Shape<I, O, U, E, K> & {
      readonly permission: keyof P & string
      run(input: Out<I>, call: QueryCall<Pick<E, K>>): Promise<In<O>>
    },
  ): Query<In<I>, Out<I>, In<O>>
  /** Anybody may ask. Its call reads public columns of rows that may be shown, and has no permission to name. */
  publicQuery<I extends Schema, O extends Schema, const U extends string, const K extends keyof E & string = never>(
    spec: Shape<I, O, U, E, K> & { run(input: Out<I>, call: PublicCall<Pick<E, K>>): Promise<In<O>> },
  ): PublicQuery<In<I>, Out<I>, In<O>>
  event<S extends Schema>(name: string, schema: S): EventType<S>
  config<I, T>(schema: Schema<I, T>): ConfigRef<T>
}

const word = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/**
 * An area of the API (a part of core, or a plugin): its permissions, errors and messages, once. What it returns
 * declares operations, queries and events that can name only these.
 */
export function area<const P extends PermissionTable, const E extends ErrorTable>(
  id: string,
  facts: { readonly permissions: P; readonly errors: E; readonly messages: Catalogue },
): Area<P, E> {
  if (!word.test(id)) throw new Error(`Area "${id}" needs a kebab-case id.`)
  const full = (codes: readonly string[] | undefined) => (codes ?? []).map((code) => fullCode(id, code))
  const endpoint = (spec: Shape<Schema, Schema, string, ErrorTable, string>) => {
    if (!word.test(spec.name)) throw new Error(`"${spec.name}" of area "${id}" needs a kebab-case name.`)
    return {
      area: id,
      id: `${id}.${spec.name}`,
      name: spec.name,
      title: spec.title,
      path: spec.path as string,
      input: spec.input,
      output: spec.output,
      errors: full(spec.errors),
    }
  }
  // The narrower call of `spec.run` (its own errors and events) is what the host passes: checked by the declaration.
  const runOf = <R>(spec: object) => (spec as { run: R }).run
  return {
    id,
    ...facts,
    error: raiser(id, facts.errors),
    codes: (...codes) => full(codes),
    permission: (name) => `${id}:${name}`,
    operation: (spec) =>
      ({
        ...endpoint(spec as never),
        kind: 'operation',
        method: spec.method ?? 'POST',
        permission: `${id}:${spec.permission}`,
        emits: spec.emits ?? [],
        about: spec.about,
        byLane: spec.byLane as ByLane | undefined,
        run: runOf<Operation<never, never, never>['run']>(spec),
      }) satisfies Operation<never, never, never>,
    query: (spec) =>
      ({
        ...endpoint(spec as never),
        kind: 'query',
        method: 'GET',
        permission: `${id}:${spec.permission}`,
        run: runOf<Query<never, never, never>['run']>(spec),
      }) satisfies Query<never, never, never>,
    publicQuery: (spec) =>
      ({
        ...endpoint(spec as never),
        kind: 'public',
        method: 'GET',
        run: runOf<PublicQuery<never, never, never>['run']>(spec),
      }) satisfies PublicQuery<never, never, never>,
    event: (name, schema) => ({ type: `${id}.${name}`, schema }),
    config: (schema) => ({ area: id, schema }),
  }
}
