import { icon, iconPaths, type IconName } from '@milpa/ui/icons'
import { html, nothing, type TemplateResult } from 'lit'
import type { PluginScreen } from '../plugins/plugin-screens.ts'
import { initials } from '../words/write.ts'
import { say } from '../words/say.ts'
import { above, below, groups, type NavigationItem } from './routes.ts'
import { type Session, switchCentre } from './session.ts'

interface Shown {
  readonly session: Session
  /** Id of the current item. */
  readonly current: string
  readonly screens: readonly PluginScreen[]
}

/** What the sidebar and the drawer hold: the centre, the three sisters with what she may open, and who she is. */
export function navigation({ session, current, screens }: Shown): TemplateResult {
  const allowed = ({ permission }: NavigationItem) => permission === undefined || session.may(permission)
  const pages = screens.filter(({ slot }) => slot === 'page')
  return html`<div class="side">
    ${centre(session)}
    <nav aria-label=${say('app.navigation')}>
      <ul>
        ${above.filter(allowed).map((one) => item(one, current))}
      </ul>
      ${groups.map(({ sister, items }) => {
        const own = items.filter(allowed)
        const plugged = pages.filter((screen) => screen.sister === sister)
        if (own.length + plugged.length === 0) return nothing
        const tone = { entrepreneurs: 'maize', services: 'bean', ledger: 'squash' }[sister]
        return html`<h2><span class="kernel ${tone}"></span>${say(`nav.${sister}`)}</h2>
          <ul>
            ${own.map((one) => item(one, current))} ${plugged.map((screen) => pluginItem(screen, current))}
          </ul>`
      })}
    </nav>
    <div class="foot">
      <ul>
        ${below.filter(allowed).map((one) => item(one, current))}
      </ul>
      <div class="me">
        <span class="avatar bean">${initials(session.me.name)}</span>
        <span
          ><b>${session.me.name}</b
          ><small>${session.centre.roles.map((key) => session.roleName(key)).join(', ')}</small></span
        >
      </div>
    </div>
  </div>`
}

function centre(session: Session): TemplateResult {
  const { centre, me } = session
  const facts = html`<span class="avatar centre">${initials(centre.name)}</span>
    <span><b>${centre.name}</b>${centre.placeName ? html`<small>${centre.placeName}</small>` : nothing}</span>`
  if (me.centres.length < 2) return html`<div class="here">${facts}</div>`
  return html`<div class="here">${facts}</div>
    <select
      class="input"
      aria-label=${say('app.centre')}
      @change=${(event: Event) => switchCentre((event.currentTarget as HTMLSelectElement).value)}
    >
      ${me.centres.map(({ slug, name }) => html`<option value=${slug} ?selected=${slug === centre.slug}>${name}</option>`)}
    </select>`
}

const item = (one: NavigationItem, current: string): TemplateResult =>
  html`<li>
    <a href=${one.path} aria-current=${one.id === current ? 'page' : nothing}
      >${icon(one.icon)}<span>${say(one.label)}</span></a
    >
  </li>`

const pluginItem = (screen: PluginScreen, current: string): TemplateResult =>
  html`<li>
    <a href="/console/x/${screen.plugin}/${screen.tag}" aria-current=${`x/${screen.tag}` === current ? 'page' : nothing}
      >${icon(iconOr(screen.icon))}<span>${screen.title}</span></a
    >
  </li>`

/** An icon that a plugin names; one that we do not have becomes a plug. */
export const iconOr = (name: string): IconName => (Object.hasOwn(iconPaths, name) ? (name as IconName) : 'plug')
