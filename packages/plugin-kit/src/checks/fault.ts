/** Something in a plugin that its users would meet. */
export interface Fault {
  /** Stable name of the rule, for instance `migrations-pending`. */
  readonly rule: string
  /** What it is about: an operation, a table, a file. */
  readonly about: string
  /** For the author: what is wrong and what to do. */
  readonly sentence: string
}

export const fault = (rule: string, about: string, sentence: string): Fault => ({ rule, about, sentence })
