import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { problem } from '@milpa/core'
import type { HostApp, HostEnv } from '../app/env.ts'
import { isLocal } from '../security/address.ts'

/** What an operator's Prometheus reads; of people and records it knows nothing. */
export class Metrics {
  readonly #registry = new Registry()
  readonly #requests: Histogram<'method' | 'route' | 'status'>
  readonly #problems: Counter<'code'>
  readonly #inFlight: Gauge

  constructor() {
    const registers = [this.#registry]
    collectDefaultMetrics({ register: this.#registry })
    this.#requests = new Histogram({
      name: 'milpa_http_request_seconds',
      help: 'Time to answer a request, by route pattern',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    })
    this.#problems = new Counter({
      name: 'milpa_problems_total',
      help: 'Problem documents answered, by code',
      labelNames: ['code'],
      registers,
    })
    this.#inFlight = new Gauge({ name: 'milpa_http_in_flight', help: 'Requests being answered', registers })
  }

  readonly measure: MiddlewareHandler<HostEnv> = async (c, next) => {
    const started = performance.now()
    this.#inFlight.inc()
    try {
      await next()
    } finally {
      this.#inFlight.dec()
      const route = c.res.status === 404 ? 'none' : routePath(c, -1)
      this.#requests.observe(
        { method: c.req.method, route, status: c.res.status },
        (performance.now() - started) / 1000,
      )
    }
  }

  countProblem(code: string): void {
    this.#problems.inc({ code })
  }

  /** On the loopback interface alone, and not through a proxy; elsewhere there is no such page. */
  mount(app: HostApp): void {
    app.get('/metrics', async (c) => {
      if (!isLocal(c)) throw problem('NOT_FOUND')
      return c.body(await this.#registry.metrics(), 200, { 'Content-Type': this.#registry.contentType })
    })
  }
}
