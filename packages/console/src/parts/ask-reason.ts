import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/dialog'
import '@milpa/ui/components/field'
import { html, nothing, type TemplateResult } from 'lit'
import { sentenceOf } from '../app/loading.ts'
import { Part } from '../app/screen.ts'
import { say } from '../words/say.ts'

/**
 * Opens something that is kept closed: asks why, and says that the answer is recorded. `act(reason)` does it; its
 * refusal is shown. Event: `console-closed`.
 */
export class AskReason extends Part {
  static override properties = {
    heading: {},
    explained: {},
    action: {},
    question: {},
    hint: {},
    danger: { type: Boolean },
    open: { type: Boolean },
    act: { attribute: false },
    wrong: { state: true },
    busy: { state: true },
  }
  declare heading: string
  declare explained: string
  declare action: string
  declare danger: boolean
  declare open: boolean
  /** What is asked; the reason, unless it says otherwise. */
  declare question: string
  declare hint: string
  declare act: (reason: string) => Promise<unknown>
  declare private wrong: string
  declare private busy: boolean

  constructor() {
    super()
    this.heading = this.explained = this.action = this.wrong = this.question = this.hint = ''
    this.danger = this.open = this.busy = false
  }

  protected override render(): TemplateResult {
    return html`<milpa-dialog
      heading=${this.heading}
      ?open=${this.open}
      @milpa-close=${() => this.tell('console-closed')}
    >
      <form class="form" @submit=${this.#send}>
        <p class="note ${this.danger ? 'danger' : ''}">
          ${icon(this.danger ? 'alert' : 'eye')}<span>${this.explained}</span>
        </p>
        <milpa-field
          label=${this.question || say('common.reason')}
          hint=${this.hint || say('reason.hint')}
          error=${this.wrong}
        >
          <input class="input" name="reason" required minlength="3" maxlength="200" />
        </milpa-field>
      </form>
      <button slot="actions" class="button" type="button" @click=${() => this.tell('console-closed')}>
        ${say('common.cancel')}
      </button>
      <button
        slot="actions"
        class="button ${this.danger ? 'danger' : 'solid'}"
        type="button"
        aria-busy=${this.busy ? 'true' : nothing}
        @click=${() => this.renderRoot.querySelector('form')?.requestSubmit()}
      >
        ${this.action}
      </button>
    </milpa-dialog>`
  }

  readonly #send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (this.busy) return
    const form = event.currentTarget as HTMLFormElement
    this.busy = true
    this.wrong = ''
    try {
      await this.act(String(new FormData(form).get('reason') ?? '').trim())
      form.reset()
      this.tell('console-closed')
    } catch (error) {
      this.wrong = sentenceOf(error)
    } finally {
      this.busy = false
    }
  }
}

define('milpa-ask-reason', AskReason)
