import { createHash } from 'node:crypto'
import { documentSheet } from '@milpa/ui/document'
import type { Host, HostApp, HostContext } from '../app/env.ts'
import { askedAgain, etagOf, hasAlready } from '../app/answer.ts'
import { centrePage } from './centre-page.ts'
import { dataPage } from './data-page.ts'
import { directoryFacts } from './directory-facts.ts'
import { directoryPage } from './directory-page.ts'
import { centreFacts } from './facts.ts'
import { pageIcon } from './icon.ts'
import { languageFor } from './language-for.ts'
import { mountOpenData } from './mount-open-data.ts'
import { pageFrame, type PagePath } from './page-frame.ts'
import { pageStyle } from './page-style.ts'
import { wordsOf, type Words } from './words.ts'

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
  for (const here of ['/', '/directory', '/data'] as const) app.get(here, (c) => page(c, host, here))
  mountOpenData(app, host)
}

async function page(c: HostContext, host: Host, here: PagePath): Promise<Response> {
  const centre = await host.publicCentreOf(c)
  const language = languageFor(c, centre)
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
  const markup = await pageFrame({ ...frame, ...titleOf(here, about.name, words) }, await content())
  const html = String(markup)
  const etag = etagOf(html)
  c.header('ETag', etag)
  return hasAlready(c, etag) ? c.body(null, 304) : c.html(html)

  async function content() {
    if (here === '/') return centrePage(facts, words, language)
    if (here === '/data') return dataPage(words, language)
    const asked = { q: (c.req.query('q') ?? '').trim().slice(0, 120), after: c.req.query('after') }
    return directoryPage(words, language, centre, await directoryFacts(host.milpa, centre, language, asked))
  }
}

function titleOf(here: PagePath, name: string, words: Words) {
  if (here === '/') return { title: name }
  if (here === '/data') return { title: `${words.say('dataTitle')} · ${name}` }
  return { title: `${words.say('directoryPage')} · ${name}`, script: '/w/1/milpa.js?for=directory' }
}
