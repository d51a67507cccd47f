import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import { html, nothing, type TemplateResult } from 'lit'
import { ask } from '../../api/api.ts'
import type { Hold } from '../../api/ledger.ts'
import { Loading } from '../../app/loading.ts'
import { ScreenWithForm } from '../../app/screen-with-form.ts'
import { Pages } from '../../parts/pages.ts'
import { UrlState } from '../../parts/url-state.ts'
import { say } from '../../words/say.ts'
import { daysUntil, today, writeDay, writeDistance, writeInstant, writeMoney } from '../../words/write.ts'
import { ledgerStyles } from './ledger-styles.ts'
import { pageTurner, searchedNote } from './page-turner.ts'
import { postHoldForm, voidHoldForm } from './transfer-dialogs.ts'
import { betweenOf } from './transfer-words.ts'

const size = 50

/** What is set aside and waits: posted whole or in part, released, or left to end by itself. */
export class HoldsScreen extends ScreenWithForm {
  static override styles = [...[ScreenWithForm.styles].flat(), ledgerStyles]
  #url!: UrlState
  #pages!: Pages
  readonly #data = new Loading(this, (signal) => ask('ledger.holds', { limit: size, after: this.#pages.after }, signal))

  override connectedCallback(): void {
    this.#url = new UrlState(this.place.path, this.place.query)
    this.#pages = new Pages(this.#url, size)
    super.connectedCallback()
  }

  protected override firstUpdated(): void {
    this.headed(say('nav.holds'))
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
      <div class="head">
        <div class="words">
          <h1 tabindex="-1">${say('nav.holds')}</h1>
          <p>${say('holds.intro')}</p>
        </div>
        <div class="actions">
          ${
            this.session.may('ledger:post')
              ? html`<a class="button solid" href="/console/transfers/new?kind=hold"
                  >${icon('plus')}${say('hold.make')}</a
                >`
              : nothing
          }
        </div>
      </div>
      ${this.#data.show(
        (page) =>
          html`<section class="panel">
              ${
                page.items.length === 0
                  ? html`<milpa-state
                      kind="empty"
                      heading=${say('holds.none')}
                      text=${say('holds.noneText')}
                    ></milpa-state>`
                  : html`<ul class="lines">
                      ${page.items.map((hold) => this.#hold(hold))}
                    </ul>`
              }
              ${searchedNote(page.searched)}
            </section>
            ${pageTurner(this.#pages.shown(page), (direction) => {
              this.#pages.turn(direction, page)
              void this.#data.load()
            })}`,
      )}
      ${this.dialog()}
    </div>`
  }

  #hold(hold: Hold): TemplateResult {
    const after = () => void this.#data.load()
    return html`<li>
      <span class="tile maize">${icon('clock')}</span>
      <span class="grow">
        <a href="/console/transfers/${hold.id}"><b>${hold.purpose ?? betweenOf(hold)}</b></a>
        <small
          >${hold.purpose === null ? nothing : `${betweenOf(hold)} · `}${say('hold.since', { day: writeDay(hold.recordedOn) })}
          · ${expiry(hold)}</small
        >
      </span>
      <b class="number">${writeMoney(hold.amount, hold.unit, hold.scale)}</b>
      ${
        this.session.may('ledger:post')
          ? html`<span class="verbs">
              <button class="button small" type="button" @click=${() => (this.form = voidHoldForm(hold, after))}>
                ${say('hold.void')}
              </button>
              <button
                class="button small outlined"
                type="button"
                @click=${() => (this.form = postHoldForm(hold, after))}
              >
                ${say('hold.post')}
              </button>
            </span>`
          : nothing
      }
    </li>`
  }
}

function expiry({ expiresAt }: Hold): TemplateResult {
  if (expiresAt === null) return html`${say('hold.noEnd')}`
  const days = daysUntil(today(new Date(expiresAt)))
  return html`<span class=${days <= 1 ? 'late' : ''} title=${writeInstant(expiresAt)}
    >${say('hold.ends', { when: writeDistance(days) })}</span
  >`
}

define('milpa-screen-holds', HoldsScreen)
