import { html, raw } from 'hono/html'
import { markMarkup } from '@milpa/ui/icons'
import type { Language } from '@milpa/core'
import { languageNames, type Words } from './words.ts'

type Markup = ReturnType<typeof html>

export type PagePath = '/' | '/directory' | '/data'

export interface Frame {
  readonly language: Language
  readonly words: Words
  readonly centre: { readonly name: string; readonly placeName: string | null; readonly slug: string }
  readonly title: string
  readonly description: string | null
  readonly here: PagePath
  readonly sheet: string
  /** Script of the page, if it has one. */
  readonly script?: string
  readonly canSignIn: boolean
}

/** Two letters that stand for a centre: of its first two words, or the first two of its only one. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word))
  const letters = words.length > 1 ? words.slice(0, 2).map((word) => word[0]) : [...(words[0] ?? 'M')].slice(0, 2)
  return letters.join('').toUpperCase()
}

/** What every public page has round its content. */
export function pageFrame(frame: Frame, content: Markup | Promise<Markup>): Markup | Promise<Markup> {
  const { language, words, centre, here } = frame
  const link = (to: '/' | '/directory') => `${to}?lang=${language}`
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${frame.title}</title>
        ${frame.description ? html`<meta name="description" content="${frame.description}" />` : ''}
        <link rel="stylesheet" href="${frame.sheet}" />
        <link rel="icon" href="/page/icon.svg" type="image/svg+xml" />
        ${languageNames.map(([code]) => html`<link rel="alternate" hreflang="${code}" href="${here}?lang=${code}" />`)}
        ${frame.script ? html`<script type="module" async src="${frame.script}"></script>` : ''}
      </head>
      <body>
        <a class="skip" href="#content">${words.say('skip')}</a>
        <div class="weave band" role="presentation"></div>
        <header class="masthead">
          <div class="in">
            <a class="who" href="${link('/')}"
              ><span class="sign" aria-hidden="true">${initials(centre.name)}</span
              ><span><b>${centre.name}</b>${centre.placeName ? html`<small>${centre.placeName}</small>` : ''}</span></a
            >
            <nav aria-label="${centre.name}">
              <a href="${link('/')}#services">${words.say('services')}</a>
              <a href="${link('/directory')}" ${here === '/directory' ? html` aria-current="page"` : ''}
                >${words.say('enterprises')}</a
              >
              <a href="${link('/')}#visit">${words.say('visit')}</a>
              ${frame.canSignIn ? html`<a href="/console">${words.say('signIn')}</a>` : ''}
            </nav>
          </div>
        </header>
        <main id="content" tabindex="-1">${content}</main>
        <footer class="foot">
          <div class="in">
            <a href="/data?lang=${language}">${words.say('openData')}</a>
            ${languageNames
              .filter(([code]) => code !== language)
              .map(
                ([code, name]) => html`<a href="${here}?lang=${code}" lang="${code}" hreflang="${code}">${name}</a>`,
              )}
            <span class="by">${raw(markMarkup(24))} ${words.say('madeWith')}</span>
          </div>
        </footer>
      </body>
    </html>`
}
