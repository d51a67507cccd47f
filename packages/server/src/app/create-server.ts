import { randomUUID } from 'node:crypto'
import { Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { routePath } from 'hono/route'
import { Problem, problem, type Milpa } from '@milpa/core'
import type { Logger } from 'pino'
import { callerOf, publicCentreOf } from '../access/doors.ts'
import { mountIdentity } from '../identity/routes.ts'
import type { IdentityProvider } from '../identity/port.ts'
import { mountFiles } from '../files/routes.ts'
import { defaultMounts } from '../mounts.ts'
import { openApiDocument } from '../openapi/document.ts'
import { healthOf } from '../operate/health.ts'
import { silentLog } from '../operate/log.ts'
import type { Metrics } from '../operate/metrics.ts'
import { ProblemWriter } from '../problems/problem-document.ts'
import { ownOrigin } from '../security/origin.ts'
import { uploadGate } from '../security/upload-gate.ts'
import { securityHeaders } from '../security/headers.ts'
import { answer } from './answer.ts'
import { mountApi } from './api.ts'
import { limitBody } from './limit-body.ts'
import type { Host, HostApp, HostEnv, Mount } from './env.ts'
import { answerFault, languageOf } from './faults.ts'
import { mountMessages } from './messages-route.ts'
import { OpenStreams } from './open-streams.ts'
import { defaultSettings, type Settings } from './settings.ts'

export interface ServerOptions extends Partial<Settings> {
  readonly log?: Logger
  readonly identity?: IdentityProvider
  readonly metrics?: Metrics
  /** Pages, console, widgets; by default those that Milpa ships. */
  readonly mounts?: readonly Mount[]
}

export interface Server {
  readonly app: HostApp
  readonly host: Host
  /** Finishes what has begun, then closes Milpa and its database. */
  close(): Promise<void>
}

/** The host over a Milpa that is open: every route, and no port yet. `app.request(…)` answers in tests. */
export function createServer(milpa: Milpa, options: ServerOptions = {}): Server {
  const { log = silentLog(), identity, metrics, mounts = defaultMounts, ...given } = options
  const settings: Settings = { ...defaultSettings, ...given }
  const facts = { milpa, settings, identity }
  const host: Host = {
    ...facts,
    log,
    streams: new OpenStreams(),
    callerOf: (c) => callerOf(c, facts),
    publicCentreOf: (c) => publicCentreOf(c, facts),
  }
  const writer = new ProblemWriter(milpa)
  const app: HostApp = new Hono<HostEnv>({ strict: true })

  app.onError((error, c) => {
    metrics?.countProblem(error instanceof Problem ? error.code : 'INTERNAL')
    return answerFault(error, c, writer, log)
  })
  app.use(async (c, next) => {
    c.set('requestId', randomUUID())
    c.set('language', languageOf(c))
    const started = performance.now()
    await next()
    // On the answer as it is: by the context a whole new one would be made of it.
    c.res.headers.set('X-Request-Id', c.get('requestId'))
    const ms = Math.round(performance.now() - started)
    const { method } = c.req
    log.info({ requestId: c.get('requestId'), method, route: routePath(c, -1), status: c.res.status, ms }, 'Answered')
  })
  app.use(async (c, next) => {
    const answered = milpa.foreground.begin()
    c.set('answered', answered)
    try {
      await next()
    } finally {
      answered()
    }
  })
  if (metrics) app.use(metrics.measure)
  app.use(
    securityHeaders((c) => ownOrigin(c, settings.publicUrl, settings.trustProxy).startsWith('https:')),
    compress({ encoding: 'gzip' }),
  )
  for (const root of ['/api/*', '/public/*']) {
    const limit = limitBody(settings.bodyLimit)
    const wide = limitBody(settings.bodyLimit * manyTimes)
    // An upload is no JSON body: it is streamed, and has a limit of its own.
    app.use(root, (c, next) => (uploads.has(c.req.path) ? next() : (many.has(c.req.path) ? wide : limit)(c, next)))
  }

  const gate = uploadGate(host)
  for (const path of uploads) app.use(path, gate, bodyArrives)

  let document: object | undefined
  app.get('/openapi.json', (c) => answer(c, (document ??= openApiDocument(milpa)), 'public, max-age=60'))
  app.get('/health', async (c) => {
    const report = await healthOf(milpa)
    return c.json(report, report.status === 'failed' ? 503 : 200, { 'Cache-Control': 'no-store' })
  })
  metrics?.mount(app)
  mountMessages(app, milpa)
  if (identity) mountIdentity(app, host, identity)
  mountFiles(app, host)
  mountApi(app, host)
  for (const mount of mounts) mount(app, host)
  app.notFound((c) => answerFault(problem('NOT_FOUND'), c, writer, log))
  return { app, host, close: () => milpa.close() }
}

/** Operations on thousands of records at once: 10,000 transfers, each with a purpose of a line, are some 5 MB. */
const many = new Set(['/api/ledger/transfers/bulk'])
const manyTimes = 8

const uploads = new Set([
  '/api/files',
  '/api/imports/upload',
  '/api/enterprises/territories/upload',
  '/api/enterprises/activities/upload',
])

/** A body that takes its time to arrive waits for its sender, not for this process: background work goes on meanwhile. */
const bodyArrives: MiddlewareHandler<HostEnv> = async (c, next) => {
  if (c.req.method === 'POST') c.get('answered')()
  await next()
}
