import { icon } from '@milpa/ui/icons'
import { html, type TemplateResult } from 'lit'
import { say } from '../words/say.ts'
import { densities, type Preferences, schemes } from './preferences.ts'
import type { Session } from './session.ts'

export interface Titled {
  readonly heading: string
  readonly path: readonly { readonly label: string; readonly href: string }[]
}

/** Where she is: the centre, the pages above this one, and this one. */
export function crumbs(session: Session, { heading, path }: Titled): TemplateResult {
  return html`<ol class="crumbs">
    <li><a href="/console">${session.centre.name}</a>${icon('chevron-right')}</li>
    ${path.map(({ label, href }) => html`<li><a href=${href}>${label}</a>${icon('chevron-right')}</li>`)}
    <li><b>${heading}</b></li>
  </ol>`
}

/** What the menu in the corner offers: her account, colours, density, and the way out. */
export function choicesOf({ scheme, density }: Preferences) {
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
