import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boxAround, boxHolds } from '../../src/place/index.ts'
import { curveOf, rangesOf, squareCentre, squareOf } from '../../src/search/curve.ts'

const latitude = fc.double({ min: -60, max: 60, noNaN: true })
const longitude = fc.double({ min: -170, max: 170, noNaN: true })

test('every place within a radius lies in a range of its box, and the ranges hold little else', () => {
  fc.assert(
    fc.property(
      latitude,
      longitude,
      fc.double({ min: 100, max: 50_000, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      (lat, lon, radius, up, right) => {
        const box = boxAround({ latitude: lat, longitude: lon }, radius)
        const place = {
          latitude: lat + ((box.north - box.south) / 2) * up,
          longitude: lon + ((box.east - box.west) / 2) * right,
        }
        fc.pre(boxHolds(box, place))
        const ranges = rangesOf(box)
        const number = curveOf(place)
        expect(ranges.some(({ from, to }) => number >= from && number < to)).toBe(true)
        expect(ranges.length).toBeLessThanOrEqual(25)
      },
    ),
  )
})

test('the ranges of 2 km round a point leave out a place 12 km away', () => {
  const ranges = rangesOf(boxAround({ latitude: 19.2, longitude: -99.6 }, 2000))
  for (const place of [
    { latitude: 19.31, longitude: -99.6 },
    { latitude: 19.2, longitude: -99.48 },
  ]) {
    expect(ranges.some(({ from, to }) => curveOf(place) >= from && curveOf(place) < to)).toBe(false)
  }
})

test('a place lies in the square whose middle is at most half a side away', () => {
  fc.assert(
    fc.property(latitude, longitude, fc.constantFrom(5, 8, 11, 14), (lat, lon, level) => {
      const middle = squareCentre(squareOf({ latitude: lat, longitude: lon }, level), level)
      expect(Math.abs(middle.latitude - lat)).toBeLessThanOrEqual(90 / 2 ** level + 1e-9)
      expect(Math.abs(middle.longitude - lon)).toBeLessThanOrEqual(180 / 2 ** level + 1e-9)
    }),
  )
})
