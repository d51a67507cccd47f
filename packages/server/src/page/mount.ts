import { createHash } from 'node:crypto'
import { documentSheet } from '@milpa/ui/document'
import { languages, type Language } from '@milpa/core'
import type { Host, HostApp, HostContext } from '../app/env.ts'
import { askedAgain, etagOf, hasAlready } from '../app/answer.ts'
import { languageOf } from '../app/faults.ts'
import { languageOfLocale } from '../problems/language.ts'
import { centrePage } from './centre-page.ts'
import { directoryPage } from './directory-page.ts'
import { centreFacts } from './facts.ts'
import { pageIcon } from './icon.ts'
import { pageFrame } from './page-frame.ts'
import { pageStyle } from './page-style.ts'
import { wordsOf } from './words.ts'

const sheet = `${documentSheet}\n${pageStyle}`
const sheetAddress = `/page/page-${createHash('sha256').update(sheet).digest('base64url').slice(0, 12)}.css`

/** The public pages of a centre: its front page and its directory, written on the server, whole without a script. */
export function mountPages(app: HostApp, host: Host): void {
  app.get(sheetAddress, (c) => {
    c.header('Cache-Control', 'public, max-age=31536000, immutable')
    return c.body(sheet, 200, { 'Content-Type': 'text/css; charset=utf-8' })
  })
  app.get('/page/icon.svg', (c) => {
    c.header('Cache-Control', 'public, max-age=86400')
    return c.body(pageIcon, 200, { 'Content-Type': 'image/svg+xml' })
  })
  for (const here of ['/', '/directory'] as const) app.get(here, (c) => page(c, host, here))
}

async function page(c: HostContext, host: Host, here: '/' | '/directory'): Promise<Response> {
  const centre = await host.publicCentreOf(c)
  const language = chosen(c) ?? languageOf(c) ?? languageOfLocale(centre.locale)
  const words = wordsOf(language, centre.locale)
  const facts = await centreFacts(host.milpa, centre, language)
  c.header('Cache-Control', askedAgain)
  c.header('Vary', 'Accept-Language', { append: true })
  const { about } = facts
  const frame = {
    language,
    words,
    centre: { name: about.name, placeName: about.placeName, slug: about.slug },
    description: about.presentation,
    here,
    sheet: sheetAddress,
    canSignIn: host.identity !== undefined,
  }
  const markup = await (here === '/'
    ? pageFrame({ ...frame, title: about.name }, centrePage(facts, words, language))
    : pageFrame(
        { ...frame, title: `${words.say('directoryPage')} · ${about.name}`, script: '/w/1/milpa.js?for=directory' },
        directoryPage(words, language, centre),
      ))
  const html = String(markup)
  const etag = etagOf(html)
  c.header('ETag', etag)
  return hasAlready(c, etag) ? c.body(null, 304) : c.html(html)
}

/** `?lang=` before what the browser asks for: a link to a language is a choice. */
function chosen(c: HostContext): Language | undefined {
  const asked = c.req.query('lang')
  return languages.find((language) => language === asked)
}
