import { enterprises, type CentreRef, type Language, type Milpa } from '@milpa/core'
import type { CellValue } from '@milpa/tabular'

type Item = Awaited<ReturnType<typeof enterprises.directory.run>>['items'][number]

/** Columns of the download, in this order: what the directory shows, and nothing else. */
export const openColumns = [
  'id',
  'name',
  'what',
  'activity',
  'locality',
  'territory_code',
  'territory',
  'latitude',
  'longitude',
  'place',
  'hours',
  'languages',
  'phone',
  'mobile',
  'whatsapp',
  'email',
  'web',
  'social',
] as const

type Row = Readonly<Record<(typeof openColumns)[number], CellValue>>

function rowOf({ id, name, what, activity, locality, territory, point, hours, languages, contacts }: Item): Row {
  const of = (kind: Item['contacts'][number]['kind']) =>
    contacts
      .filter((contact) => contact.kind === kind)
      .map(({ value }) => value)
      .join('; ') || null
  return {
    id,
    name,
    what,
    activity: activity?.title ?? null,
    locality,
    territory_code: territory?.code ?? null,
    territory: territory?.name ?? null,
    latitude: point?.latitude ?? null,
    longitude: point?.longitude ?? null,
    place: point?.precision ?? null,
    hours,
    languages: languages.join('; ') || null,
    phone: of('phone'),
    mobile: of('mobile'),
    whatsapp: of('whatsapp'),
    email: of('email'),
    web: of('web'),
    social: of('social'),
  }
}

/** The whole public directory, page by page: what is taken out of it while this is read is not in the pages to come. */
async function* rows(milpa: Milpa, centre: CentreRef, language: Language): AsyncGenerator<Row> {
  let after: string | undefined
  do {
    const input = { limit: 200, language, ...(after === undefined ? {} : { after }) }
    const page = await milpa.askPublic(enterprises.directory, input, centre)
    for (const item of page.items) yield rowOf(item)
    after = page.next
  } while (after !== undefined)
}

export interface AboutData {
  readonly centre: string
  readonly date: string
  readonly source: string
}

/** RFC 4180 with a mark by which spreadsheets read accents, and nothing but rows: whose it is and of when is in its name. */
export async function* openCsv(milpa: Milpa, centre: CentreRef, language: Language) {
  // Loaded with the first download: its readers of spreadsheets are large.
  const { writeCsv } = await import('@milpa/tabular')
  const cells = async function* (): AsyncGenerator<readonly CellValue[]> {
    for await (const row of rows(milpa, centre, language)) yield openColumns.map((name) => row[name])
  }
  yield* writeCsv(openColumns, cells(), { byteOrderMark: 'present' })
}

export async function* openJson(milpa: Milpa, centre: CentreRef, language: Language, about: AboutData) {
  yield `${JSON.stringify(about).slice(0, -1)},"enterprises":[`
  let before = '\n'
  for await (const row of rows(milpa, centre, language)) {
    yield before + JSON.stringify(row)
    before = ',\n'
  }
  yield '\n]}\n'
}
