import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/figure'
import '@milpa/ui/components/state'
import { html, nothing, type TemplateResult } from 'lit'
import { api, ask, submit } from '../api/api.ts'
import { type Campaign, validationResults } from '../api/records.ts'
import { Loading } from '../app/loading.ts'
import { attempt, done } from '../app/notices.ts'
import { ScreenWithForm } from '../app/screen-with-form.ts'
import { filled } from '../parts/form-dialog.ts'
import { countWords } from '../parts/inventory-query.ts'
import { say } from '../words/say.ts'
import { today, writeDay, writeNumber } from '../words/write.ts'

type Counted = Awaited<ReturnType<typeof pendingOf>>

/** Rounds of visits in which enterprises are validated: what was found, and how much is left. */
export class CampaignsScreen extends ScreenWithForm {
  readonly #data = new Loading(this, async () => {
    const { items } = await api('enterprises.campaigns')
    const open = items.filter(({ closedAt }) => closedAt === null)
    const left = await Promise.all(open.map(async ({ id }) => [id, await pendingOf(id)] as const))
    return { campaigns: items, left: new Map(left) }
  })

  protected override firstUpdated(): void {
    this.headed(say('nav.campaigns'))
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
      <div class="head">
        <div class="words">
          <h1 tabindex="-1">${say('nav.campaigns')}</h1>
          <p>${say('campaigns.intro')}</p>
        </div>
        ${
          this.session.may('enterprises:campaigns')
            ? html`<button class="button solid" type="button" @click=${this.#askNew}>
                ${icon('plus')}${say('campaign.start')}
              </button>`
            : nothing
        }
      </div>
      ${this.#data.show(({ campaigns, left }) =>
        campaigns.length
          ? campaigns.map((campaign) => this.#campaign(campaign, left.get(campaign.id)))
          : html`<milpa-state
              kind="empty"
              heading=${say('campaigns.none')}
              text=${say('campaigns.noneText')}
            ></milpa-state>`,
      )}
      ${this.dialog()}
    </div>`
  }

  #campaign(campaign: Campaign, left: Counted | undefined): TemplateResult {
    const { id, name, from, to, notes, closedAt, visits } = campaign
    return html`<section class="panel">
      <header>
        <h2>${name}</h2>
        <span class="chip ${closedAt === null ? 'leaf' : ''}"
          >${say(closedAt === null ? 'campaign.open' : 'campaign.closed')}</span
        >
      </header>
      <p class="quiet">
        ${writeDay(from)}${to ? ` – ${writeDay(to)}` : ''}${notes ? html`<br /><span class="wrap">${notes}</span>` : nothing}
      </p>
      <div class="figures">
        ${validationResults.map(
          (result) =>
            html`<milpa-figure
              label=${say(`campaign.found.${result}`)}
              value=${writeNumber(visits[result])}
            ></milpa-figure>`,
        )}
        ${left ? html`<milpa-figure label=${say('campaign.left')} value=${countWords(left)}></milpa-figure>` : nothing}
      </div>
      ${
        closedAt === null
          ? html`<footer>
              <a
                class="button small"
                href="/console/inventory?status=active&campaign=${id}"
                aria-label="${say('campaign.seeLeft')}: ${name}"
                >${icon('list')}${say('campaign.seeLeft')}</a
              >
              ${
                this.session.may('enterprises:campaigns')
                  ? html`<button
                      class="button small"
                      type="button"
                      aria-label="${say('campaign.close')}: ${name}"
                      @click=${() => void this.#close(campaign)}
                    >
                      ${icon('check')}${say('campaign.close')}
                    </button>`
                  : nothing
              }
            </footer>`
          : nothing
      }
    </section>`
  }

  readonly #askNew = (): void => {
    const key = crypto.randomUUID()
    this.form = {
      heading: say('campaign.start'),
      intro: say('campaign.startText'),
      action: say('campaign.start'),
      fields: [
        { name: 'name', label: say('common.name'), hint: say('campaign.nameHint') },
        { name: 'from', label: say('common.from'), kind: 'date', value: today() },
        { name: 'to', label: say('common.until'), kind: 'date', optional: true },
        { name: 'notes', label: say('common.notes'), kind: 'area', optional: true },
      ],
      act: async (values) => {
        await submit('enterprises.start-campaign', filled(values, 'name', 'from', 'to', 'notes'), key)
        done(say('campaign.started'))
        void this.#data.load()
      },
    }
  }

  async #close({ id, name }: Campaign): Promise<void> {
    if (!confirm(say('campaign.closeAsk', { name }))) return
    if (!(await attempt(() => api('enterprises.close-campaign', { id })))) return
    done(say('campaign.closedNow', { name }))
    void this.#data.load()
  }
}

const pendingOf = (id: string) => ask('enterprises.count', { pendingOf: id, status: 'active' })

define('milpa-screen-campaigns', CampaignsScreen)
