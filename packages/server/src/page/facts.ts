import { about, enterprises, services, type CentreRef, type Language, type Milpa } from '@milpa/core'

/** What the public page says of a centre; everything comes from public queries, so nothing else can be on it. */
export async function centreFacts(milpa: Milpa, centre: CentreRef, language: Language) {
  const [centreIs, offered, listed] = await Promise.all([
    milpa.askPublic(about, {}, centre),
    milpa.askPublic(services.offered, { limit: 24, language }, centre),
    milpa.askPublic(enterprises.directory, { limit: 1, count: true }, centre),
  ])
  // Her language, else what the centre wrote first.
  const presentation = centreIs.presentations?.[language] ?? centreIs.presentation
  return {
    about: { ...centreIs, presentation },
    services: offered.items,
    listed: listed.total ?? { count: 0, exact: true },
  }
}

export type CentreFacts = Awaited<ReturnType<typeof centreFacts>>
