import * as v from 'valibot'
import { and, asc, eq, inArray } from '../db/index.ts'
import { Day } from '../schema/day.ts'
import { readTerritories, simplifyTerritories, TerritoryFileError, writeTerritories } from '../territory/index.ts'
import { normalise } from '../text/normalise.ts'
import { enterpriseArea } from './area.ts'
import { lineageOfCode } from './lineage.ts'
import { publicTerritories } from './public-enterprises.ts'
import { territories, type Geometry } from './tables.ts'

const Code = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,20}$/))

/** Enough for a drawing as wide as a screen, and 100 kB for the municipalities of a state. */
const cornersOfOne = 120

/** A name alone does not say which municipality: with it goes what it lies in. */
const parentOf = (code: string, given: string | undefined): string | null => given ?? lineageOfCode(code)[1] ?? null

/**
 * Loads territories from GeoJSON: their codes, names, and outlines simplified together so that borders still meet. A
 * code that is there already gets the new name and outline. Features that cannot be used are told with their reason.
 */
export const importTerritories = enterpriseArea.operation({
  name: 'import-territories',
  title: 'Load territories from GeoJSON',
  path: '/territories',
  permission: 'catalogues',
  input: v.object({
    geojson: v.pipe(v.string(), v.maxLength(30_000_000)),
    codeProperty: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
    nameProperty: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
    level: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4)),
    parentCode: v.optional(Code),
    validFrom: v.optional(Day),
    source: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(300)),
  }),
  output: v.object({
    loaded: v.number(),
    problems: v.array(v.object({ feature: v.number(), code: v.string() })),
  }),
  errors: ['FILE_UNREADABLE'],
  async run({ geojson, codeProperty, nameProperty, level, parentCode, validFrom, source }, call) {
    let file: ReturnType<typeof readTerritories>
    try {
      file = readTerritories(geojson, { codeProperty, nameProperty })
    } catch (error) {
      if (error instanceof TerritoryFileError) throw call.error('FILE_UNREADABLE', { fault: error.code })
      throw error
    }
    const drawn = writeTerritories(
      simplifyTerritories(file.territories, { mostVertices: cornersOfOne * Math.max(4, file.territories.length) }),
    )
    const usable = drawn.features.filter(({ properties }) => v.is(Code, properties.code))
    const codes = usable.map(({ properties }) => properties.code)
    if (codes.length > 0) {
      await call.tx.delete(territories).where(and(call.mine(territories), inArray(territories.code, codes)))
    }
    const rows = usable.map(({ properties: { code, name }, geometry }) => ({
      id: call.id(),
      centreId: call.centre.id,
      code,
      name,
      searchName: normalise(name),
      parentCode: parentOf(code, parentCode),
      level,
      validFrom: validFrom ?? null,
      validTo: null,
      successors: [],
      shape: geometry as Geometry,
      source,
    }))
    for (let at = 0; at < rows.length; at += 500) await call.tx.insert(territories).values(rows.slice(at, at + 500))
    return {
      loaded: rows.length,
      problems: file.problems.map(({ feature, code }) => ({ feature, code })),
    }
  },
})

/**
 * Adds or corrects territories by code and name alone: states and departments without an outline, districts that took
 * the place of municipalities (`validTo` and `successors` of the old ones).
 */
export const setTerritories = enterpriseArea.operation({
  name: 'set-territories',
  title: 'Add or correct territories by code and name',
  method: 'PUT',
  path: '/territories',
  permission: 'catalogues',
  input: v.object({
    rows: v.pipe(
      v.array(
        v.object({
          code: Code,
          name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
          level: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4)),
          parentCode: v.optional(Code),
          validFrom: v.optional(Day),
          validTo: v.optional(Day),
          successors: v.optional(v.array(Code), []),
        }),
      ),
      v.maxLength(3000),
    ),
    source: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300))),
  }),
  output: v.object({ set: v.number() }),
  async run({ rows, source }, call) {
    const unique = new Map(rows.map((row) => [row.code, row]))
    const known = new Map(
      unique.size === 0
        ? []
        : (
            await call.tx
              .select()
              .from(territories)
              .where(and(call.mine(territories), inArray(territories.code, [...unique.keys()])))
          ).map((row) => [row.code, row]),
    )
    const values = [...unique.values()].map((row) => ({
      id: known.get(row.code)?.id ?? call.id(),
      centreId: call.centre.id,
      code: row.code,
      name: row.name,
      searchName: normalise(row.name),
      parentCode: parentOf(row.code, row.parentCode),
      level: row.level,
      validFrom: row.validFrom ?? null,
      validTo: row.validTo ?? null,
      successors: row.successors,
      shape: known.get(row.code)?.shape ?? null,
      source: source ?? known.get(row.code)?.source ?? null,
    }))
    if (known.size > 0) {
      await call.tx.delete(territories).where(and(call.mine(territories), inArray(territories.code, [...known.keys()])))
    }
    for (let at = 0; at < values.length; at += 500) await call.tx.insert(territories).values(values.slice(at, at + 500))
    return { set: values.length }
  },
})

const Territory = v.object({
  code: v.string(),
  name: v.string(),
  parentCode: v.nullable(v.string()),
  level: v.number(),
  validFrom: v.nullable(v.string()),
  validTo: v.nullable(v.string()),
  successors: v.array(v.string()),
  hasShape: v.boolean(),
})

/**
 * Territories of the centre. With `name`, those of that name without accents or case: several may remain ("San Pedro
 * Mixtepec" twice in Oaxaca), and then somebody has to say which.
 */
export const territoryList = enterpriseArea.query({
  name: 'territories',
  title: 'See or look up territories',
  path: '/territories',
  permission: 'read',
  input: v.object({
    name: v.optional(v.pipe(v.string(), v.maxLength(200))),
    parent: v.optional(Code),
    level: v.optional(v.pipe(v.number(), v.integer())),
  }),
  output: v.object({ items: v.array(Territory) }),
  async run({ name, parent, level }, call) {
    const rows = await call.read
      .select()
      .from(territories)
      .where(
        and(
          call.mine(territories),
          name === undefined ? undefined : eq(territories.searchName, normalise(name)),
          parent === undefined ? undefined : eq(territories.parentCode, parent),
          level === undefined ? undefined : eq(territories.level, level),
        ),
      )
      .orderBy(asc(territories.level), asc(territories.code))
      .limit(5000)
    return {
      items: rows.map(({ shape, successors, ...row }) => ({
        ...row,
        successors: [...successors],
        hasShape: shape !== null,
      })),
    }
  },
})

/** Outlines of territories to draw, as GeoJSON features. */
export const shapes = enterpriseArea.publicQuery({
  name: 'shapes',
  title: 'Outlines of territories for a map',
  path: '/territories',
  input: v.object({ parent: v.optional(Code), level: v.optional(v.pipe(v.number(), v.integer())) }),
  output: v.object({
    type: v.literal('FeatureCollection'),
    features: v.array(
      v.object({
        type: v.literal('Feature'),
        properties: v.object({ code: v.string(), name: v.string(), parent: v.nullable(v.string()) }),
        geometry: v.custom<Geometry>((value) => typeof value === 'object' && value !== null),
      }),
    ),
  }),
  async run({ parent, level }, call) {
    const rows = await call.read
      .from(publicTerritories)
      .where(
        and(
          eq(publicTerritories.centreId, call.centre.id),
          parent === undefined ? undefined : eq(publicTerritories.parentCode, parent),
          level === undefined ? undefined : eq(publicTerritories.level, level),
        ),
      )
      .orderBy(asc(publicTerritories.code))
      .limit(3000)
    return {
      type: 'FeatureCollection' as const,
      features: rows.flatMap(({ code, name, parentCode, shape }) =>
        shape === null
          ? []
          : [{ type: 'Feature' as const, properties: { code, name, parent: parentCode }, geometry: shape }],
      ),
    }
  },
})
