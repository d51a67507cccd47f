import type { Outline, Position, Ring, Territory } from '../../src/territory/index.ts'

/** A sheet of adjacent territories whose borders wander; neighbours have the same vertices, as official sets do. */
export function patchwork(columns: number, rows: number, corners: number, random: () => number): readonly Territory[] {
  const wander = (amount: number): number => (random() - 0.5) * amount
  const nodes = Array.from({ length: rows + 1 }, (_, y) =>
    Array.from({ length: columns + 1 }, (_, x): Position => [
      -104 + x * 0.2 + wander(0.08),
      19 + y * 0.2 + wander(0.08),
    ]),
  )
  const border = (from: Position, to: Position): Ring => [
    from,
    ...Array.from({ length: corners }, (_, at): Position => {
      const share = (at + 1) / (corners + 1)
      return [
        round(from[0] + (to[0] - from[0]) * share + wander(0.02)),
        round(from[1] + (to[1] - from[1]) * share + wander(0.02)),
      ]
    }),
    to,
  ]
  const across = nodes.map((line) => line.slice(1).map((node, x) => border(line[x]!, node)))
  const up = nodes.slice(1).map((line, y) => line.map((node, x) => border(nodes[y]![x]!, node)))
  return Array.from({ length: rows * columns }, (_, at) => {
    const [x, y] = [at % columns, Math.floor(at / columns)]
    const sides = [across[y]![x]!, up[y]![x + 1]!, across[y + 1]![x]!.toReversed(), up[y]![x]!.toReversed()]
    return {
      code: String(at),
      name: `T${at}`,
      outline: [[sides.flatMap((side) => side.slice(0, -1)).concat([sides[0]![0]!])]],
    }
  })
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}

/** Pieces of borders that no neighbour has the other way round: the outside, and every gap or overlap. */
export function unmatched(territories: readonly Territory[]): readonly string[] {
  const pieces = new Set(
    territories.flatMap(({ outline }) => piecesOf(outline).map(([from, to]) => `${from.join()} ${to.join()}`)),
  )
  return [...pieces].filter((piece) => !pieces.has(piece.split(' ').toReversed().join(' ')))
}

export function piecesOf(outline: Outline): readonly (readonly [Position, Position])[] {
  return outline.flat().flatMap((ring) => ring.slice(1).map((to, at) => [ring[at]!, to] as const))
}

/** How many pairs of pieces cross, by comparing every one with every other. */
export function countCrossings(territories: readonly Territory[]): number {
  const pieces = territories.flatMap(({ outline }) => piecesOf(outline))
  const side = ([a, b]: readonly [Position, Position], p: Position): number =>
    Math.sign((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]))
  let count = 0
  for (const [at, one] of pieces.entries()) {
    for (const other of pieces.slice(at + 1)) {
      if (side(one, other[0]) * side(one, other[1]) < 0 && side(other, one[0]) * side(other, one[1]) < 0) count += 1
    }
  }
  return count
}
