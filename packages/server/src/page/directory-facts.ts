import { enterprises, type CentreRef, type Language, type Milpa } from '@milpa/core'

export interface AskedOfDirectory {
  readonly q: string
  /** From the link to the next page. */
  readonly after: string | undefined
}

/** One page of the public directory, by the same query that widgets and other sites ask. */
export async function directoryFacts(milpa: Milpa, centre: CentreRef, language: Language, asked: AskedOfDirectory) {
  const { q, after } = asked
  const input = { limit: 24, language, count: true, ...(q ? { q } : {}), ...(after === undefined ? {} : { after }) }
  const { items, next, total } = await milpa.askPublic(enterprises.directory, input, centre)
  return { asked, items, next, total: total ?? { count: items.length, exact: false } }
}

export type DirectoryFacts = Awaited<ReturnType<typeof directoryFacts>>
