import * as v from 'valibot'

/** What is wrong with a row, and where. `key` leads to the sentence for people. */
export const RowProblem = v.object({
  /** `REQUIRED`, `TABULAR_ROW_SHORT`, `ENTERPRISES_ACTIVITY_UNKNOWN`: stable. */
  code: v.string(),
  /** Area and key of its message: `imports problem.REQUIRED`. */
  key: v.string(),
  /** From 1; absent when the row as a whole is meant. */
  column: v.optional(v.number()),
  /** Name of that column. */
  name: v.optional(v.string()),
  /** Values for the placeholders of the message. Never what stood in the cell. */
  data: v.record(v.string(), v.union([v.string(), v.number()])),
})
export type RowProblem = v.InferOutput<typeof RowProblem>

/** A row as the reader of the file hands it over. */
export const StagedRow = v.object({
  line: v.pipe(v.number(), v.integer(), v.minValue(1)),
  cells: v.pipe(v.array(v.pipe(v.string(), v.maxLength(65_536))), v.maxLength(1000)),
  problem: v.optional(
    v.object({
      code: v.pipe(v.string(), v.regex(/^[A-Z][A-Z_]{2,60}$/)),
      column: v.optional(v.number()),
      data: v.optional(v.record(v.string(), v.union([v.string(), v.number()])), {}),
    }),
  ),
})
export type StagedRow = v.InferOutput<typeof StagedRow>

/** Problems of this area have their message here; those of other areas are errors there. */
export const messageKeyOf = (code: string): string =>
  code.startsWith('ENTERPRISES_') ? `enterprises error.${code}` : `imports problem.${code}`
