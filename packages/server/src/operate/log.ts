import pino, { type DestinationStream, type Logger } from 'pino'

const secret = [
  'password',
  'pin',
  'code',
  'token',
  'authorization',
  'cookie',
  'phone',
  'email',
  'name',
  'secret',
  'key',
]

/**
 * Structured lines on standard output. What is logged names requests, operations and records by id; these paths are
 * blacked out as well, should somebody log a whole object one day. Routes are logged as patterns: the words of a search
 * stand in the query string.
 */
export function createLog(options: { readonly level?: string; readonly to?: DestinationStream } = {}): Logger {
  const paths = secret.flatMap((name) => [`*.${name}`, `*.*.${name}`, `*.*.*.${name}`])
  const made = {
    level: options.level ?? 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: [...paths, 'password', 'pin', 'token', 'phone', 'email'], censor: '[…]' },
  }
  return options.to ? pino(made, options.to) : pino(made)
}

export const silentLog = (): Logger => pino({ level: 'silent' })
