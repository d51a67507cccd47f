import type { Issue } from './schema.ts'

/** Answers that any operation or query may give, whatever its area. Codes are API; titles are for developers. */
export const commonErrors = {
  INVALID_INPUT: { status: 422, title: 'The input does not fit what this operation takes' },
  UNAUTHENTICATED: { status: 401, title: 'Nobody is signed in' },
  FORBIDDEN: { status: 403, title: 'Your role in this centre does not allow this' },
  NOT_FOUND: { status: 404, title: 'There is no such thing in this centre' },
  MALFORMED: { status: 400, title: 'The request is not well formed' },
  FOREIGN_ORIGIN: { status: 403, title: 'A signed-in change must come from a page of this host' },
  METHOD_NOT_ALLOWED: { status: 405, title: 'This address does not take this method' },
  WRONG_CONTENT_TYPE: { status: 415, title: 'The body must be application/json' },
  IDEMPOTENCY_KEY_REUSED: { status: 422, title: 'This Idempotency-Key was used with another input' },
  TOO_LARGE: { status: 413, title: 'What was sent is too large' },
  RATE_LIMITED: { status: 429, title: 'Too many requests; wait a little' },
  BUSY: { status: 503, title: 'Another program holds the database; try again' },
  STORAGE_FULL: { status: 507, title: 'The disk is full; nothing was stored' },
  UNAVAILABLE: { status: 503, title: 'This part of Milpa could not start' },
  TIMEOUT: { status: 504, title: 'The answer took too long' },
  INTERNAL: { status: 500, title: 'Something failed; the operator can find it by the request id' },
} as const

export type CommonCode = keyof typeof commonErrors

export interface ProblemDetails {
  readonly data?: Readonly<Record<string, unknown>>
  readonly issues?: readonly Issue[]
  readonly cause?: unknown
}

/**
 * A refusal with a stable code. Rolls back the operation that throws it. What people read comes from the messages of
 * the area (`error.<CODE>`), never from here, and nothing that was submitted is repeated.
 */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: string
  readonly status: number
  readonly data: Readonly<Record<string, unknown>>
  readonly issues: readonly Issue[]
  constructor(code: string, status: number, title: string, details: ProblemDetails = {}) {
    super(title, { cause: details.cause })
    this.code = code
    this.status = status
    this.data = details.data ?? {}
    this.issues = details.issues ?? []
  }
}

export const problem = (code: CommonCode, details?: ProblemDetails): Problem =>
  new Problem(code, commonErrors[code].status, commonErrors[code].title, details)
