import type { Server } from 'node:http'

/** The town hall's web server, not listening yet. `milpa` is an origin, `key` a publishable key bound to ours. */
export function municipalSite(settings: {
  readonly milpa: string
  readonly key: string
  readonly lang?: string
}): Server
