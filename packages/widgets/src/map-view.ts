import { bulkOf } from '@milpa/ui/components/map-bulk'
import { boxOf, fit, type Point, project, type View } from '@milpa/ui/components/map-geometry'
import { cellsOf, type Counted, levelOf } from './map-cells.ts'
import { type Land, landAround } from './map-land.ts'

/** A single cell is shown with its neighbourhood. */
const neighbourhood = 2 ** 22
/** Pixels at the right for the buttons. */
const buttons = 56

const pointOf = ({ longitude, latitude }: Counted): Point => project(longitude, latitude)

/** The places of the first view: a hidden count is fewer than five. */
export const homeOf = (places: readonly Counted[]): readonly Counted[] =>
  bulkOf(places, pointOf, ({ count = 1 }) => count ?? 2)

/**
 * The view that shows the cells of places and, whole, the smallest territories that hold one.
 *
 * @param size of the map in pixels @param below how much of it is covered below
 */
export function viewOf(
  places: readonly Counted[],
  land: readonly Land[],
  [width, height]: Point,
  below: number,
): View | undefined {
  const points = places.map(pointOf)
  const corners = (points.length ? landAround(land, points) : land).flatMap(({ box }): Point[] => [
    [box.left, box.top],
    [box.right, box.bottom],
  ])
  let view: View | undefined
  let box = boxOf([...corners, ...points])
  // Cells reach beyond the places in them, and a smaller scale may make them larger: twice is enough.
  for (const padding of [40, 12, 12]) {
    if (!box) return
    const { centre, scale } = fit(box, width - buttons, height - below - 14, padding, neighbourhood)
    view = { scale, centre: [centre[0] + buttons / 2 / scale, centre[1] + (below / 2 + 7) / scale] }
    const cells = cellsOf(places, levelOf(scale)).flatMap(({ at: [x, y], side }): Point[] => [
      [x - side / 2, y - side / 2],
      [x + side / 2, y + side / 2],
    ])
    box = boxOf([...corners, ...cells])
  }
  return view
}
