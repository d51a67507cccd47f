import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/menu'
import { html, type TemplateResult } from 'lit'
import { currentLanguage, type Language, languageNames, languages, say } from '../words/say.ts'
import { densities, type Preferences, schemes } from './preferences.ts'
import type { Session } from './session.ts'

export interface Titled {
  readonly heading: string
  readonly path: readonly { readonly label: string; readonly href: string }[]
}

/** Where she is: the centre, the pages above this one, and this one. */
function crumbs(session: Session, { heading, path }: Titled): TemplateResult {
  return html`<ol class="crumbs">
    <li><a href="/console">${session.centre.name}</a>${icon('chevron-right')}</li>
    ${path.map(({ label, href }) => html`<li><a href=${href}>${label}</a>${icon('chevron-right')}</li>`)}
    <li><b>${heading}</b></li>
  </ol>`
}

/** What the menu in the corner offers: her account, colours, density, and the way out. */
function choicesOf({ scheme, density }: Preferences) {
  const tick = (on: boolean) => (on ? { icon: 'check' as const } : {})
  return [
    { id: 'account', label: say('app.account'), icon: 'user' as const },
    ...schemes.map((one, at) => ({
      id: one,
      label: say(`app.scheme.${one}`),
      apart: at === 0,
      ...tick(one === scheme),
    })),
    ...densities.map((one, at) => ({
      id: one,
      label: say(`app.density.${one}`),
      apart: at === 0,
      ...tick(one === density),
    })),
    { id: 'sign-out', label: say('app.signOut'), icon: 'log-out' as const, apart: true },
  ]
}

/** Above every page: the way to the menu and to the search, the language, and what concerns herself. */
export function topBar(bar: {
  readonly session: Session
  readonly titled: Titled
  readonly preferences: Preferences
  readonly openMenu: () => void
  readonly find: (words: string) => void
  readonly speak: (language: Language) => void
  readonly choose: (id: string) => void
}): TemplateResult {
  const { session, titled, preferences, openMenu, find, speak, choose } = bar
  const onFind = (event: SubmitEvent): void => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    find(String(new FormData(form).get('search') ?? '').trim())
    form.reset()
  }
  return html`<header class="top">
    <button
      class="button round narrow-only"
      type="button"
      aria-label=${say('app.menu')}
      aria-haspopup="dialog"
      @click=${openMenu}
    >
      ${icon('menu')}
    </button>
    ${crumbs(session, titled)}
    <form class="search find" role="search" aria-label=${say('app.search')} @submit=${onFind}>
      ${icon('search')}
      <input name="search" type="search" aria-label=${say('app.search')} placeholder=${say('app.search')} />
    </form>
    <a class="button round narrow-find" href="/console/inventory" aria-label=${say('app.search')}>${icon('search')}</a>
    <select
      class="input language"
      aria-label=${say('app.language')}
      @change=${(event: Event) => speak((event.currentTarget as HTMLSelectElement).value as Language)}
    >
      ${languages.map(
        (one) =>
          html`<option value=${one} lang=${one} ?selected=${one === currentLanguage()}>${languageNames[one]}</option>`,
      )}
    </select>
    <milpa-menu
      accessible-name=${say('app.you')}
      .items=${choicesOf(preferences)}
      @milpa-choose=${(event: CustomEvent<{ readonly id: string }>) => choose(event.detail.id)}
    ></milpa-menu>
  </header>`
}
