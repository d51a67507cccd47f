/** What is wrong at one place of the input. */
export interface Issue {
  /** JSON Pointer into the input. */
  readonly pointer: string
  /** Stable name of the rule. */
  readonly rule: string
  readonly expected?: string
  /** For the reader, in the reader's language. */
  readonly message: string
}

export interface ProblemFacts {
  readonly title: string
  readonly status: number
  readonly code: string
  readonly errors?: readonly Issue[]
  readonly data?: Readonly<Record<string, unknown>>
  readonly requestId?: string
}

/** A refusal: its `code` is stable, its `message` is a sentence for the reader. */
export class ProblemError<C extends string = string> extends Error {
  override readonly name = 'ProblemError'
  readonly code: C
  readonly status: number
  readonly issues: readonly Issue[]
  readonly data: Readonly<Record<string, unknown>>
  readonly requestId: string | undefined
  constructor(facts: ProblemFacts) {
    super(facts.title)
    this.code = facts.code as C
    this.status = facts.status
    this.issues = facts.errors ?? []
    this.data = facts.data ?? {}
    this.requestId = facts.requestId
  }
}

/** The host was not reached, or something else answered in its place (a captive portal, a proxy's page). */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError'
  /** Of the answer, where there was one. */
  readonly status: number | undefined
  constructor(message: string, status: number | undefined, cause?: unknown) {
    super(message, { cause })
    this.status = status
  }
}
