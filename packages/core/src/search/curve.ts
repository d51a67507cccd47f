import type { Point } from '../place/point.ts'

/*
 * Places in one number: latitude and longitude are cut into 2^20 steps each (19 m by 38 m at the equator) and their
 * bits interleaved (Morton order). A square of the map whose side is a power of two steps is one range of numbers, so
 * an ordinary index serves "near" on any engine.
 */
const bits = 20
const steps = 2 ** bits

/** Spreads 10 bits over 20, a zero between each. */
function spread(value: number): number {
  let spread = 0
  for (let bit = 0; bit < 10; bit += 1) spread |= ((value >> bit) & 1) << (2 * bit)
  return spread
}

const clamp = (step: number): number => Math.min(steps - 1, Math.max(0, step))
const columnOf = (longitude: number): number => clamp(Math.floor(((longitude + 180) / 360) * steps))
const rowOf = (latitude: number): number => clamp(Math.floor(((latitude + 90) / 180) * steps))

// 40 bits do not fit into JavaScript's bitwise numbers: upper and lower halves are interleaved apart.
const interleave = (column: number, row: number): number =>
  (spread(column >> 10) + 2 * spread(row >> 10)) * 2 ** 20 + spread(column & 1023) + 2 * spread(row & 1023)

/** From 0 to 2^40 - 1. */
export const curveOf = ({ latitude, longitude }: Point): number => interleave(columnOf(longitude), rowOf(latitude))

/** Numbers from `from` up to, not including, `to`. */
export interface CurveRange {
  readonly from: number
  readonly to: number
}

/** A box is covered by squares of at least this part of its side: 25 at most, and little around it. */
const squaresAside = 4

/**
 * A few ranges that hold every place of a box, and a margin round it. A box over the antimeridian is cut at 180 degrees.
 */
export function rangesOf(box: {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}): readonly CurveRange[] {
  const east = box.east < box.west ? 180 : box.east
  const [west, right] = [columnOf(box.west), columnOf(east)]
  const [south, north] = [rowOf(box.south), rowOf(box.north)]
  let level = 0
  while (2 ** level * squaresAside < Math.max(right - west, north - south) + 1 && level < bits) level += 1
  const side = 2 ** level
  const found = new Map<number, CurveRange>()
  for (let column = Math.floor(west / side); column <= Math.floor(right / side); column += 1) {
    for (let row = Math.floor(south / side); row <= Math.floor(north / side); row += 1) {
      const from = interleave(column * side, row * side)
      found.set(from, { from, to: from + side * side })
    }
  }
  const ranges = [...found.values()].sort((a, b) => a.from - b.from)
  // Neighbours on the curve are read as one.
  return ranges.reduce<CurveRange[]>((merged, range) => {
    const last = merged.at(-1)
    if (last?.to === range.from) merged[merged.length - 1] = { from: last.from, to: range.to }
    else merged.push(range)
    return merged
  }, [])
}

/** The square of a level that holds a place: 2^level by 2^level of them cover the earth. */
export function squareOf(point: Point, level: number): { readonly column: number; readonly row: number } {
  const side = 2 ** (bits - level)
  return { column: Math.floor(columnOf(point.longitude) / side), row: Math.floor(rowOf(point.latitude) / side) }
}

/** The middle of a square. */
export function squareCentre({ column, row }: { readonly column: number; readonly row: number }, level: number): Point {
  const count = 2 ** level
  return { latitude: ((row + 0.5) / count) * 180 - 90, longitude: ((column + 0.5) / count) * 360 - 180 }
}
