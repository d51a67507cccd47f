import { type Point, project, unproject } from '@milpa/ui/components/map-geometry'
import type { PublicPoint } from './enterprises.ts'

/** What stands on the map: one enterprise by its public place, or a square of the server's with a count (null is few). */
export type Counted = PublicPoint & { readonly count?: number | null }

/** A square of the map with how many stand in it. */
export interface Cell {
  readonly id: string
  /** On the plane, the world from 0 to 1. */
  readonly at: Point
  /** Side, in the same unit. */
  readonly side: number
  /** Null is "fewer than five": counts that are hidden cannot be added. */
  readonly count: number | null
}

/** Pixels of the least cell: its figure is read and a finger hits it. */
const least = 44
/** 2^17 cells round the earth, about 305 m at the equator: hardly finer than the public grid of 250 m. */
const finest = 17

/** How many times the world is halved into cells at a scale (pixels of the whole world). */
export const levelOf = (scale: number): number => Math.min(finest, Math.floor(Math.log2(scale / least)))

/** The cell of a level in which a public place lies. */
export function cellIdOf({ latitude, longitude }: PublicPoint, level: number): string {
  const [x, y] = project(longitude, latitude)
  return [level, Math.floor(x * 2 ** level), Math.floor(y * 2 ** level)].join()
}

/** Gathers places into the cells of a level, those in the north first, then from west to east. */
export function cellsOf(places: readonly Counted[], level: number): readonly Cell[] {
  const counts = new Map<string, number | null>()
  for (const place of places) {
    const id = cellIdOf(place, level)
    const before = counts.get(id) ?? 0
    const { count = 1 } = place
    counts.set(id, counts.get(id) === null || count === null ? null : before + count)
  }
  const side = 2 ** -level
  return [...counts]
    .map(([id, count]): Cell => {
      const [, column = 0, row = 0] = id.split(',').map(Number)
      return { id, at: [(column + 0.5) * side, (row + 0.5) * side], side, count }
    })
    .sort((one, other) => one.at[1] - other.at[1] || one.at[0] - other.at[0])
}

/** The middle of a cell and the metres that reach its corners, as the directory takes a place: `19.24,-103.72,430`. */
export function nearOf({ at, side }: Cell): string {
  const [longitude, latitude] = unproject(at)
  const metres = side * 40_075_016 * Math.cos((latitude * Math.PI) / 180) * Math.SQRT1_2
  return [latitude.toFixed(4), longitude.toFixed(4), Math.max(100, Math.ceil(metres))].join()
}
