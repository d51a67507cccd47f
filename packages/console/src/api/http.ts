import { currentLanguage } from '../words/say.ts'

export interface WrongField {
  /** JSON pointer into the input: `/contacts/0/value`. */
  readonly pointer: string
  readonly rule: string
  readonly message: string
}

/** A refusal of the server. `message` is a sentence for the reader, in the reader's language. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly fields: readonly WrongField[]
  readonly data: Readonly<Record<string, unknown>>

  constructor(
    status: number,
    document: {
      readonly code?: string
      readonly title?: string
      readonly errors?: readonly WrongField[]
      readonly data?: Readonly<Record<string, unknown>>
    },
  ) {
    super(document.title ?? '')
    this.name = 'Refusal'
    this.status = status
    this.code = document.code ?? 'INTERNAL'
    this.fields = document.errors ?? []
    this.data = document.data ?? {}
  }
}

/** The request did not reach the server, or its answer did not reach us. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>

let centre: string | undefined
let onEnded: () => void = () => {}

/** In whose name requests are made from now on: the short name of a centre. */
export function workIn(slug: string | undefined): void {
  centre = slug
}

/** Called whenever the server answers that nobody is signed in any more. */
export function whenSessionEnds(listener: () => void): void {
  onEnded = listener
}

/** Asks. Empty parameters are left out; lists are repeated. */
export async function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return send<T>('GET', path + queryString(query), undefined, signal)
}

/** Asks what everybody may ask, of the centre one works in. */
export const getPublic = <T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> =>
  get<T>(path, { ...query, centre }, signal)

export function queryString(query: Query): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? (value as readonly string[]) : [value])
      parameters.append(name, String(one))
  }
  const text = parameters.toString()
  return text ? `?${text}` : ''
}

/** Changes something. `key` makes it safe to send the same change again. */
export const post = <T>(path: string, body: object = {}, key?: string): Promise<T> =>
  send<T>('POST', path, body, undefined, key)
export const patch = <T>(path: string, body: object): Promise<T> => send<T>('PATCH', path, body)
export const put = <T>(path: string, body: object): Promise<T> => send<T>('PUT', path, body)
export const remove = <T>(path: string, query: Query = {}): Promise<T> =>
  send<T>('DELETE', path + queryString(query), undefined)

async function send<T>(
  method: string,
  path: string,
  body: object | undefined,
  signal?: AbortSignal,
  key?: string,
): Promise<T> {
  const headers: Record<string, string> = { ...commonHeaders() }
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  if (key !== undefined) headers['Idempotency-Key'] = key
  const response = await fetchOrFail(path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  })
  return (await response.json()) as T
}

export function commonHeaders(): Readonly<Record<string, string>> {
  return { 'Accept-Language': currentLanguage(), ...(centre === undefined ? {} : { 'Milpa-Centre': centre }) }
}

/** A request whose refusals arrive as `Refusal`, for answers and bodies that are no JSON. */
export async function fetchOrFail(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path, { credentials: 'same-origin', ...init })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Unreachable()
  }
  if (response.ok) return response
  const document = (await response.json().catch(() => ({}))) as ConstructorParameters<typeof Refusal>[1]
  const refusal = new Refusal(response.status, document)
  if (refusal.code === 'UNAUTHENTICATED') onEnded()
  throw refusal
}

/** A page of a list: `next` is absent on the last one. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next?: string
}

/** All pages of a short list. `most` keeps a long one from being read whole. */
export async function getAll<T>(path: string, query: Query = {}, most = 2_000): Promise<readonly T[]> {
  const items: T[] = []
  let after: string | undefined
  do {
    const page: Page<T> = await get(path, { limit: 200, ...query, after })
    items.push(...page.items)
    after = page.next
  } while (after !== undefined && items.length < most)
  return items
}
