import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellIdOf, cellsOf, levelOf, nearOf } from '../src/map-cells.ts'

const place = fc.record({
  latitude: fc.double({ min: -60, max: 60, noNaN: true }),
  longitude: fc.double({ min: -180, max: 179.99, noNaN: true }),
})

test('every place is counted once, in the cell that its own id names', () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 60 }), fc.integer({ min: 1, max: 17 }), (places, level) => {
      const cells = cellsOf(places, level)
      expect(cells.reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(places.length)
      const ids = new Set(cells.map(({ id }) => id))
      expect(ids.size).toBe(cells.length)
      for (const one of places) expect(ids.has(cellIdOf(one, level))).toBe(true)
    }),
  )
})

test('a count that is hidden stays hidden when it is put together with others', () => {
  const here = { latitude: 19.2, longitude: -103.7 }
  for (const counts of [
    [null, 12],
    [12, null],
    [7, null, 9],
  ]) {
    const [cell] = cellsOf(
      counts.map((count) => ({ ...here, count })),
      10,
    )
    expect(cell?.count, JSON.stringify(counts)).toBeNull()
  }
})

test('a cell is 44 pixels at least, until it is about as fine as the public grid', () => {
  fc.assert(
    fc.property(fc.double({ min: 256, max: 2 ** 22, noNaN: true }), (scale) => {
      expect(2 ** -levelOf(scale) * scale).toBeGreaterThanOrEqual(44)
    }),
  )
  expect(levelOf(2 ** 40)).toBe(17)
})

test('what a cell asks the directory for reaches its corners and is not exact', () => {
  const [cell] = cellsOf([{ latitude: 19.24331234, longitude: -103.72479876 }], 14)
  const [latitude, longitude, metres] = nearOf(cell!).split(',').map(Number)
  expect(Math.abs(latitude! - 19.24331234)).toBeLessThan(0.03)
  expect(Math.abs(longitude! + 103.72479876)).toBeLessThan(0.03)
  expect(metres).toBeGreaterThan(1500)
  expect(metres).toBeLessThan(1800)
})
