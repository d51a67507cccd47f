import { html } from 'hono/html'
import type { Language } from '@milpa/core'
import type { Words } from './words.ts'

type Markup = ReturnType<typeof html>

/** What a citizen may take along of the directory, and where developers read on. */
export const dataPage = (words: Words, language: Language): Markup =>
  html`<section class="part in" aria-labelledby="data-title">
    <h1 id="data-title">${words.say('dataTitle')}</h1>
    <p class="lead">${words.say('dataLead')}</p>
    <div class="acts">
      <a class="button solid" href="/data/directory.csv?lang=${language}" download>${words.say('dataCsv')}</a>
      <a class="button outlined" href="/data/directory.json?lang=${language}" download>${words.say('dataJson')}</a>
    </div>
    <p class="lead">${words.say('dataWhat')} ${words.say('dataFresh')}</p>
    <p>${words.say('dataSource')}</p>
    <h2>${words.say('dataDevelopers')}</h2>
    <p><a class="far-link" href="/openapi.json">${words.say('dataApi')}</a></p>
  </section>`
