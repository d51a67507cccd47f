/** What the number says with which `milpa` ends. Part of the public surface: scripts rely on it. */
export const exit = {
  ok: 0,
  /** A check found something: bad rows in an import, a fault in `verify`, something to do in `doctor`. */
  failedCheck: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** A rule of Milpa refused. */
  refused: 3,
  /** The database is held by another program or cannot be reached. */
  database: 4,
  /** The disk is full, or a file cannot be read or written. */
  storage: 5,
  /** A fault of Milpa itself. */
  internal: 70,
  interrupted: 130,
} as const

export type ExitCode = (typeof exit)[keyof typeof exit]

/** Ends the command with a sentence of our own messages. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly exit: ExitCode
  readonly key: string
  readonly data: Readonly<Record<string, string | number>>
  constructor(code: ExitCode, key: string, data: Readonly<Record<string, string | number>> = {}) {
    super(key)
    this.exit = code
    this.key = key
    this.data = data
  }
}
