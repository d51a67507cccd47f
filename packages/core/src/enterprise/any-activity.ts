import * as v from 'valibot'
import { isicDivision, isicOf, isicSection, trade, type ActivityLanguage } from '../activity/index.ts'
import { and, eq, inArray } from '../db/index.ts'
import type { Asking } from '../entrepreneur/any-call.ts'
import { activityEntries, activityLoads } from './tables.ts'

/** What an enterprise does, by code. `isic` and `milpa` ship; others are national (`scian`). */
export const ActivityInput = v.object({
  classification: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,30}$/)),
  version: v.optional(v.pipe(v.string(), v.maxLength(20))),
  code: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/)),
  /** As the source words it; used where the national classification is not loaded. */
  title: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300))),
})
export type ActivityInput = v.InferOutput<typeof ActivityInput>

export const Activity = v.object({
  classification: v.string(),
  version: v.nullable(v.string()),
  code: v.string(),
  title: v.nullable(v.string()),
  /** ISIC division, two digits, where one is sure. */
  division: v.nullable(v.string()),
})

export interface ActivityColumns {
  readonly activityClassification: string | null
  readonly activityVersion: string | null
  readonly activityCode: string | null
  readonly activityTitle: string | null
  readonly activityDivision: string | null
}

export const noActivity: ActivityColumns = {
  activityClassification: null,
  activityVersion: null,
  activityCode: null,
  activityTitle: null,
  activityDivision: null,
}

/** Codes as columns. Null where a classification that Milpa or the centre knows has no such code. */
export type ActivityReader = (given: ActivityInput) => ActivityColumns | null

/** Reads the national codes of a whole batch at once. */
export async function activityReader(call: Asking, given: readonly ActivityInput[]): Promise<ActivityReader> {
  const national = given.filter(({ classification }) => classification !== 'isic' && classification !== 'milpa')
  const titles = new Map<string, string>()
  const loaded = new Set<string>()
  if (national.length > 0) {
    const loads = await call.read.select().from(activityLoads).where(call.mine(activityLoads))
    for (const load of loads) {
      const codes = national.flatMap((one) => (one.classification === load.classification ? [one.code] : []))
      if (codes.length === 0) continue
      loaded.add(load.classification)
      const rows = await call.read
        .select({ code: activityEntries.code, title: activityEntries.title })
        .from(activityEntries)
        .where(and(eq(activityEntries.loadId, load.id), inArray(activityEntries.code, [...new Set(codes)])))
      for (const { code, title } of rows) titles.set(`${load.classification} ${load.version} ${code}`, title)
      for (const { code, title } of rows) titles.set(`${load.classification} ${code}`, title)
    }
  }
  return (one) => {
    const { classification, code, version = null } = one
    if (classification === 'isic') {
      const division = isicDivision(code)
      if (!division && !isicSection(code)) return null
      return columns(classification, version ?? '4', code, null, division?.code ?? null)
    }
    if (classification === 'milpa') {
      const known = trade(code)
      return known ? columns(classification, version ?? '1', code, null, known.division) : null
    }
    const title = titles.get(version === null ? `${classification} ${code}` : `${classification} ${version} ${code}`)
    if (title === undefined && loaded.has(classification)) return null
    const division = classification === 'scian' ? (isicOf(code) ?? null) : null
    return columns(classification, version, code, title ?? one.title ?? null, division)
  }
}

const columns = (
  activityClassification: string,
  activityVersion: string | null,
  activityCode: string,
  activityTitle: string | null,
  activityDivision: string | null,
): ActivityColumns => ({ activityClassification, activityVersion, activityCode, activityTitle, activityDivision })

/** The language of activities in which a centre is spoken to. */
export const activityLanguage = (locale: string): ActivityLanguage => {
  const language = locale.slice(0, 2)
  return language === 'en' || language === 'pt' || language === 'fr' ? language : 'es'
}

/**
 * An activity with its title in a language; national ones keep their own. `publicActivity` is for whoever reads another
 * language than the centre's: there a national one has the title of its ISIC division.
 */
export function presentActivity(
  row: ActivityColumns,
  language: ActivityLanguage,
): v.InferOutput<typeof Activity> | null {
  const { activityClassification: classification, activityCode: code } = row
  if (classification === null || code === null) return null
  const titles =
    classification === 'milpa'
      ? trade(code)?.names
      : classification === 'isic'
        ? (isicDivision(code) ?? isicSection(code))?.titles
        : undefined
  return {
    classification,
    version: row.activityVersion,
    code,
    title: titles?.[language] ?? row.activityTitle,
    division: row.activityDivision,
  }
}

/** For everybody: what people who read this language understand. */
export function publicActivity(
  row: ActivityColumns,
  language: ActivityLanguage,
  centre: { readonly locale: string },
): v.InferOutput<typeof Activity> | null {
  const activity = presentActivity(row, language)
  // A national classification is in the language of its country, which is the centre's.
  if (!activity || language === activityLanguage(centre.locale) || row.activityTitle === null) return activity
  const division = row.activityDivision === null ? undefined : isicDivision(row.activityDivision)
  return { ...activity, title: division?.titles[language] ?? activity.title }
}
