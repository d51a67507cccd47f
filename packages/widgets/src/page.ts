/**
 * What the loader puts on a page and every base takes from there, so the functions travel once and two snippets, or those
 * of two centres, do not fetch the same data twice. Kept within a major.
 */
export interface Page {
  /** Origins that a loader on this page came from: the only ones that widgets fetch from. */
  readonly hosts: Set<string>
  /** Starts a tag; false when the loader does not know it. */
  readonly loaders: Set<(tag: string) => boolean>
  /** Words of a widget in a language, from the loader's own release. */
  words(name: string, language: string): Promise<unknown>
  readonly localeOf: typeof localeOf
  readonly hostOf: typeof hostOf
  readonly addressOf: typeof addressOf
  readonly getJson: typeof getJson
}

declare global {
  var __milpa_page__: Page | undefined
}

const hosts = new Set<string>()
const kept = new Map<string, { readonly until: number; readonly promise: Promise<unknown> }>()

/** This loader's page, or that of the loader that came first. */
export const openPage = (words: Page['words']): Page =>
  (globalThis.__milpa_page__ ??= { hosts, loaders: new Set(), words, localeOf, hostOf, addressOf, getJson })

/** The languages that core's own widgets speak. */
export const languages: readonly string[] = ['es', 'en', 'pt', 'fr']

/** BCP 47 tag that an element speaks: its own `lang`, that of the page around it, or the visitor's; Spanish otherwise. */
export function localeOf(element: Element): string {
  const around = element.closest('[lang]')?.getAttribute('lang')
  const wanted = [around, document.documentElement.lang, ...navigator.languages]
  return wanted.find((tag) => tag && languages.includes(languageOf(tag))) ?? 'es'
}

/** `es` of `es-MX`. */
export const languageOf = (locale: string): string => locale.slice(0, 2).toLowerCase()

/** An attribute of a widget, or of the widget that it is part of. */
const attributeOf = (element: Element, name: string): string | null =>
  element.getAttribute(name) ?? (element.getRootNode() as Partial<ShadowRoot>).host?.getAttribute(name) ?? null

/**
 * Origin of the Milpa that an element reads: of its `src`, or of the first loader on the page. A `src` elsewhere counts
 * for nothing: who can write a tag into a page must not be able to make it fetch from anywhere.
 */
export function hostOf(element: Element): string {
  const [first = location.origin] = hosts
  const { origin } = new URL(attributeOf(element, 'src') ?? first, location.href)
  return hosts.has(origin) ? origin : first
}

/**
 * Address of a public query, its parameters in a fixed order: the loader, the element and the `<link rel="preload">` of
 * the snippet must write the same one, or the data are loaded twice. Empty parameters are left out.
 * @param path below `/public/`
 */
export function addressOf(
  element: Element,
  path: string,
  parameters: Iterable<readonly [string, string | number | null | undefined]>,
): string {
  const query = new URLSearchParams()
  const add = (name: string, value: string | number | null | undefined): void => {
    if (value) query.append(name, String(value))
  }
  for (const name of ['centre', 'key']) add(name, attributeOf(element, name))
  add('language', languageOf(localeOf(element)))
  for (const [name, value] of parameters) add(name, value)
  return `${hostOf(element)}/public/${path}?${query}`
}

/** Five minutes: a page that stays open must not show yesterday's directory. */
const life = 300_000

/** JSON from an address, asked once however many elements want it. Rejects with the status, or after 20 s. */
export function getJson(address: string): Promise<unknown> {
  const now = Date.now()
  const known = kept.get(address)
  if (known && known.until > now) return known.promise
  const promise = fetch(address, { signal: AbortSignal.timeout?.(20_000) ?? null }).then((response): unknown => {
    if (!response.ok) throw new Error(`${response.status}`)
    return response.json()
  })
  promise.catch(() => kept.delete(address))
  kept.set(address, { until: now + life, promise })
  return promise
}
