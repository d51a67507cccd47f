/** The first segments of a key: of `fund:seed:cash`, two are `fund:seed`. */
export const beginningOf = (key: string, depth: number): string => key.split(':').slice(0, depth).join(':')

const cashWords: ReadonlySet<string> = new Set(['cash', 'bank', 'caja', 'banco', 'caixa', 'caisse', 'banque'])

/**
 * Whether an account holds cash: an asset whose key has a segment that says so, in a language of the product. A rule
 * that can be read in the key itself, so that accounts are named for it and nothing else has to be kept.
 */
export const holdsCash = ({ kind, key }: { readonly kind: string; readonly key: string }): boolean =>
  kind === 'asset' && key.split(':').some((segment) => cashWords.has(segment))
