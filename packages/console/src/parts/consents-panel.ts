import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/dialog'
import '@milpa/ui/components/field'
import { html, nothing, type TemplateResult } from 'lit'
import { api, submit } from '../api/api.ts'
import { type Consent, type ConsentText, consentWays, type Purpose, purposes } from '../api/records.ts'
import { Loading, sentenceOf } from '../app/loading.ts'
import { done } from '../app/notices.ts'
import { Part } from '../app/screen.ts'
import type { Session } from '../app/session.ts'
import { currentLanguage, say } from '../words/say.ts'
import { writeDay } from '../words/write.ts'

interface Asking {
  readonly purpose: Purpose
  readonly answer: 'given' | 'withdrawn'
}

/**
 * What she agreed to, in her words: to what, since when, how it was said. Withdrawn answers stay to be seen. Event:
 * `console-consented` when something was answered.
 */
export class ConsentsPanel extends Part {
  static override properties = {
    person: {},
    session: { attribute: false },
    asking: { state: true },
    wrong: { state: true },
    busy: { state: true },
  }
  declare person: string
  declare session: Session
  declare private asking: Asking | undefined
  declare private wrong: string
  declare private busy: boolean
  readonly #answers = new Loading(this, async () => {
    const [answers, texts] = await Promise.all([
      api('entrepreneurs.consents', { id: this.person }),
      api('entrepreneurs.consent-texts'),
    ])
    return { answers: answers.items, texts: texts.items }
  })

  constructor() {
    super()
    this.asking = undefined
    this.wrong = ''
    this.busy = false
  }

  protected override render(): TemplateResult {
    return html`<section class="panel">
        <header><h2>${say('consent.title')}</h2></header>
        ${this.#answers.show(
          ({ answers, texts }) =>
            html`<ul class="lines">
              ${purposes.map((purpose) => this.#line(purpose, answers, texts))}
            </ul>`,
        )}
      </section>
      ${this.#dialog()}`
  }

  #line(purpose: Purpose, answers: readonly Consent[], texts: readonly ConsentText[]): TemplateResult {
    const last = answers.find((one) => one.purpose === purpose && one.current)
    const given = last?.answer === 'given'
    const asked = texts.some((text) => text.purpose === purpose)
    const may = this.session.may('entrepreneurs:consent')
    return html`<li>
      ${icon(given ? 'check' : last ? 'x' : 'minus')}
      <span class="grow"
        ><b>${this.#purposeName(purpose)}</b
        ><small
          >${
            last
              ? say(`consent.${last.answer}`, {
                  day: writeDay(last.at),
                  how: say(`consent.how.${last.how}`),
                  version: last.textVersion,
                })
              : say(asked ? 'consent.notAsked' : 'consent.noText')
          }</small
        ></span
      >
      ${
        may && asked
          ? html`<span class="verbs"
              ><button
                class="button small"
                type="button"
                @click=${() => (this.asking = { purpose, answer: given ? 'withdrawn' : 'given' })}
              >
                ${say(given ? 'consent.withdraw' : 'consent.give')}
                <span class="visually-hidden">${this.#purposeName(purpose)}</span>
              </button></span
            >`
          : nothing
      }
    </li>`
  }

  #purposeName(purpose: Purpose): string {
    return this.session.text('entrepreneurs', `purpose.${purpose}`) ?? purpose
  }

  #dialog(): TemplateResult {
    const { asking } = this
    const giving = asking?.answer === 'given'
    const text = asking && this.#textOf(asking.purpose)
    return html`<milpa-dialog
      heading=${asking ? say(giving ? 'consent.giveTitle' : 'consent.withdrawTitle') : ''}
      ?open=${asking !== undefined}
      @milpa-close=${() => (this.asking = undefined)}
    >
      ${
        asking
          ? html`<form class="form" @submit=${this.#send}>
              <p><b>${this.#purposeName(asking.purpose)}</b></p>
              ${giving && text ? html`<blockquote class="note">${text.words}<br /><small class="soft">${say('consent.version', { version: text.version, day: writeDay(text.createdAt) })}</small></blockquote>` : nothing}
              <p class="note maize">
                ${icon('info')}<span>${say(`consent.what.${asking.answer}.${asking.purpose}`)}</span>
              </p>
              <milpa-field label=${say('consent.how')}>
                <select class="input" name="how">
                  ${consentWays.map((one) => html`<option value=${one}>${say(`consent.how.${one}`)}</option>`)}
                </select>
              </milpa-field>
              <milpa-field label=${say('consent.witness')} hint=${say('consent.witnessHint')} optional>
                <input class="input" name="witness" maxlength="160" />
              </milpa-field>
              ${this.wrong ? html`<p class="note danger" role="alert">${this.wrong}</p>` : nothing}
            </form>`
          : nothing
      }
      <button slot="actions" class="button" type="button" @click=${() => (this.asking = undefined)}>
        ${say('common.cancel')}
      </button>
      <button
        slot="actions"
        class="button ${giving ? 'solid' : 'danger'}"
        type="button"
        aria-busy=${this.busy ? 'true' : nothing}
        @click=${() => this.renderRoot.querySelector('form')?.requestSubmit()}
      >
        ${say(giving ? 'consent.saveGiven' : 'consent.saveWithdrawn')}
      </button>
    </milpa-dialog>`
  }

  #textOf(
    purpose: Purpose,
  ): { readonly words: string; readonly version: number; readonly createdAt: string } | undefined {
    const newest = this.#answers.value?.texts
      .filter((text) => text.purpose === purpose)
      .sort((a, b) => b.version - a.version)[0]
    if (!newest) return undefined
    const words = newest.texts[currentLanguage()] ?? newest.texts['es'] ?? Object.values(newest.texts)[0] ?? ''
    return { words, version: newest.version, createdAt: newest.createdAt }
  }

  readonly #send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (this.busy || !this.asking) return
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const witness = String(given.get('witness') ?? '').trim()
    const { purpose, answer } = this.asking
    this.busy = true
    this.wrong = ''
    try {
      await submit('entrepreneurs.consent', {
        id: this.person,
        purpose,
        answer,
        how: given.get('how'),
        ...(witness ? { witness } : {}),
      })
      this.asking = undefined
      done(say(answer === 'given' ? 'consent.savedGiven' : 'consent.savedWithdrawn'))
      this.tell('console-consented')
      void this.#answers.load()
    } catch (error) {
      this.wrong = sentenceOf(error)
    } finally {
      this.busy = false
    }
  }
}

define('milpa-consents-panel', ConsentsPanel)
