import { define } from '@milpa/ui'
import '@milpa/ui/components/dialog'
import '@milpa/ui/components/field'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { api, submit } from '../api/api.ts'
import { type Campaign, validationResults } from '../api/records.ts'
import { sentenceOf } from '../app/loading.ts'
import { done } from '../app/notices.ts'
import { Part } from '../app/screen.ts'
import { say } from '../words/say.ts'

/**
 * Says that somebody went and looked, for one record or for all chosen. Events: `console-validated`, `console-closed`.
 */
export class ValidateDialog extends Part {
  static override properties = {
    ids: { attribute: false },
    open: { type: Boolean },
    campaign: {},
    campaigns: { state: true },
    wrong: { state: true },
    busy: { state: true },
  }
  declare ids: readonly string[]
  declare open: boolean
  /** Id of the campaign to begin with; empty for none. */
  declare campaign: string
  declare private campaigns: readonly Campaign[]
  declare private wrong: string
  declare private busy: boolean

  constructor() {
    super()
    this.ids = []
    this.open = this.busy = false
    this.wrong = this.campaign = ''
    this.campaigns = []
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (!changes.has('open') || !this.open) return
    void api('enterprises.campaigns').then(
      ({ items }) => (this.campaigns = items.filter(({ closedAt }) => closedAt === null)),
      // A visit counts without a campaign too.
      () => (this.campaigns = []),
    )
  }

  protected override render(): TemplateResult {
    return html`<milpa-dialog
      heading=${say('validation.title', { count: this.ids.length })}
      ?open=${this.open}
      @milpa-close=${() => this.tell('console-closed')}
    >
      <form id="validation" class="form" @submit=${this.#send}>
        <milpa-field label=${say('validation.result')}>
          <select class="input" name="result">
            ${validationResults.map((one) => html`<option value=${one}>${say(`validation.result.${one}`)}</option>`)}
          </select>
        </milpa-field>
        ${
          this.campaigns.length
            ? html`<milpa-field label=${say('validation.campaign')} optional>
                <select class="input" name="campaignId">
                  <option value="">${say('validation.noCampaign')}</option>
                  ${this.campaigns.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.campaign}>${name}</option>`)}
                </select>
              </milpa-field>`
            : nothing
        }
        <milpa-field label=${say('common.notes')} optional>
          <textarea class="input" name="note" rows="3" maxlength="1000"></textarea>
        </milpa-field>
        ${this.wrong ? html`<p class="note danger" role="alert">${this.wrong}</p>` : nothing}
      </form>
      <button slot="actions" class="button" type="button" @click=${() => this.tell('console-closed')}>
        ${say('common.cancel')}
      </button>
      <button
        slot="actions"
        class="button solid"
        type="button"
        aria-busy=${this.busy ? 'true' : nothing}
        @click=${this.#submit}
      >
        ${say('validation.save')}
      </button>
    </milpa-dialog>`
  }

  readonly #submit = (): void => this.renderRoot.querySelector<HTMLFormElement>('form')?.requestSubmit()

  readonly #send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (this.busy) return
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const campaignId = String(given.get('campaignId') ?? '')
    const note = String(given.get('note') ?? '').trim()
    this.busy = true
    this.wrong = ''
    try {
      for (const id of this.ids) {
        await submit('enterprises.validate', {
          id,
          result: given.get('result'),
          ...(campaignId ? { campaignId } : {}),
          ...(note ? { note } : {}),
        })
      }
      done(say('validation.saved', { count: this.ids.length }))
      this.tell('console-validated')
    } catch (error) {
      this.wrong = sentenceOf(error)
    } finally {
      this.busy = false
    }
  }
}

define('milpa-validate-dialog', ValidateDialog)
