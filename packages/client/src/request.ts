import { ConnectionError, ProblemError, type ProblemFacts } from './problem.ts'

export interface ClientOptions {
  /** Where the host is: `https://centro.example.gob.mx`; empty for the same site. */
  readonly base?: string
  readonly fetch?: typeof fetch
  /** Short name of the centre, where there are several. */
  readonly centre?: string
  /** API token of a machine. */
  readonly token?: string
  /** Publishable key, for the pages of other sites; public queries only. */
  readonly key?: string
  /** In which sentences are answered; the browser's languages when it is left out. */
  readonly language?: string
  /** How often a request that may be repeated is sent again after a failed connection. Default 2. */
  readonly retries?: number
  /** Milliseconds before the first repetition; doubles each time. Default 400. */
  readonly pause?: number
}

export interface CallOptions {
  readonly signal?: AbortSignal
  /** Idempotency-Key of a write; a new one for each call when it is left out. */
  readonly key?: string
}

/** `GET /path`, or with a `!` before it where sending twice could do it twice. */
export type Address = `${'' | '!'}${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`

type Flat = Readonly<Record<string, unknown>>

/** Sends one flat input to an address: its parts go where the address says, query or body. */
export async function send(
  options: ClientOptions,
  address: Address,
  input: object,
  { signal, key }: CallOptions = {},
): Promise<unknown> {
  const repeatable = !address.startsWith('!')
  const [method = 'GET', template = '/'] = address.replace('!', '').split(' ')
  const { path, rest } = fillPath(template, input as Flat)
  const inQuery = method === 'GET' || method === 'DELETE'
  const query = queryOf(inQuery ? rest : {}, template.startsWith('/public/') ? options : {})
  const headers = new Headers({ accept: 'application/json' })
  if (options.language !== undefined) headers.set('accept-language', options.language)
  if (!template.startsWith('/public/')) {
    if (options.token !== undefined) headers.set('authorization', `Bearer ${options.token}`)
    if (options.centre !== undefined) headers.set('milpa-centre', options.centre)
  }
  if (method !== 'GET' && repeatable) headers.set('idempotency-key', key ?? newKey())
  if (!inQuery) headers.set('content-type', 'application/json')
  const request: RequestInit = {
    method,
    headers,
    credentials: options.token !== undefined || template.startsWith('/public/') ? 'omit' : 'same-origin',
    ...(inQuery ? {} : { body: JSON.stringify(rest) }),
    ...(signal ? { signal } : {}),
  }
  return readAnswer(await persistently(options, `${options.base ?? ''}${path}${query}`, request, repeatable))
}

function fillPath(template: string, input: Flat): { readonly path: string; readonly rest: Flat } {
  const rest = { ...input }
  const path = template.replaceAll(/\{([^}]+)\}/g, (_all, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  return { path, rest }
}

function queryOf(input: Flat, { centre, key }: Pick<ClientOptions, 'centre' | 'key'>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ centre, key, ...input })) {
    for (const one of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
      if (one === undefined) continue
      query.append(name, typeof one === 'object' && one !== null ? JSON.stringify(one) : String(one))
    }
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** `crypto.randomUUID` is there on https and localhost alone; a centre's own network may have neither. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function persistently(
  { fetch: own = fetch, retries = 2, pause = 400 }: ClientOptions,
  url: string,
  request: RequestInit,
  repeatable: boolean,
): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    const last = !repeatable || attempt >= retries
    const answer = await own(url, request).catch((error: unknown) => {
      if (request.signal?.aborted || last) throw failed(request, error)
      return undefined
    })
    // BUSY is another program's doing and passes; a gateway's own errors are like no connection.
    if (answer && (last || ![502, 503, 504].includes(answer.status))) return answer
    await wait(pause * 2 ** attempt * (0.75 + Math.random() / 2), request.signal ?? undefined)
  }
}

const failed = ({ signal }: RequestInit, error: unknown): unknown =>
  signal?.aborted ? signal.reason : new ConnectionError('The host was not reached.', undefined, error)

function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        reject(signal.reason as Error)
      },
      { once: true },
    )
  })
}

export async function readAnswer(answer: Response): Promise<unknown> {
  const type = answer.headers.get('content-type') ?? ''
  const body: unknown = await answer.json().catch(() => undefined)
  if (answer.ok && body !== undefined) return body
  if (type.startsWith('application/problem+json') && body !== undefined) throw new ProblemError(body as ProblemFacts)
  throw new ConnectionError('What answered was not Milpa.', answer.status)
}
