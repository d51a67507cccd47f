import type { Actor, CentreRef, Language, Milpa } from '@milpa/core'
import type { Context, Hono } from 'hono'
import type { IncomingMessage } from 'node:http'
import type { Logger } from 'pino'
import type { IdentityProvider } from '../identity/port.ts'
import type { OpenStreams } from './open-streams.ts'
import type { Settings } from './settings.ts'

/** Who calls, and for which centre, once a request has been looked at. */
export interface Caller {
  readonly centre: CentreRef
  readonly actor: Actor
  /** By a session cookie: its changes must come from our own pages. */
  readonly bySession: boolean
}

/** What every route of the host finds in `c.get(…)` and `c.env`. */
export interface HostEnv {
  Bindings: { readonly incoming?: IncomingMessage }
  Variables: {
    requestId: string
    language: Language
    centre: CentreRef | undefined
    /** Says that nobody waits for an answer of this process any more; to be said once, or again. */
    answered: () => void
  }
}
export type HostContext = Context<HostEnv>
export type HostApp = Hono<HostEnv>

/** What parts of the host (pages, console, widgets, files) are given to mount themselves with. */
export interface Host {
  readonly milpa: Milpa
  readonly settings: Settings
  readonly log: Logger
  /** Absent where nobody can sign in (no identity plugin is installed). */
  readonly identity: IdentityProvider | undefined
  /** Answers that go on until somebody ends them. */
  readonly streams: OpenStreams
  /** Who calls; throws UNAUTHENTICATED or FORBIDDEN as a problem, which the host answers. */
  callerOf(c: HostContext): Promise<Caller>
  /** The centre of a public address: by `?key=`, `?centre=<slug>`, else the first. */
  publicCentreOf(c: HostContext): Promise<CentreRef>
}

/** Adds routes to the host. Mounts come after the API and before the 404. */
export type Mount = (app: HostApp, host: Host) => void
