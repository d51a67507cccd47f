import { problem } from '@milpa/core'
import type { HostContext } from '../app/env.ts'

/** Our own origin, as people reach us. */
export function ownOrigin(c: HostContext, publicUrl: string | undefined, trustProxy: boolean): string {
  if (publicUrl !== undefined) return new URL(publicUrl).origin
  const { protocol, host } = new URL(c.req.url)
  const scheme = (trustProxy ? c.req.header('x-forwarded-proto') : undefined) ?? protocol.replace(':', '')
  return `${scheme}://${c.req.header('host') ?? host}`
}

/**
 * Against changes that another site makes a signed-in browser send: the browser says where the page came from, and it
 * must be us. Without either header it is no browser that would hold a session.
 */
export function refuseForeignOrigin(c: HostContext, own: string): void {
  const origin = c.req.header('origin')
  if (origin === undefined ? c.req.header('sec-fetch-site') === 'same-origin' : origin === own) return
  throw problem('FOREIGN_ORIGIN')
}
