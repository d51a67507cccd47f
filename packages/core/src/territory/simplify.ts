import type { GeometryCollection } from 'geojson'
import { topology } from 'topojson-server'
import { presimplify } from 'topojson-simplify'

import type { Outline, Position, Ring, Territory } from './outline.ts'

/** How far outlines are simplified: down to some number of vertices in all, or by the size of what may go. */
export type SimplifyOptions =
  | {
      /** Vertices of all outlines together. More may stay, so that no part vanishes and no borders cross. */
      readonly mostVertices: number
    }
  | {
      /** Corners whose triangle with their neighbours is smaller than this may go, in square metres. */
      readonly squareMetres: number
    }

/**
 * Simplifies outlines together: a border shared by two territories is cut out once and simplified once (Visvalingam's
 * algorithm: the corner with the smallest triangle goes first), so that neighbours still match to the digit. Points
 * where three territories meet stay. No part vanishes, and where simplified borders would cross, corners come back.
 *
 * Borders are shared only where both sides have the same vertices to 6 decimals, as in official sets they have.
 * Shared arcs and weights are topojson's (ISC, by the author of d3): finding where borders join is not ours to redo.
 */
export function simplifyTerritories(territories: readonly Territory[], options: SimplifyOptions): readonly Territory[] {
  const network = new BorderNetwork(territories.map(({ outline }) => outline))
  network.dropCorners(options)
  network.keepTriangles()
  network.uncross()
  const outlines = network.outlines()
  return territories.map((territory, at) => ({ ...territory, outline: outlines[at]! }))
}

/** A vertex of a border with the weight at which it goes: infinite at the ends, where borders meet. */
interface Corner {
  readonly position: Position
  readonly weight: number
  kept: boolean
}

/** Rings as numbers of arcs; `~n` is arc n backwards. */
type ArcRing = readonly number[]

const METRES_PER_DEGREE = 111_195

class BorderNetwork {
  readonly #arcs: readonly (readonly Corner[])[]
  readonly #outlines: readonly (readonly (readonly ArcRing[])[])[]

  constructor(outlines: readonly Outline[]) {
    const collection: GeometryCollection = {
      type: 'GeometryCollection',
      geometries: outlines.map((outline) => ({
        type: 'MultiPolygon',
        coordinates: outline.map((polygon) => polygon.map((ring) => ring.map((position) => [...position]))),
      })),
    }
    // The two packages' types disagree on whether properties may be null; there are none here.
    const shared = topology({ all: collection }) as Parameters<typeof presimplify>[0]
    const all = shared.objects['all']
    const geometries = all?.type === 'GeometryCollection' ? all.geometries : []
    this.#outlines = geometries.map((geometry) => (geometry.type === 'MultiPolygon' ? geometry.arcs : []))
    this.#arcs = presimplify(shared, squareMetresOf).arcs.map((arc) =>
      arc.map(([longitude = 0, latitude = 0, weight = 0]) => ({ position: [longitude, latitude], weight, kept: true })),
    )
  }

  dropCorners(options: SimplifyOptions): void {
    const least = 'squareMetres' in options ? options.squareMetres : this.#weightFor(options.mostVertices)
    for (const corner of this.#arcs.flat()) corner.kept = corner.weight >= least
  }

  /** The weight that leaves so many vertices; a corner of a shared border counts on each side. */
  #weightFor(mostVertices: number): number {
    const uses = this.#arcs.map(() => 0)
    for (const index of this.#rings().flat()) uses[arcNumber(index)]! += 1
    const weighed = this.#arcs.flatMap((arc, at) =>
      // The last corner of an arc is the first of the next one.
      arc.slice(0, -1).map(({ weight }) => ({ weight, uses: uses[at]! })),
    )
    weighed.sort((a, b) => b.weight - a.weight)
    let left = mostVertices
    for (const { weight, uses } of weighed) {
      left -= uses
      if (left < 0) return weight === Number.POSITIVE_INFINITY ? weight : weight + Number.EPSILON * weight
    }
    return 0
  }

  /** Brings corners back until each ring has three: a small island stays as a triangle. */
  keepTriangles(): void {
    for (const ring of this.#rings()) {
      const arcs = ring.map((index) => this.#arcs[arcNumber(index)]!)
      const missing = (): number => 3 - arcs.reduce((sum, arc) => sum + arc.filter(({ kept }) => kept).length - 1, 0)
      while (missing() > 0 && restore(arcs.flat())) continue
    }
  }

  /** Brings corners back where borders that did not cross would. */
  uncross(): void {
    for (let crossings = this.#crossings(); crossings.length > 0; crossings = this.#crossings()) {
      const restored = crossings.map((chords) => chords.map(({ dropped }) => restore(dropped)).includes(true))
      // What crosses with all its corners crossed before.
      if (!restored.includes(true)) return
    }
  }

  #crossings(): readonly (readonly Chord[])[] {
    const chords = this.#arcs.flatMap(chordsOf).sort((a, b) => a.west - b.west)
    const crossings: (readonly Chord[])[] = []
    for (const [at, chord] of chords.entries()) {
      for (let next = at + 1; next < chords.length && chords[next]!.west <= chord.east; next += 1) {
        if (cross(chord, chords[next]!)) crossings.push([chord, chords[next]!])
      }
    }
    return crossings
  }

  #rings(): readonly ArcRing[] {
    return this.#outlines.flat(2)
  }

  outlines(): readonly Outline[] {
    return this.#outlines.map((outline) => outline.map((polygon) => polygon.map((ring) => this.#ringOf(ring))))
  }

  #ringOf(ring: ArcRing): Ring {
    const positions: Position[] = []
    for (const index of ring) {
      const arc = this.#arcs[arcNumber(index)]!.filter(({ kept }) => kept).map(({ position }) => position)
      if (index < 0) arc.reverse()
      positions.push(...(positions.length === 0 ? arc : arc.slice(1)))
    }
    return positions
  }
}

function arcNumber(index: number): number {
  return index < 0 ? ~index : index
}

/** Twice the shoelace halved: the triangle's area on the ground, degrees of longitude being shorter up north. */
function squareMetresOf([a, b, c]: readonly [readonly number[], readonly number[], readonly number[]]): number {
  const [ax = 0, ay = 0] = a
  const [bx = 0, by = 0] = b
  const [cx = 0, cy = 0] = c
  const degrees = Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2
  return degrees * METRES_PER_DEGREE ** 2 * Math.cos((by * Math.PI) / 180)
}

/** Brings the heaviest dropped corner back; false when there is none. */
function restore(corners: readonly Corner[]): boolean {
  let heaviest: Corner | undefined
  for (const corner of corners) {
    if (!corner.kept && (heaviest === undefined || corner.weight > heaviest.weight)) heaviest = corner
  }
  if (heaviest === undefined) return false
  heaviest.kept = true
  return true
}

/** A straight piece of a simplified border, and the corners it passes over. */
interface Chord {
  readonly from: Position
  readonly to: Position
  readonly west: number
  readonly east: number
  readonly dropped: readonly Corner[]
}

function chordsOf(arc: readonly Corner[]): readonly Chord[] {
  const chords: Chord[] = []
  let start = 0
  for (let at = 1; at < arc.length; at += 1) {
    if (!arc[at]!.kept) continue
    const [from, to] = [arc[start]!.position, arc[at]!.position]
    const [west, east] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])]
    chords.push({ from, to, west, east, dropped: arc.slice(start + 1, at) })
    start = at
  }
  return chords
}

/** Whether two pieces cross at a point inside both, or lie on each other; meeting at an end is how borders go on. */
function cross(a: Chord, b: Chord): boolean {
  if (Math.max(a.from[1], a.to[1]) < Math.min(b.from[1], b.to[1])) return false
  if (Math.max(b.from[1], b.to[1]) < Math.min(a.from[1], a.to[1])) return false
  if (isSamePiece(a, b)) return true
  return (
    side(a.from, a.to, b.from) * side(a.from, a.to, b.to) < 0 &&
    side(b.from, b.to, a.from) * side(b.from, b.to, a.to) < 0
  )
}

function isSamePiece(a: Chord, b: Chord): boolean {
  return (same(a.from, b.from) && same(a.to, b.to)) || (same(a.from, b.to) && same(a.to, b.from))
}

function same(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

function side(from: Position, to: Position, point: Position): number {
  return Math.sign((to[0] - from[0]) * (point[1] - from[1]) - (to[1] - from[1]) * (point[0] - from[0]))
}
