import { problem } from '@milpa/core'
import type { MiddlewareHandler } from 'hono'
import type { Host, HostEnv } from '../app/env.ts'
import { addressOf } from './address.ts'
import { RateLimit } from './rate-limit.ts'

/** Seconds after which one of the uploads that run is likely to be over. */
const soon = 5

/**
 * Bounds what uploads may ask of a host: how many each actor sends in a minute, and how many arrive at once. Each may be a
 * gigabyte on the disk, and a picture takes a second of the processor.
 */
export function uploadGate(host: Host): MiddlewareHandler<HostEnv> {
  const { uploads, perMinute, trustProxy } = host.settings
  const sent = new RateLimit(uploads.perMinute)
  const strangers = new RateLimit(perMinute.address)
  let running = 0
  return async (c, next) => {
    if (c.req.method !== 'POST') return next()
    const caller = await host.callerOf(c).catch((error: unknown) => {
      strangers.take(addressOf(c, trustProxy))
      throw error
    })
    sent.take(`${caller.centre.id} ${caller.actor.id}`)
    if (running >= uploads.atOnce) throw problem('RATE_LIMITED', { data: { seconds: soon } })
    running++
    try {
      await next()
    } finally {
      running--
    }
  }
}
