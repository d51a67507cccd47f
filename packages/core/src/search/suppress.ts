/** Below so many, a figure could point at somebody. */
export const smallestShown = 5

export interface Counted {
  readonly key: string
  /** Figures of one family add up to a total that is told too. */
  readonly family: string
  readonly count: number
}

/**
 * Figures that may be published. Those under five are hidden, and where a family would have one hidden figure alone,
 * which its total gives away, the next smallest is hidden with it.
 */
export function suppress(figures: readonly Counted[]): ReadonlyMap<string, number | null> {
  const shown = new Map<string, number | null>()
  const families = new Map<string, Counted[]>()
  for (const figure of figures) {
    shown.set(figure.key, figure.count < smallestShown ? null : figure.count)
    families.set(figure.family, [...(families.get(figure.family) ?? []), figure])
  }
  for (const family of families.values()) {
    if (family.filter(({ count }) => count < smallestShown).length !== 1) continue
    const [next] = family
      .filter(({ count }) => count >= smallestShown)
      .sort((a, b) => a.count - b.count || (a.key < b.key ? -1 : 1))
    if (next) shown.set(next.key, null)
  }
  return shown
}
