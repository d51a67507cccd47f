import type { Output } from '@milpa/client'
import { askAll, type Query } from '../api/api.ts'
import type { Enterprise } from '../api/records.ts'
import { currentLanguage, say } from '../words/say.ts'
import { today, writeNumber } from '../words/write.ts'
import { csvOf, keepFile } from './csv.ts'
import type { UrlState } from './url-state.ts'

/** Rows of a page of the inventory. */
export const size = 25
/** Rows of one export; a centre with more exports by territory, or by `milpa export`. */
const mostExported = 10_000

/** What the list is narrowed by, as the address says it. */
export function filtersOf(url: UrlState): Query {
  const validated = url.get('validated')
  const yearAgo = new Date(Date.now() - 365 * 86_400_000).toISOString()
  // Never validated is before the first instant after the beginning of time.
  const never = new Date(1).toISOString()
  return {
    q: url.get('q') ?? url.get('search'),
    activity: url.get('activity'),
    territory: url.get('territory'),
    listed: url.get('listed'),
    status: url.get('status'),
    archived: url.get('archived'),
    hasPlace: url.get('hasPlace'),
    notValidatedSince: validated === 'never' ? never : validated === 'old' ? yearAgo : undefined,
    stage: url.get('stage'),
    formality: url.get('formality'),
    pendingOf: url.get('campaign'),
  }
}

/** Whether the address narrows the list at all. */
export const filtered = (url: UrlState): boolean => Object.values(filtersOf(url)).some((value) => value !== undefined)

/** What the address says, as the list asks for it. */
export const queryOf = (url: UrlState, after: string | undefined): Query => ({
  ...filtersOf(url),
  sort: url.get('sort'),
  language: currentLanguage(),
  limit: size,
  after,
})

/** 312, or 10,000+ where there are more than anybody counts. */
export const countWords = ({ count, exact }: Output<'enterprises.count'>): string =>
  exact ? writeNumber(count) : `${writeNumber(count)}+`

/** Rows, or all that a query finds, as a file for a spreadsheet. */
export async function exportInventory(what: Query | readonly Enterprise[]): Promise<void> {
  const rows = Array.isArray(what)
    ? (what as readonly Enterprise[])
    : await askAll('enterprises.list', { ...(what as Query), limit: 200 }, mostExported)
  const head = (['name', 'what', 'activity', 'people', 'locality', 'territory', 'status', 'validated'] as const).map(
    (name) => say(`export.${name}`),
  )
  // Each kind in a column of its own, with the heading that the import knows.
  const kinds = ['phone', 'mobile', 'whatsapp', 'email', 'web'] as const
  const content = csvOf(
    [...head, ...kinds.map((kind) => say(`import.target.contact.${kind}`))],
    rows.map((row) => [
      row.name,
      row.what,
      row.activity?.title ?? null,
      row.people.map(({ displayName }) => displayName).join('; '),
      row.locality,
      row.territoryCode,
      say(`enterprise.status.${row.status}`),
      row.validatedAt?.slice(0, 10) ?? null,
      ...kinds.map((kind) =>
        row.contacts.flatMap((contact) => (contact.kind === kind ? contact.value : [])).join('; '),
      ),
    ]),
  )
  keepFile(`inventario-${today()}.csv`, content)
}
