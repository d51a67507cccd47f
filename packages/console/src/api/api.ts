import {
  type CallOptions,
  type ClientOptions,
  createClient,
  type OperationId,
  type Output,
  ProblemError,
  type ProblemFacts,
} from '@milpa/client'
import { currentLanguage, onLanguage } from '../words/say.ts'

/** What is asked for: from the address and from fields, so as text; what was left empty is left out. */
export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>

/** A page of a list: `next` is absent on the last one. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next?: string
}

let centre: string | undefined
let onEnded: () => void = () => {}

// The client reads them for every request: language and centre change while the page lives.
const options: { -readonly [K in keyof ClientOptions]: ClientOptions[K] } = { fetch: watched }
const tellLanguage = () => (options.language = currentLanguage())
tellLanguage()
onLanguage(tellLanguage)

/** Calls an operation or query of the API; a refusal is thrown as `ProblemError`, with a sentence in her language. */
export const api = createClient(options)

// What stands in an address or a field is text that nobody has checked; the server does, and says what is no value.
const unchecked = api as unknown as <Id extends OperationId>(
  id: Id,
  input: object,
  options?: CallOptions,
) => Promise<Output<Id>>

/** Asks a query with what stands in the address or in fields. */
export const ask = <Id extends OperationId>(id: Id, query: Query = {}, signal?: AbortSignal): Promise<Output<Id>> =>
  unchecked(id, given(query), signal ? { signal } : {})

/** Runs an operation with what a form gathered. `key` makes it safe to send the same draft again. */
export const submit = <Id extends OperationId>(id: Id, draft: object, key?: string): Promise<Output<Id>> =>
  unchecked(id, draft, key === undefined ? {} : { key })

type ListId = {
  [Id in OperationId]: Output<Id> extends { items: unknown[]; next?: string } ? Id : never
}[OperationId]
type ItemOf<Id extends OperationId> = Output<Id> extends { items: (infer Item)[] } ? Item : never

/** All pages of a short list. `most` keeps a long one from being read whole. */
export async function askAll<Id extends ListId>(
  id: Id,
  query: Query = {},
  most = 2_000,
): Promise<readonly ItemOf<Id>[]> {
  const items: ItemOf<Id>[] = []
  let after: string | undefined
  do {
    const page = (await ask(id, { limit: 200, ...query, after })) as Page<ItemOf<Id>>
    items.push(...page.items)
    after = page.next
  } while (after !== undefined && items.length < most)
  return items
}

/** Asks what is no query of the API: the console's own lists, and what plugins have. */
export const get = <T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> =>
  api.send(`GET ${path as `/${string}`}`, given(query), signal ? { signal } : {})

/** Runs an operation of a plugin; never sent twice, since nobody knows here whether it may be. */
export const post = <T>(path: string, body: object = {}): Promise<T> => api.send(`!POST ${path as `/${string}`}`, body)

/** A request with its answer as it comes, for bodies and answers that are no JSON. */
export async function request(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set('Accept-Language', currentLanguage())
  if (centre !== undefined) headers.set('Milpa-Centre', centre)
  const response = await watched(path, { credentials: 'same-origin', ...init, headers })
  if (!response.ok) throw new ProblemError((await response.json()) as ProblemFacts)
  return response
}

export function queryString(query: Query): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(given(query))) {
    for (const one of Array.isArray(value) ? (value as readonly string[]) : [value])
      parameters.append(name, String(one))
  }
  const text = parameters.toString()
  return text ? `?${text}` : ''
}

/** In whose name requests are made from now on: the short name of a centre. */
export function workIn(slug: string | undefined): void {
  centre = slug
  if (slug === undefined) delete options.centre
  else options.centre = slug
}

/** Called whenever the server answers that nobody is signed in any more. */
export function whenSessionEnds(listener: () => void): void {
  onEnded = listener
}

async function watched(...wanted: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(...wanted)
  if (response.status === 401) {
    const { code } = (await response
      .clone()
      .json()
      .catch(() => ({}))) as { readonly code?: string }
    if (code === 'UNAUTHENTICATED') onEnded()
  }
  return response
}

const given = (query: Query): Query =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== ''))
