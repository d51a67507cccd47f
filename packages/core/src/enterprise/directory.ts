import * as v from 'valibot'
import { and, eq, keyset, paged } from '../db/index.ts'
import { driverKeys } from '../search/page-of.ts'
import { activityLanguage } from './any-activity.ts'
import { enterpriseArea } from './area.ts'
import { directoryFilters, Language, Latitude, Longitude, wantedOf } from './directory-filters.ts'
import { DirectoryItem, presentPublic } from './directory-item.ts'
import { nearest } from './nearest.ts'
import { publicEnterprises } from './public-enterprises.ts'
import { planPublic, publicPage, publicRows, totalOf } from './search-public.ts'

/** Enterprises that everybody may find: in the order of their names or, with a point, nearest first. */
export const directory = enterpriseArea.publicQuery({
  name: 'directory',
  title: 'Search the public directory of enterprises',
  path: '/directory',
  input: v.object({
    ...directoryFilters,
    latitude: v.optional(Latitude),
    longitude: v.optional(Longitude),
    /** Metres round the point. */
    within: v.optional(v.pipe(v.number(), v.minValue(100), v.maxValue(50_000)), 50_000),
    language: Language,
    /** Asks for `total`, which costs more than the page. */
    count: v.optional(v.boolean(), false),
    ...paged,
  }),
  output: v.object({
    items: v.array(DirectoryItem),
    next: v.optional(v.string()),
    /** Not `exact`: there are more than so many. Round a point it counts the whole directory that matches. */
    total: v.optional(v.object({ count: v.number(), exact: v.boolean() })),
  }),
  async run({ latitude, longitude, within, language, count, ...input }, call) {
    const plan = await planPublic(call, wantedOf(input))
    if (plan.kind === 'nothing') return { items: [], ...(count ? { total: { count: 0, exact: true } } : {}) }
    const spoken = language ?? activityLanguage(call.centre.locale)
    const total = count ? { total: await totalOf(call, plan) } : {}
    if (latitude !== undefined && longitude !== undefined) {
      const { items, next } = await nearest(call, plan, { latitude, longitude }, within, input)
      return { items: await presentPublic(call, items, spoken), ...(next === undefined ? {} : { next }), ...total }
    }
    const keys = keyset(driverKeys, input)
    const rows = await publicRows(call, publicPage(call, plan, keys.where, keys.limit))
    const { items, next } = keys.page(rows, ({ sortKey, id }) => [sortKey, id])
    const shown = items.map((row) => ({ row, metres: null }))
    return { items: await presentPublic(call, shown, spoken), ...(next === undefined ? {} : { next }), ...total }
  },
})

/** One enterprise of the public directory. */
export const one = enterpriseArea.publicQuery({
  name: 'one',
  title: 'See one enterprise of the public directory',
  path: '/directory/:id',
  input: v.object({ id: v.string(), language: Language }),
  output: DirectoryItem,
  async run({ id, language }, call) {
    const [row] = await call.read
      .from(publicEnterprises)
      .where(and(eq(publicEnterprises.centreId, call.centre.id), eq(publicEnterprises.id, id)))
    if (!row) throw call.notFound()
    const spoken = language ?? activityLanguage(call.centre.locale)
    const [shown] = await presentPublic(call, [{ row, metres: null }], spoken)
    return shown!
  },
})
