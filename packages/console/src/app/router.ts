/** A place in the application: an address below `/console`, what its pattern names, and its query. */
export interface Place {
  readonly path: string
  readonly parameters: Readonly<Record<string, string>>
  readonly query: URLSearchParams
}

type Listener = (url: URL) => void
/** Asked before she leaves; `false` keeps her here. */
export type Guard = () => boolean

let listener: Listener = () => {}
const guards = new Set<Guard>()
/** Where the history stands, to go back to when a guard says no to the back button. */
let position = 0

export const root = '/console'

/** The values of `:names` in a pattern, or undefined when an address does not fit it. */
export function match(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const [wanted, given] = [pattern, path].map((text) => text.split('/').filter(Boolean))
  if (wanted!.length !== given!.length) return undefined
  const parameters: Record<string, string> = {}
  for (const [at, segment] of wanted!.entries()) {
    const value = given![at]!
    if (segment.startsWith(':')) parameters[segment.slice(1)] = decodeURIComponent(value)
    else if (segment !== value) return undefined
  }
  return parameters
}

/** Follows links and the back button inside the application; everything else stays the browser's. */
export function startRouter(onPlace: Listener): void {
  listener = onPlace
  position = stateOf(history.state)
  history.replaceState({ position }, '')
  addEventListener('popstate', (event) => {
    const next = stateOf(event.state)
    if (!mayLeave()) {
      const back = position - next
      if (back !== 0) history.go(back)
      return
    }
    const moved = next !== position
    position = next
    if (moved) listener(new URL(location.href))
  })
  addEventListener('beforeunload', (event) => {
    if ([...guards].some((guard) => isUnsaved(guard))) event.preventDefault()
  })
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
    const link = event
      .composedPath()
      .find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement && node.href !== '')
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return
    const inside = link.pathname === root || link.pathname.startsWith(`${root}/`)
    if (!inside || /\.\w+$/.test(link.pathname) || link.getAttribute('href')?.startsWith('#')) return
    event.preventDefault()
    go(link.pathname + link.search)
  })
}

/** Goes to an address of the application, unless something unsaved keeps her. */
export function go(address: string): void {
  if (!mayLeave()) return
  history.pushState({ position: ++position }, '', address)
  listener(new URL(location.href))
}

/** Puts another address in place of the present one, without a step in the history: filters, sorting. */
export function replace(address: string): void {
  history.replaceState({ position }, '', address)
}

/** Keeps whoever has something unsaved. @returns a function that lets go */
export function guardUnsaved(unsaved: () => boolean, ask: () => boolean): () => void {
  const guard: Guard = () => !unsaved() || ask()
  unsavedOf.set(guard, unsaved)
  guards.add(guard)
  return () => void guards.delete(guard)
}

const unsavedOf = new WeakMap<Guard, () => boolean>()
const isUnsaved = (guard: Guard): boolean => unsavedOf.get(guard)?.() ?? false
const mayLeave = (): boolean => [...guards].every((guard) => guard())

function stateOf(state: unknown): number {
  const known = (state as { readonly position?: unknown } | null)?.position
  return typeof known === 'number' ? known : 0
}
