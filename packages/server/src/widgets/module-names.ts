// The build without WebAssembly: it needs no waiting, and boot reads a handful of small files.
import { parse } from 'es-module-lexer/js'

/** What a module takes from one specifier. */
export interface Taken {
  readonly from: string
  /** Names, or `*` where it takes everything at once. */
  readonly names: readonly string[]
}

/** Names that an ES module exports. */
export const exportedNames = (code: string): ReadonlySet<string> =>
  new Set(parse(code)[1].flatMap((one) => ('name' in one ? [one.name] : [])))

/** What an ES module imports, statement by statement; a dynamic import takes `*`. */
export function takenNames(code: string): readonly Taken[] {
  return parse(code)[0].flatMap((found): Taken[] => {
    if (found.type === 'import-meta') return []
    const statement = code.slice(found.importStart, found.importEnd)
    const clause =
      found.type === 'static' ? /^(?:import|export)\s*(?:\{([^}]*)\}\s*from)?\s*["'`]/.exec(statement) : null
    const names = clause ? (clause[1] ?? '').split(',').map((each) => each.trim().split(/\s/)[0] ?? '') : ['*']
    return [{ from: found.specifier ?? '', names: names.filter(Boolean) }]
  })
}
