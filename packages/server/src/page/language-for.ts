import { languages, type CentreRef, type Language } from '@milpa/core'
import type { HostContext } from '../app/env.ts'
import { languageOf } from '../app/faults.ts'
import { languageOfLocale } from '../problems/language.ts'

/** `?lang=` before what the browser asks for: a link to a language is a choice. Else the centre's own. */
export function languageFor(c: HostContext, centre: Pick<CentreRef, 'locale'>): Language {
  const asked = c.req.query('lang')
  return languages.find((language) => language === asked) ?? languageOf(c) ?? languageOfLocale(centre.locale)
}
