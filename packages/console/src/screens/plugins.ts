import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import { css, html, nothing, type TemplateResult } from 'lit'
import { type InstalledPlugin, installedPlugins } from '../api/centre.ts'
import { Loading } from '../app/loading.ts'
import { Screen } from '../app/screen.ts'
import { say } from '../words/say.ts'

/** What is installed beside the core, what each adds and changes, and how it is. */
export class PluginsScreen extends Screen {
  static override styles = [
    ...[Screen.styles].flat(),
    css`
      .plugins {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr));
        gap: 14px;
        align-items: start;
      }
      h2 {
        overflow-wrap: anywhere;
      }
    `,
  ]
  readonly #plugins = new Loading(this, () => installedPlugins())

  protected override firstUpdated(): void {
    this.headed(say('nav.plugins'))
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
      <div class="head">
        <div class="words">
          <h1 tabindex="-1">${say('nav.plugins')}</h1>
          <p>${say('plugins.intro')}</p>
        </div>
      </div>
      ${this.#plugins.show((plugins) =>
        plugins.length
          ? html`<div class="plugins">${plugins.map(card)}</div>`
          : html`<milpa-state
              kind="empty"
              heading=${say('plugins.none')}
              text=${say('plugins.noneText')}
            ></milpa-state>`,
      )}
    </div>`
  }
}

const tones = { ok: 'leaf', degraded: 'maize', failed: 'danger' } as const

function card({ id, version, core, dependencies, adds, overrides, status, sentence }: InstalledPlugin): TemplateResult {
  const facts: readonly (readonly [string, string])[] = [
    [say('plugins.core'), core],
    [say('plugins.needs'), dependencies.join(', ')],
    [say('plugins.screens'), adds.screens.join(', ')],
    [say('plugins.widgets'), adds.widgets.join(', ')],
    [say('plugins.adds'), say('plugins.counts', { tables: adds.tables, operations: adds.operations + adds.queries })],
    [say('plugins.permissions'), adds.permissions.join(', ')],
  ]
  return html`<section class="panel">
    <header>
      <span class="tile maize">${icon('plug')}</span>
      <h2>${id}</h2>
      <small>${version}</small>
      <span class="chip ${tones[status]}">${say(`plugins.status.${status}`)}</span>
    </header>
    <div class="body">
      ${sentence ? html`<p class="note ${tones[status]}">${sentence}</p>` : nothing}
      <dl class="facts">
        ${facts
          .filter(([, value]) => value)
          .map(
            ([name, value]) =>
              html`<dt>${name}</dt>
                <dd>${value}</dd>`,
          )}
      </dl>
    </div>
    ${
      overrides.length
        ? html`<ul class="lines">
            ${overrides.map(
              ({ operation, chain }) =>
                html`<li>
                  <span class="grow"
                    ><b><code>${operation}</code></b
                    ><small>${[...chain, say('plugins.coreName')].join(' → ')}</small></span
                  >
                </li>`,
            )}
          </ul>`
        : nothing
    }
  </section>`
}

define('milpa-screen-plugins', PluginsScreen)
