import { problem } from '@milpa/core'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { HostEnv } from './env.ts'

/**
 * Refuses a body of more bytes. One that states its length is judged by that, which Node holds it to; only one that does
 * not is counted as it comes: to count, a whole `Request` with a stream has to be made (measured: an eighth of a payment).
 */
export function limitBody(maxSize: number): MiddlewareHandler<HostEnv> {
  const counted = bodyLimit({ maxSize, onError: refuse })
  return (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const stated = c.req.header('content-length')
    if (stated === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next)
    if (Number(stated) > maxSize) refuse()
    return next()
  }
}

function refuse(): never {
  throw problem('TOO_LARGE')
}
