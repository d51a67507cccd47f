import { problem, type AnyEndpoint } from '@milpa/core'
import { refuseForeignOrigin, ownOrigin } from '../security/origin.ts'
import { addressOf } from '../security/address.ts'
import { RateLimit } from '../security/rate-limit.ts'
import { answer, askedAgain } from './answer.ts'
import type { Host, HostApp, HostContext } from './env.ts'
import { readInput } from './read-input.ts'

/** The address of an endpoint, with `:name` for parameters. */
export const addressOfEndpoint = ({ kind, area, path }: Pick<AnyEndpoint, 'kind' | 'area' | 'path'>): string =>
  `/${kind === 'public' ? 'public' : 'api'}/${area}${path === '/' ? '' : path}`

/** Fixed words before parameters, segment by segment: `/x/new` is asked before `/x/:id`. */
export function bySpecificity(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')]
  for (const [index, segment] of left.entries()) {
    const other = right[index]
    if (other === undefined) return 1
    const difference = Number(segment.startsWith(':')) - Number(other.startsWith(':'))
    if (difference !== 0) return difference
  }
  return 0
}

/** Routes of every operation and query of core and of the installed plugins. */
export function mountApi(app: HostApp, host: Host): void {
  const { milpa } = host
  const limits = {
    actor: new RateLimit(host.settings.perMinute.actor),
    address: new RateLimit(host.settings.perMinute.address),
  }
  const endpoints = [...milpa.endpoints.values()].toSorted((a, b) =>
    bySpecificity(addressOfEndpoint(a), addressOfEndpoint(b)),
  )
  const methods = new Map<string, Set<string>>()
  for (const endpoint of endpoints) {
    const address = addressOfEndpoint(endpoint)
    app.on(endpoint.method, address, (c) => answerEndpoint(c, endpoint, host, limits))
    const shape = address.replaceAll(/:[^/]+/g, ':x')
    const taken = methods.get(shape) ?? new Set(['OPTIONS'])
    methods.set(shape, endpoint.method === 'GET' ? taken.add('GET').add('HEAD') : taken.add(endpoint.method))
  }
  for (const [shape, taken] of [...methods].toSorted(([a], [b]) => bySpecificity(a, b))) {
    app.all(shape, (c) => {
      c.header('Allow', [...taken].toSorted().join(', '))
      if (c.req.method === 'OPTIONS') return c.body(null, 204)
      throw problem('METHOD_NOT_ALLOWED')
    })
  }
  for (const { id } of milpa.failed) {
    for (const root of ['api', 'public']) {
      app.all(`/${root}/${id}/*`, () => {
        throw problem('UNAVAILABLE', { data: { plugin: id } })
      })
    }
  }
}

interface Limits {
  readonly actor: RateLimit
  readonly address: RateLimit
}

async function answerEndpoint(c: HostContext, endpoint: AnyEndpoint, host: Host, limits: Limits): Promise<Response> {
  const { milpa, settings } = host
  const { queryTimeout: patience } = settings
  if (endpoint.kind === 'public') {
    limits.address.take(addressOf(c, settings.trustProxy))
    const centre = await host.publicCentreOf(c)
    const output = await within(patience, milpa.askPublic(endpoint, await readInput(c, endpoint), centre))
    return answer(c, output, askedAgain)
  }
  const caller = await host.callerOf(c).catch((error: unknown) => {
    // Guessing tokens is slowed down like any other stranger's request.
    limits.address.take(addressOf(c, settings.trustProxy))
    throw error
  })
  limits.actor.take(`${caller.centre.id} ${caller.actor.id}`)
  c.header('Vary', 'Cookie, Authorization, Milpa-Centre', { append: true })
  if (endpoint.kind === 'query') {
    const output = await within(patience, milpa.ask(endpoint, await readInput(c, endpoint), caller))
    return answer(c, output, 'private, no-cache')
  }
  if (caller.bySession) refuseForeignOrigin(c, ownOrigin(c, settings.publicUrl, settings.trustProxy))
  const key = idempotencyKey(c)
  const input = await readInput(c, endpoint)
  const output = await milpa.run(endpoint, input, { ...caller, ...(key === undefined ? {} : { key }) })
  return answer(c, output, 'no-store')
}

function idempotencyKey(c: HostContext): string | undefined {
  const key = c.req.header('idempotency-key')
  if (key === undefined) return undefined
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw problem('MALFORMED')
  return key
}

/** A query that takes too long is answered for; a change is not, since it may still be committed (it has 5 s itself). */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(problem('TIMEOUT')), milliseconds)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
