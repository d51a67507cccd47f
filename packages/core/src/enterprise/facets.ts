import * as v from 'valibot'
import { isicDivision, isicSections, trade, type ActivityLanguage } from '../activity/index.ts'
import { and, asc, eq, startsWith } from '../db/index.ts'
import { suppress } from '../search/suppress.ts'
import { activityLanguage } from './any-activity.ts'
import { enterpriseArea } from './area.ts'
import { Language } from './directory-filters.ts'
import { territoryNames } from './directory-item.ts'
import { lineageOfCode } from './lineage.ts'
import { publicTermCounts } from './public-enterprises.ts'

const Count = v.nullable(v.number())

interface ActivityCount {
  readonly code: string
  readonly kind: 'section' | 'division' | 'trade'
  readonly title: string
  readonly parent: string | null
  readonly count: number
}

/** What a term counts, unless it is of a national classification, which has too many to stand beside a filter. */
function activityOf(term: string, count: number, language: ActivityLanguage): ActivityCount | undefined {
  const code = term.slice('~a:'.length)
  const section = isicSections.find((one) => one.code === code)
  if (section) return { code, kind: 'section', title: section.titles[language], parent: null, count }
  const division = isicDivision(code)
  if (division) return { code, kind: 'division', title: division.titles[language], parent: division.section, count }
  const ours = code.startsWith('milpa:') ? trade(code.slice('milpa:'.length)) : undefined
  return ours && { code: ours.id, kind: 'trade', title: ours.names[language], parent: ours.division, count }
}

/** Figures beside the filters of the directory. Null is "fewer than five", or hidden because it would tell such a one. */
export const facets = enterpriseArea.publicQuery({
  name: 'facets',
  title: 'How many enterprises of the directory there are by activity and territory',
  path: '/facets',
  input: v.object({ language: Language }),
  output: v.object({
    /** `code` is what the filter `activity` takes. */
    activities: v.array(
      v.object({
        code: v.string(),
        kind: v.picklist(['section', 'division', 'trade']),
        title: v.string(),
        parent: v.nullable(v.string()),
        count: Count,
      }),
    ),
    territories: v.array(
      v.object({ code: v.string(), name: v.nullable(v.string()), parent: v.nullable(v.string()), count: Count }),
    ),
  }),
  async run({ language }, call) {
    const spoken = language ?? activityLanguage(call.centre.locale)
    const read = (prefix: string) =>
      call.read
        .from(publicTermCounts)
        .where(and(eq(publicTermCounts.centreId, call.centre.id), startsWith(publicTermCounts.term, prefix)))
        .orderBy(asc(publicTermCounts.term))
        .limit(3000)
    const activities = (await read('~a:')).flatMap(({ term, records }) => activityOf(term, records, spoken) ?? [])
    const territories = (await read('~t:')).map(({ term, records: count }) => {
      const code = term.slice('~t:'.length)
      return { code, parent: lineageOfCode(code)[1] ?? null, count }
    })
    const names = await territoryNames(
      call,
      territories.map(({ code }) => code),
    )
    const activityCounts = suppress(
      activities.map(({ code, parent, kind, count }) => ({ key: code, family: `${kind} ${parent}`, count })),
    )
    const territoryCounts = suppress(
      territories.map(({ code, parent, count }) => ({ key: code, family: parent ?? '', count })),
    )
    return {
      activities: activities.map((one) => ({ ...one, count: activityCounts.get(one.code) ?? null })),
      territories: territories.map((one) => ({
        ...one,
        name: names.get(one.code) ?? null,
        count: territoryCounts.get(one.code) ?? null,
      })),
    }
  },
})
