import '@milpa/ui/components/state'
import { html, nothing, type TemplateResult } from 'lit'
import type { Session } from '../app/session.ts'
import { say } from '../words/say.ts'

/** In place of rows: nothing matches, or there is nothing yet; each with the way on. */
export function emptyInventory(session: Session, isFiltered: boolean, clear: () => void): TemplateResult {
  if (isFiltered) {
    return html`<milpa-state kind="empty" heading=${say('inventory.noneFound')} text=${say('inventory.noneFoundText')}>
      <button class="button" type="button" @click=${clear}>${say('inventory.clearFilters')}</button>
    </milpa-state>`
  }
  return html`<milpa-state kind="empty" heading=${say('inventory.none')} text=${say('inventory.noneText')}>
    ${session.may('imports:run') ? html`<a class="button" href="/console/import">${say('inventory.bring')}</a>` : nothing}
    ${
      session.may('enterprises:edit')
        ? html`<a class="button" href="/console/enterprises/new">${say('inventory.registerOne')}</a>`
        : nothing
    }
  </milpa-state>`
}
