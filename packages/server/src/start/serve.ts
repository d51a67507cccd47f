import type { Server as NodeServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { serve as listen } from '@hono/node-server'
import { openMilpa, Vault, type Milpa, type Plugin } from '@milpa/core'
import type { Logger } from 'pino'
import { createServer, type ServerOptions } from '../app/create-server.ts'
import { FileStore } from '../files/file-store.ts'
import { BetterAuthIdentity, identityPlugin } from '../identity/index.ts'
import { tidyIdentity } from '../identity/tidy.ts'
import { createLog } from '../operate/log.ts'
import { Metrics } from '../operate/metrics.ts'
import { openDatabase } from './open-database.ts'
import { loadSecrets } from './secrets.ts'

export interface ServeOptions extends Omit<ServerOptions, 'identity' | 'metrics'> {
  readonly port?: number
  readonly hostname?: string
  readonly databaseUrl?: string
  readonly plugins?: readonly Plugin[]
  readonly config?: Readonly<Record<string, unknown>>
}

export interface Serving {
  readonly milpa: Milpa
  readonly port: number
  readonly url: string
  /** Stops accepting, finishes what has begun (10 s at most), releases jobs, closes the database. */
  stop(): Promise<void>
}

/** What the environment says; `milpa start` passes it on. */
export function serveOptionsFromEnvironment(env: NodeJS.ProcessEnv = process.env): ServeOptions {
  const port = env.PORT === undefined ? undefined : Number(env.PORT)
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536)) {
    throw new Error('PORT must be a whole number from 0 to 65535.')
  }
  return {
    data: env.MILPA_DATA ?? './data',
    ...(port === undefined ? {} : { port }),
    ...(env.HOST === undefined ? {} : { hostname: env.HOST }),
    ...(env.DATABASE_URL === undefined ? {} : { databaseUrl: env.DATABASE_URL }),
    ...(env.MILPA_URL === undefined ? {} : { publicUrl: env.MILPA_URL }),
    trustProxy: env.MILPA_TRUST_PROXY === '1',
  }
}

/** Opens database and secrets, brings the tables up to date, starts the background work and listens. */
export async function serve(options: ServeOptions = {}): Promise<Serving> {
  const { port = 4321, hostname = '127.0.0.1', databaseUrl, plugins = [], config = {}, ...rest } = options
  const data = resolve(options.data ?? './data')
  const log = options.log ?? createLog()
  const secrets = loadSecrets(data)
  const engine = openDatabase(databaseUrl, data)
  const milpa = await openMilpa({
    engine,
    vault: new Vault(secrets.vault),
    plugins: [identityPlugin, ...plugins],
    config,
    log,
  }).catch(async (error: unknown) => {
    await engine.close()
    throw error
  })
  const { app, host } = createServer(milpa, {
    ...rest,
    data,
    log,
    identity: new BetterAuthIdentity(milpa, { secret: secrets.session }),
    metrics: new Metrics(),
  })
  const http = await new Promise<NodeServer>((ready, refuse) => {
    const made = listen({ fetch: app.fetch, port, hostname, serverOptions: timeouts }, () =>
      ready(made as NodeServer),
    ) as NodeServer
    made.once('error', refuse)
  }).catch(async (error: unknown) => {
    await milpa.close()
    throw error
  })
  milpa.startWorkers()
  const store = new FileStore(data)
  const sweep = () =>
    Promise.all([store.sweep(milpa), tidyIdentity(milpa)]).catch((error: unknown) =>
      log.warn({ error }, 'What is past its time could not be dropped; the next hour tries again'),
    )
  void sweep()
  const sweeping = setInterval(() => void sweep(), 3_600_000).unref()
  const taken = (http.address() as AddressInfo).port
  log.info({ port: taken, database: engine.name }, 'Milpa is ready')
  let stopping: Promise<void> | undefined
  return {
    milpa,
    port: taken,
    url: `http://${hostname}:${taken}`,
    stop: () => {
      clearInterval(sweeping)
      host.streams.stop()
      return (stopping ??= stop(http, milpa, log))
    },
  }
}

// Slow senders lose their connection; nothing that we serve takes a request longer than these.
const timeouts = { headersTimeout: 15_000, requestTimeout: 120_000, keepAliveTimeout: 5_000 }
const longestStop = 10_000

async function stop(http: NodeServer, milpa: Milpa, log: Logger): Promise<void> {
  // A busy client that keeps its connection would be served for ever: its next answer is its last.
  http.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'))
  const closed = new Promise<'closed'>((resolve) => http.close(() => resolve('closed')))
  const idle = setInterval(() => http.closeIdleConnections(), 50)
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), longestStop)
  })
  if ((await Promise.race([closed, patience])) === 'late') {
    log.warn({}, 'Some requests did not end in time and were cut')
    http.closeAllConnections()
  }
  clearTimeout(timer)
  clearInterval(idle)
  await milpa.close()
  log.info({}, 'Milpa has stopped')
}

/** Ends the process in good order on SIGTERM and SIGINT; a second signal ends it at once. */
export function stopOnSignals(serving: Pick<Serving, 'stop'>): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void serving.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}
