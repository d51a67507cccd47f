import type { In, Schema } from './schema.ts'
import { Problem } from './problem.ts'

export interface ErrorSpec {
  readonly status: number
  /** For developers and the API document. What people read is the message `error.<CODE>` of the area. */
  readonly title: string
  readonly data?: Schema
}
export type ErrorTable = Readonly<Record<string, ErrorSpec>>

type DataOf<S extends ErrorSpec> = S extends { readonly data: infer D extends Schema } ? [data: In<D>] : []

/** Makes the refusal; `throw call.error('CIRCLE_CLOSED')`. Only codes that the operation declares compile. */
export type Raise<E extends ErrorTable> = <C extends keyof E & string>(code: C, ...data: DataOf<E[C]>) => Problem

/** `credit-fund` and `NOT_OPEN` give `CREDIT_FUND_NOT_OPEN`. */
export const fullCode = (area: string, code: string): string => `${area.replaceAll('-', '_').toUpperCase()}_${code}`

export const raiser =
  <E extends ErrorTable>(area: string, table: E): Raise<E> =>
  (code, ...data) => {
    const spec = table[code]!
    const [facts = {}] = data as readonly Readonly<Record<string, unknown>>[]
    return new Problem(fullCode(area, code), spec.status, spec.title, { data: facts })
  }
