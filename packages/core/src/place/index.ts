export {
  boxAround,
  boxHolds,
  displace,
  distanceMetres,
  EARTH_RADIUS_METRES,
  longitudeRanges,
  type BoundingBox,
} from './distance.ts'
export { CELL_METRES, cellCentre, cellOf } from './grid.ts'
export {
  donutDistance,
  maskPlace,
  spruillMeasure,
  type MaskedPair,
  type MaskedPlace,
  type MaskOptions,
} from './mask.ts'
export { pointFault, roundDegrees, roundPoint, type Point, type PointFault } from './point.ts'
