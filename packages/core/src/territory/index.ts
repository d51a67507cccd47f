export {
  readTerritories,
  TerritoryFileError,
  writeTerritories,
  type TerritoryCollection,
  type TerritoryFeature,
  type TerritoryFile,
  type TerritoryFileCode,
  type TerritoryFileOptions,
  type TerritoryProblem,
  type TerritoryRepairs,
} from './geojson.ts'
export {
  boundsOf,
  centreOf,
  contains,
  countVertices,
  largestPart,
  type Outline,
  type Polygon,
  type Position,
  type Ring,
  type Territory,
} from './outline.ts'
export { simplifyTerritories, type SimplifyOptions } from './simplify.ts'
