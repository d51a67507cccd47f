import { createHash } from 'node:crypto'
import type { HostContext } from './env.ts'

/**
 * For whatever a person may withdraw: it may be kept, but not shown again without asking. Asking costs one 304 without a
 * body as long as nothing has changed; a withdrawal shows at the very next reading.
 */
export const askedAgain = 'public, no-cache'

/** Weak, because the same answer leaves compressed or plain (RFC 9110, 8.8.1). */
export const etagOf = (body: string): string =>
  `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`

const opaque = (etag: string): string => etag.trim().replace(/^W\//, '')

/** Whether the caller has this already. Compared weakly: on its way a strong mark may have been made weak. */
export function hasAlready(c: HostContext, etag: string): boolean {
  const known = c.req.header('if-none-match')
  return known !== undefined && known.split(',').some((one) => one.trim() === '*' || opaque(one) === opaque(etag))
}

/** Answers JSON; a GET carries an ETag and is answered 304 when the caller has it already. */
export function answer(c: HostContext, value: unknown, cacheControl: string): Response {
  const body = JSON.stringify(value ?? null)
  c.header('Cache-Control', cacheControl)
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD')
    return c.body(body, 200, { ...jsonType, ...statedIfSmall(body) })
  const etag = etagOf(body)
  c.header('ETag', etag)
  if (hasAlready(c, etag)) return c.body(null, 304)
  return c.body(body, 200, jsonType)
}

/** What is too small to be compressed says its length: then nobody takes it apart to find out. */
const statedIfSmall = (body: string): Readonly<Record<string, string>> => {
  const bytes = Buffer.byteLength(body)
  return bytes < 1024 ? { 'Content-Length': String(bytes) } : {}
}

const jsonType = { 'Content-Type': 'application/json; charset=utf-8' }
