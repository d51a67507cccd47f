import type { HostContext } from '../app/env.ts'

/** The address of the peer of this connection; empty where there is no connection (a request made in a test). */
export const peerOf = (c: HostContext): string => c.env?.incoming?.socket.remoteAddress ?? ''

/** Who calls, as far as an address tells: the peer, or what our own proxy says of it. */
export function addressOf(c: HostContext, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded || peerOf(c) || 'unknown'
}

/** Whether a request comes from this machine itself, and not from a proxy on it that speaks for others. */
export const isLocal = (c: HostContext): boolean =>
  /^(127\.|::1$|::ffff:127\.)/.test(peerOf(c)) && !c.req.header('x-forwarded-for') && !c.req.header('forwarded')
