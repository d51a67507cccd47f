import * as v from 'valibot'
import {
  activityLanguages,
  searchActivities,
  type ActivityHit,
  type ActivityLanguage,
  type NationalClassification,
} from '../activity/index.ts'
import { and, asc, eq, publicOf } from '../db/index.ts'
import { activityLanguage } from './any-activity.ts'
import { enterpriseArea } from './area.ts'
import { Language } from './directory-filters.ts'
import { activityEntries, activityLoads } from './tables.ts'

const Entry = v.object({
  code: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  level: v.pipe(v.number(), v.integer()),
  parent: v.nullable(v.string()),
  title: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  description: v.optional(v.pipe(v.string(), v.maxLength(20_000))),
  common: v.optional(v.boolean(), false),
})

/**
 * Loads a national classification whole, as `parseNationalClassification` reads it from its official spreadsheet. One
 * that is there already is replaced; records keep their codes.
 */
export const loadActivities = enterpriseArea.operation({
  name: 'load-activities',
  title: 'Load a national classification of activities',
  path: '/activities',
  permission: 'catalogues',
  input: v.object({
    classification: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,30}$/)),
    version: v.pipe(v.string(), v.minLength(1), v.maxLength(20)),
    language: v.picklist(activityLanguages),
    entries: v.pipe(v.array(Entry), v.minLength(1), v.maxLength(10_000)),
  }),
  output: v.object({ id: v.string(), loaded: v.number() }),
  async run({ classification, version, language, entries }, call) {
    const [old] = await call.tx
      .select({ id: activityLoads.id })
      .from(activityLoads)
      .where(
        and(
          call.mine(activityLoads),
          eq(activityLoads.classification, classification),
          eq(activityLoads.version, version),
        ),
      )
    if (old) {
      await call.tx.delete(activityEntries).where(and(call.mine(activityEntries), eq(activityEntries.loadId, old.id)))
      await call.tx.delete(activityLoads).where(and(call.mine(activityLoads), eq(activityLoads.id, old.id)))
    }
    const id = call.id()
    const unique = [...new Map(entries.map((entry) => [entry.code, entry])).values()]
    await call.tx.insert(activityLoads).values({
      id,
      centreId: call.centre.id,
      classification,
      version,
      language,
      entries: unique.length,
      loadedAt: call.at,
    })
    for (let at = 0; at < unique.length; at += 500) {
      await call.tx.insert(activityEntries).values(
        unique.slice(at, at + 500).map((entry) => ({
          ...entry,
          loadId: id,
          centreId: call.centre.id,
          description: entry.description ?? null,
        })),
      )
    }
    return { id, loaded: unique.length }
  },
})

// Classifications are public facts; which of them a centre has loaded is no secret either.
const publicLoads = publicOf('public_activity_loads', activityLoads, () => undefined)
const publicEntries = publicOf('public_activity_entries', activityEntries, () => undefined)

const Hit = v.object({
  kind: v.picklist(['trade', 'division', 'section', 'national']),
  classification: v.string(),
  version: v.string(),
  code: v.string(),
  title: v.string(),
  /** What the filter `activity` of the directory takes. */
  filter: v.string(),
})

const hitOf = ({ kind, classification, code, title }: ActivityHit) => ({
  kind,
  classification: classification.id,
  version: classification.version,
  code,
  title,
  filter: kind === 'national' ? `${classification.id}:${code}` : code,
})

/** What an enterprise may do, by the words people use: shipped trades and ISIC, and what the centre has loaded. */
export const activities = enterpriseArea.publicQuery({
  name: 'activities',
  title: 'Search activities',
  path: '/activities',
  input: v.object({
    q: v.pipe(v.string(), v.maxLength(120)),
    language: Language,
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 20),
  }),
  output: v.object({ items: v.array(Hit) }),
  async run({ q, language, limit }, call) {
    const loads = await call.read.from(publicLoads).where(eq(publicLoads.centreId, call.centre.id))
    const extra: NationalClassification[] = []
    for (const load of loads) {
      extra.push(
        await classificationOf(load, () =>
          call.read
            .from(publicEntries)
            .where(and(eq(publicEntries.centreId, call.centre.id), eq(publicEntries.loadId, load.id)))
            .orderBy(asc(publicEntries.code)),
        ),
      )
    }
    const spoken = language ?? activityLanguage(call.centre.locale)
    return { items: searchActivities(q, { language: spoken, limit, extra }).map(hitOf) }
  },
})

type EntryRow = Omit<typeof activityEntries.$inferSelect, 'loadId' | 'centreId'>

/** Prepared classifications, by load: a load is never changed, a new one has a new id. A few suffice for any host. */
const prepared = new Map<string, NationalClassification>()
const mostPrepared = 8

async function classificationOf(
  load: {
    readonly id: string
    readonly classification: string
    readonly version: string
    readonly language: ActivityLanguage
  },
  read: () => PromiseLike<readonly EntryRow[]>,
): Promise<NationalClassification> {
  const known = prepared.get(load.id)
  if (known) return known
  const rows = await read()
  const classification: NationalClassification = {
    classification: { id: load.classification, version: load.version },
    language: load.language,
    entries: rows.map(({ code, level, parent, title, description, common }) => ({
      code,
      level,
      parent,
      title,
      common,
      ...(description === null ? {} : { description }),
    })),
  }
  if (prepared.size >= mostPrepared) prepared.delete(prepared.keys().next().value!)
  prepared.set(load.id, classification)
  return classification
}

/** Which national classifications the centre has loaded. */
export const activityLoadList = enterpriseArea.query({
  name: 'activity-loads',
  title: 'See which classifications are loaded',
  path: '/activities',
  permission: 'read',
  input: v.object({}),
  output: v.object({
    items: v.array(
      v.object({
        id: v.string(),
        classification: v.string(),
        version: v.string(),
        language: v.picklist(activityLanguages),
        entries: v.number(),
        loadedAt: v.string(),
      }),
    ),
  }),
  async run(_input, call) {
    const rows = await call.read
      .select()
      .from(activityLoads)
      .where(call.mine(activityLoads))
      .orderBy(asc(activityLoads.classification), asc(activityLoads.version))
    return { items: rows.map((row) => ({ ...row, loadedAt: row.loadedAt.toISOString() })) }
  },
})
