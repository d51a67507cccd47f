import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import { css, html, nothing, type TemplateResult } from 'lit'
import { api, askAll, submit } from '../api/api.ts'
import { type Key, type Token } from '../api/centre.ts'
import { Loading } from '../app/loading.ts'
import { attempt } from '../app/notices.ts'
import { say } from '../words/say.ts'
import { writeDay } from '../words/write.ts'
import { copyable } from './copyable.ts'
import { textOf } from './form-dialog.ts'
import { SettingsPart } from './settings-part.ts'

/** Keys for other sites, with what to paste there; tokens for machines. */
export class SettingsAccess extends SettingsPart {
  static override properties = { ...SettingsPart.properties, token: { state: true } }
  static override styles = [
    ...[SettingsPart.styles].flat(),
    css`
      .below {
        flex: 1 0 100%;
        min-width: 0;
      }
    `,
  ]
  /** The token just made: shown once. */
  declare private token: string | undefined
  readonly #data = new Loading(this, async () => {
    const [keys, tokens] = await Promise.all([askAll('centre.keys'), askAll('centre.tokens')])
    return { keys, tokens }
  })

  protected override render(): unknown {
    return this.#data.show(
      ({ keys, tokens }) =>
        html`<div class="stack">
            <section class="panel">
              <header>
                <h2>${say('keys.title')}</h2>
                <button class="button small" type="button" @click=${this.#askKey}>
                  ${icon('plus')}${say('keys.make')}
                </button>
              </header>
              ${
                keys.length
                  ? html`<ul class="lines">
                      ${keys.map((key) => this.#key(key))}
                    </ul>`
                  : html`<p class="quiet">${say('keys.none')}</p>`
              }
            </section>
            <section class="panel">
              <header>
                <h2>${say('tokens.title')}</h2>
                <button class="button small" type="button" @click=${this.#askToken}>
                  ${icon('plus')}${say('tokens.make')}
                </button>
              </header>
              ${
                this.token
                  ? html`<div class="line">
                      <p class="small">${say('tokens.once')}</p>
                      ${copyable(this.token)}
                    </div>`
                  : nothing
              }
              ${
                tokens.length
                  ? html`<ul class="lines">
                      ${tokens.map((token) => this.#token(token))}
                    </ul>`
                  : html`<p class="quiet">${say('tokens.none')}</p>`
              }
            </section>
          </div>
          ${this.dialog()}`,
    )
  }

  #key(key: Key): TemplateResult {
    return html`<li>
      <span class="grow"><b>${key.name}</b><small>${key.origins.join(', ')} · ${writeDay(key.createdAt)}</small></span>
      ${
        key.revokedAt
          ? html`<span class="chip">${say('common.revoked')}</span>`
          : html`<button
              class="button small"
              type="button"
              @click=${() => void this.#revoke(() => api('centre.revoke-key', { id: key.id }))}
            >
              ${say('common.revoke')}
            </button>`
      }
      ${
        key.revokedAt
          ? nothing
          : html`<details class="below">
              <summary>${say('keys.snippet')}</summary>
              ${(['directory', 'map'] as const).map((widget) => copyable(snippet(widget, key.key, this.session.centre.slug)))}
            </details>`
      }
    </li>`
  }

  #token(token: Token): TemplateResult {
    const names = token.scopes.map((scope) => this.session.permissionName(scope)).join(', ')
    return html`<li>
      <span class="grow"
        ><b>${token.name}</b
        ><small>${names}${token.expiresAt ? ` · ${say('common.until')} ${writeDay(token.expiresAt)}` : ''}</small></span
      >
      ${
        token.revokedAt
          ? html`<span class="chip">${say('common.revoked')}</span>`
          : html`<button
              class="button small"
              type="button"
              @click=${() => void this.#revoke(() => api('centre.revoke-token', { id: token.id }))}
            >
              ${say('common.revoke')}
            </button>`
      }
    </li>`
  }

  async #revoke(change: () => Promise<unknown>): Promise<void> {
    if (confirm(say('access.revokeAsk')) && (await attempt(change))) void this.#data.load()
  }

  readonly #askKey = (): void => {
    this.form = {
      heading: say('keys.make'),
      intro: say('keys.text'),
      action: say('keys.make'),
      fields: [
        { name: 'name', label: say('common.name'), hint: say('keys.nameHint') },
        { name: 'origins', label: say('keys.origins'), kind: 'area', hint: say('keys.originsHint') },
      ],
      act: async (values) => {
        await submit('centre.create-key', {
          name: textOf(values, 'name'),
          origins: textOf(values, 'origins').split(/\s+/).filter(Boolean),
        })
        void this.#data.load()
      },
    }
  }

  readonly #askToken = (): void => {
    this.form = {
      heading: say('tokens.make'),
      intro: say('tokens.text'),
      action: say('tokens.make'),
      fields: [
        { name: 'name', label: say('common.name') },
        { name: 'expires', label: say('tokens.expires'), kind: 'date', optional: true },
        {
          name: 'scopes',
          label: say('roles.may'),
          kind: 'checks',
          options: this.session.centre.permissions.map((name) => [name, this.session.permissionName(name)] as const),
        },
      ],
      act: async (values) => {
        const expires = textOf(values, 'expires')
        const { token } = await submit('centre.create-token', {
          name: textOf(values, 'name'),
          scopes: values['scopes'],
          ...(expires ? { expiresAt: `${expires}T23:59:59Z` } : {}),
        })
        this.token = token
        void this.#data.load()
      },
    }
  }
}

/** What a webmaster pastes: one tag and one script. */
const snippet = (widget: 'directory' | 'map', key: string, centre: string): string =>
  `<script async src="${location.origin}/w/1/milpa.js?for=${widget}"></script>\n<milpa-${widget} centre="${centre}" key="${key}"></milpa-${widget}>`

define('milpa-settings-access', SettingsAccess)
