import { define } from '@milpa/ui'
import '@milpa/ui/components/dialog'
import '@milpa/ui/components/field'
import { html, nothing, type TemplateResult } from 'lit'
import { api } from '../api/api.ts'
import type { Enterprise } from '../api/records.ts'
import { sentenceOf } from '../app/loading.ts'
import { done } from '../app/notices.ts'
import { Part } from '../app/screen.ts'
import { say } from '../words/say.ts'

/** Puts an enterprise into the public directory, and says why it may be there. Events: `console-published`, `console-closed`. */
export class PublishDialog extends Part {
  static override properties = {
    enterprise: { attribute: false },
    open: { type: Boolean },
    basis: { state: true },
    wrong: { state: true },
  }
  declare enterprise: Enterprise
  declare open: boolean
  declare private basis: 'consent' | 'public-register'
  declare private wrong: string

  constructor() {
    super()
    this.open = false
    this.basis = 'consent'
    this.wrong = ''
  }

  protected override render(): TemplateResult {
    return html`<milpa-dialog
      heading=${say('enterprise.list')}
      ?open=${this.open}
      @milpa-close=${() => this.tell('console-closed')}
    >
      <form class="form" @submit=${this.#send}>
        <fieldset>
          <legend>${say('publish.why')}</legend>
          ${(['consent', 'public-register'] as const).map(
            (one) =>
              html`<label class="choice"
                ><input
                  type="radio"
                  name="basis"
                  value=${one}
                  .checked=${one === this.basis}
                  @change=${() => (this.basis = one)}
                />${say(`publish.${one}`)}</label
              >`,
          )}
        </fieldset>
        ${
          this.basis === 'public-register'
            ? html`<milpa-field label=${say('publish.source')} hint=${say('publish.sourceHint')}>
                <input class="input" name="source" required minlength="3" maxlength="200" />
              </milpa-field>`
            : nothing
        }
        <p class="soft">${say('publish.shows')}</p>
        ${this.wrong ? html`<p class="note danger" role="alert">${this.wrong}</p>` : nothing}
      </form>
      <button slot="actions" class="button" type="button" @click=${() => this.tell('console-closed')}>
        ${say('common.cancel')}
      </button>
      <button
        slot="actions"
        class="button solid"
        type="button"
        @click=${() => this.renderRoot.querySelector('form')?.requestSubmit()}
      >
        ${say('enterprise.list')}
      </button>
    </milpa-dialog>`
  }

  readonly #send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const source = String(new FormData(event.currentTarget as HTMLFormElement).get('source') ?? '').trim()
    this.wrong = ''
    try {
      await api('enterprises.publish', {
        id: this.enterprise.id,
        basis: this.basis,
        ...(this.basis === 'public-register' ? { source } : {}),
      })
      done(say('enterprise.nowListed'))
      this.tell('console-published')
    } catch (error) {
      this.wrong = sentenceOf(error)
    }
  }
}

define('milpa-publish-dialog', PublishDialog)
