import { createHash } from 'node:crypto'
import type { HostContext } from './env.ts'

const etagOf = (body: string): string => `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`

const matches = (header: string | undefined, etag: string): boolean =>
  header !== undefined && header.split(',').some((one) => one.trim() === etag || one.trim() === '*')

/** Answers JSON; a GET carries an ETag and is answered 304 when the caller has it already. */
export function answer(c: HostContext, value: unknown, cacheControl: string): Response {
  const body = JSON.stringify(value ?? null)
  c.header('Cache-Control', cacheControl)
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return c.body(body, 200, jsonType)
  const etag = etagOf(body)
  c.header('ETag', etag)
  if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304)
  return c.body(body, 200, jsonType)
}

const jsonType = { 'Content-Type': 'application/json; charset=utf-8' }
