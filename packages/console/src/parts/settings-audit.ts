import type { Output } from '@milpa/client'
import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import { html, nothing, type TemplateResult } from 'lit'
import { api, ask, type Page } from '../api/api.ts'
import type { AuditEntry } from '../api/centre.ts'
import { Loading } from '../app/loading.ts'
import { attempt } from '../app/notices.ts'
import { say } from '../words/say.ts'
import { writeInstant } from '../words/write.ts'
import { SettingsPart } from './settings-part.ts'

/** Who did what, newest first; and whether nobody tampered with it. */
export class SettingsAudit extends SettingsPart {
  static override properties = { ...SettingsPart.properties, older: { state: true }, chain: { state: true } }
  declare private older: Page<AuditEntry> | undefined
  declare private chain: Output<'centre.audit-chain'> | undefined
  readonly #first = new Loading(this, () => ask('centre.audit', { limit: 50 }))

  protected override render(): unknown {
    return this.#first.show((page) => {
      const items = [...page.items, ...(this.older?.items ?? [])]
      const next = this.older ? this.older.next : page.next
      return html`<section class="panel">
        <header>
          <h2>${say('settings.audit')}</h2>
          <button class="button small" type="button" @click=${this.#check}>
            ${icon('shield')}${say('audit.check')}
          </button>
        </header>
        ${
          this.chain
            ? html`<p class="note ${this.chain.whole ? 'leaf' : 'danger'}" role="status">
                ${say(this.chain.whole ? 'audit.whole' : 'audit.broken', { count: this.chain.entries })}
              </p>`
            : nothing
        }
        <div class="scroll-x" tabindex="0" role="region" aria-label=${say('settings.audit')}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">${say('common.date')}</th>
                <th scope="col">${say('audit.who')}</th>
                <th scope="col">${say('audit.what')}</th>
                <th scope="col">${say('audit.about')}</th>
              </tr>
            </thead>
            <tbody>
              ${items.map(line)}
            </tbody>
          </table>
        </div>
        ${next ? html`<footer><button class="button small" type="button" @click=${() => void this.#more(next)}>${say('common.more')}</button></footer>` : nothing}
      </section>`
    })
  }

  readonly #check = async (): Promise<void> => {
    await attempt(async () => (this.chain = await api('centre.audit-chain')))
  }

  async #more(after: string): Promise<void> {
    await attempt(async () => {
      const page = await ask('centre.audit', { limit: 50, after })
      this.older = { ...page, items: [...(this.older?.items ?? []), ...page.items] }
    })
  }
}

const folders: Readonly<Record<string, string>> = { person: 'entrepreneurs', enterprise: 'enterprises', case: 'cases' }

function line({ at, actorName, actorKind, what, subjectKind, subjectId, detail }: AuditEntry): TemplateResult {
  const folder = subjectKind === null ? undefined : folders[subjectKind]
  const reason = detail?.['reason']
  return html`<tr>
    <td class="nowrap">${writeInstant(at)}</td>
    <td>${actorName ?? (actorKind === 'system' ? say('common.system') : actorKind)}</td>
    <td><code>${what}</code>${typeof reason === 'string' ? html`<small>${reason}</small>` : nothing}</td>
    <td>
      ${folder && subjectId ? html`<a href="/console/${folder}/${subjectId}">${subjectKind}</a>` : (subjectKind ?? '')}
    </td>
  </tr>`
}

define('milpa-settings-audit', SettingsAudit)
