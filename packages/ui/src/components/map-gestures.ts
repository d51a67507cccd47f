import type { Point } from './map-geometry.ts'

/** What fingers, mouse and wheel ask of a map, in pixels of its own box. */
export type MapGestures = {
  readonly pan: (dx: number, dy: number) => void
  /** @param factor above 1 zooms in @param around the point that stays where it is */
  readonly zoom: (factor: number, around: Point) => void
}

/**
 * Drag to move, pinch or Ctrl and wheel to zoom, double press to zoom in. A bare wheel and a vertical swipe go on
 * scrolling the page: a map must not catch who only passes by.
 * @returns a function that says whether the press now ending was a drag, so that its click can be ignored
 */
export function listenToGestures(surface: SVGSVGElement, gestures: MapGestures): () => boolean {
  const pointers = new Map<number, Point>()
  let travelled = 0
  const local = (event: MouseEvent): Point => {
    const box = surface.getBoundingClientRect()
    return [event.clientX - box.left, event.clientY - box.top]
  }
  surface.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    if (pointers.size === 0) travelled = 0
    pointers.set(event.pointerId, local(event))
  })
  surface.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId)
    if (!before) return
    const now = local(event)
    const [dx, dy] = [now[0] - before[0], now[1] - before[1]]
    travelled += Math.hypot(dx, dy)
    if (travelled < 4) return
    // Captured only once it is a drag: a captured press would send its click to the surface, not to the pin.
    surface.setPointerCapture(event.pointerId)
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1]
    if (other) {
      const factor = distance(now, other) / Math.max(1, distance(before, other))
      gestures.zoom(factor, [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2])
      gestures.pan(dx / 2, dy / 2)
    } else {
      gestures.pan(dx, dy)
    }
    pointers.set(event.pointerId, now)
  })
  const end = (event: PointerEvent): void => void pointers.delete(event.pointerId)
  surface.addEventListener('pointerup', end)
  surface.addEventListener('pointercancel', end)
  surface.addEventListener('lostpointercapture', end)
  surface.addEventListener('dblclick', (event) => gestures.zoom(2, local(event)))
  surface.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      gestures.zoom(Math.exp(-event.deltaY / 200), local(event))
    },
    { passive: false },
  )
  return () => travelled >= 4
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1])
}
