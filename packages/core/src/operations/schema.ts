import type { StandardSchemaV1 } from '@standard-schema/spec'

/** Any schema that keeps to Standard Schema; Milpa's own are valibot. */
export type Schema<I = unknown, O = I> = StandardSchemaV1<I, O>
/** What a caller passes. */
export type In<S extends Schema> = StandardSchemaV1.InferInput<S>
/** What the code receives, checked and with defaults filled in. */
export type Out<S extends Schema> = StandardSchemaV1.InferOutput<S>

/** One thing wrong with the input. It names the place and the rule, and never repeats what was sent (a PIN, perhaps). */
export interface Issue {
  /** JSON Pointer into the input, for instance `/contacts/0/value`. */
  readonly pointer: string
  /** Stable name of the rule that failed, for instance `required`, `min_length`, `picklist`. */
  readonly rule: string
  /** What the rule asks for: a length, a bound, the allowed words. Absent where that says nothing. */
  readonly expected?: string
}

interface ValibotIssue extends StandardSchemaV1.Issue {
  readonly kind?: unknown
  readonly type?: unknown
  readonly requirement?: unknown
  readonly expected?: unknown
  readonly received?: unknown
}

export type Checked<T> = { readonly value: T } | { readonly issues: readonly Issue[] }

export async function check<S extends Schema>(schema: S, value: unknown): Promise<Checked<Out<S>>> {
  return outcomeOf<S>(await schema['~standard'].validate(value))
}

/** As `check`, at once; Milpa's own schemas never wait. */
export function checkNow<S extends Schema>(schema: S, value: unknown): Checked<Out<S>> {
  const result = schema['~standard'].validate(value)
  if (result instanceof Promise) throw new Error('This schema has to wait: use check.')
  return outcomeOf<S>(result)
}

const outcomeOf = <S extends Schema>(result: StandardSchemaV1.Result<unknown>): Checked<Out<S>> =>
  result.issues ? { issues: result.issues.map(toIssue) } : { value: result.value as Out<S> }

function toIssue(issue: ValibotIssue): Issue {
  const path = issue.path ?? []
  const steps = path.map((step) => String(typeof step === 'object' ? step.key : step))
  const pointer = steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
  const missing = issue.kind === 'schema' && issue.received === 'undefined'
  const rule = missing ? 'required' : typeof issue.type === 'string' ? issue.type : 'invalid'
  const expected = expectation(issue)
  return expected === undefined ? { pointer, rule } : { pointer, rule, expected }
}

function expectation({ kind, requirement, expected }: ValibotIssue): string | undefined {
  if (typeof requirement === 'number' || typeof requirement === 'string') return String(requirement)
  // Of a schema it is a type or the closed list of words; of an action it may be derived from the value.
  return kind === 'schema' && typeof expected === 'string' ? expected : undefined
}
