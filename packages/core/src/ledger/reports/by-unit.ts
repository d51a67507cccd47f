/** Groups in the order of the codes of their units; each with the scale of the unit. */
export function byUnit<T extends { readonly unit: string; readonly scale: number }>(
  of: Iterable<T>,
): readonly { readonly unit: string; readonly scale: number; readonly own: readonly T[] }[] {
  const groups = new Map<string, T[]>()
  for (const one of of) {
    const own = groups.get(one.unit)
    if (own) own.push(one)
    else groups.set(one.unit, [one])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([unit, own]) => ({ unit, scale: own[0]!.scale, own }))
}

export const sumOf = <T>(of: Iterable<T>, amount: (one: T) => number): number => {
  let sum = 0
  for (const one of of) sum += amount(one)
  return sum
}
