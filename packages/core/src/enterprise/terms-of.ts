import { isicDivision, trade } from '../activity/index.ts'
import type { TermEntry } from '../search/term-tables.ts'
import { wordsOf } from '../search/words.ts'
import { activityLanguage } from './any-activity.ts'
import type { enterprises } from './tables.ts'

export type EnterpriseRow = typeof enterprises.$inferSelect

/** The term that every record has: the whole list. */
export const everyTerm = '~*'

/** A record that may be shown to everybody; the one rule, for the index and for `publicEnterprises` alike. */
export const isPublic = (row: Pick<EnterpriseRow, 'listed' | 'archivedAt' | 'status'>): boolean =>
  row.listed && row.archivedAt === null && row.status === 'active'

/**
 * What an enterprise is found by. Words stand as they are; `t:15112` is a territory and those above it, `~a:47` and
 * `~a:G` division and section of ISIC, `~a:milpa:bakery` a trade, `~a:scian:461121` a national class.
 */
export function enterpriseEntry(
  row: EnterpriseRow,
  territories: readonly string[],
  locale: string,
): TermEntry | undefined {
  if (row.archivedAt !== null || row.forgottenAt !== null) return undefined
  const { activityClassification: classification, activityCode: code } = row
  const names = classification === 'milpa' && code !== null ? trade(code)?.names[activityLanguage(locale)] : undefined
  const terms = new Set([
    everyTerm,
    ...wordsOf([row.name, row.what, names, row.activityTitle]),
    ...territories.map((territory) => `~t:${territory}`),
    ...activityTerms(row),
  ])
  return { subjectId: row.id, listed: isPublic(row), sortKey: row.sortKey, terms: [...terms] }
}

export function activityTerms(
  row: Pick<EnterpriseRow, 'activityClassification' | 'activityCode' | 'activityDivision'>,
): readonly string[] {
  const { activityClassification: classification, activityCode: code, activityDivision: division } = row
  if (classification === null || code === null) return []
  const section = division === null ? undefined : isicDivision(division)?.section
  return [
    ...(section === undefined ? [] : [`~a:${section}`]),
    ...(division === null ? [] : [`~a:${division}`]),
    ...(classification === 'isic'
      ? [`~a:${code}`]
      : classification === 'milpa'
        ? [`~a:milpa:${code}`]
        : [`~a:${classification}:${code.slice(0, 2)}`, `~a:${classification}:${code}`]),
  ]
}

/** The term of an activity filter: `G`, `47`, `bakery` or `scian:461121`. */
export function activityFilterTerm(filter: string): string {
  if (filter.includes(':') || /^([A-Z]|\d{2})$/.test(filter)) return `~a:${filter}`
  return `~a:milpa:${filter}`
}
