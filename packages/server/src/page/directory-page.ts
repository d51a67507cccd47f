import { html, raw } from 'hono/html'
import { iconMarkup } from '@milpa/ui/icons'
import type { CentreRef, Language } from '@milpa/core'
import { contactHref } from './contact-href.ts'
import type { DirectoryFacts } from './directory-facts.ts'
import type { Words } from './words.ts'

type Markup = ReturnType<typeof html>
type Enterprise = DirectoryFacts['items'][number]

/**
 * The directory on the centre's own site, written on the server and searched by a form. Where scripts run, the widget
 * that other sites embed takes its place: it is defined then, and what stands inside it is not shown any more.
 */
export const directoryPage = (
  words: Words,
  language: Language,
  centre: CentreRef,
  { asked, items, next, total }: DirectoryFacts,
): Markup =>
  html` <section class="part in" aria-labelledby="directory-title">
    <h1 id="directory-title">${words.say('directoryTitle')}</h1>
    <p class="lead">${words.say('directoryLead')}</p>
    <milpa-directory centre="${centre.slug}" lang="${language}" search="${asked.q}">
      <form class="ask" method="get" action="/directory" role="search">
        <input type="hidden" name="lang" value="${language}" />
        <label for="directory-q">${words.say('search')}</label>
        <div>
          <input id="directory-q" name="q" type="search" maxlength="120" value="${asked.q}" />
          <button class="button solid">${words.say('searchDo')}</button>
        </div>
      </form>
      <p class="found" role="status">
        ${words.say(total.exact ? 'found' : 'foundMore', { count: total.count })}
        ${asked.q ? html` · <a href="/directory?lang=${language}">${words.say('seeAll')}</a>` : ''}
      </p>
      ${
        items.length > 0
          ? html`<ul class="shops">
              ${items.map((item) => shop(item, words))}
            </ul>`
          : html`<p class="nothing">${words.say(asked.q ? 'foundNone' : 'foundEmpty')}</p>`
      }
      ${
        next === undefined
          ? ''
          : html`<p>
              <a class="button outlined" rel="next" href="/directory?${pageQuery(language, asked.q, next)}"
                >${words.say('nextPage')}</a
              >
            </p>`
      }
    </milpa-directory>
  </section>`

const pageQuery = (language: Language, q: string, after: string): string =>
  new URLSearchParams({ lang: language, ...(q ? { q } : {}), after }).toString()

function shop({ name, what, activity, locality, territory, hours, contacts }: Enterprise, words: Words): Markup {
  const where = locality ?? territory?.name
  const kind = what ?? activity?.title
  return html`<li>
    <h2>${name}</h2>
    ${kind ? html`<p>${kind}</p>` : ''} ${where ? html`<p class="soft">${raw(iconMarkup('pin', 18))} ${where}</p>` : ''}
    ${hours ? html`<p class="soft">${raw(iconMarkup('clock', 18))} ${hours}</p>` : ''}
    ${contacts.map((contact) => {
      const href = contactHref(contact)
      const text = `${words.say(`contact.${contact.kind}`)}: ${contact.value}`
      return href ? html`<a href="${href}" rel="nofollow noopener">${text}</a>` : html`<p>${text}</p>`
    })}
  </li>`
}
