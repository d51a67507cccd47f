import { html } from 'hono/html'
import type { CentreRef, Language } from '@milpa/core'
import type { Words } from './words.ts'

type Markup = ReturnType<typeof html>

/** The directory on the centre's own site: the same widget that other sites embed. */
export const directoryPage = (words: Words, language: Language, centre: CentreRef): Markup =>
  html` <section class="part in" aria-labelledby="directory-title">
    <h1 id="directory-title">${words.say('directoryTitle')}</h1>
    <p class="lead">${words.say('directoryLead')}</p>
    <milpa-directory centre="${centre.slug}" lang="${language}"></milpa-directory>
    <noscript><p class="nothing">${words.say('needsScript')}</p></noscript>
  </section>`
