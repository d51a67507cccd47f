import { define } from '@milpa/ui'
import '@milpa/ui/components/field'
import { icon } from '@milpa/ui/icons'
import { css, html, type TemplateResult } from 'lit'
import { api } from '../api/api.ts'
import { formError } from '../app/loading.ts'
import { done } from '../app/notices.ts'
import { Part } from '../app/screen.ts'
import { say } from '../words/say.ts'
import { copy } from './copyable.ts'
import { faultOf, fieldsOf } from './fields-of.ts'
import { qr } from './qr.ts'

type Step =
  | { readonly is: 'off' }
  | { readonly is: 'enrolling'; readonly uri: string; readonly recoveryCodes: readonly string[] }
  | { readonly is: 'codes'; readonly recoveryCodes: readonly string[] }
  | { readonly is: 'on' }

/**
 * The second step at sign-in: the password, the QR code, the first code, then the recovery codes, which are shown once.
 * Event: `console-second-factor` with whether it is on.
 */
export class SecondFactor extends Part {
  static override properties = { email: {}, on: { type: Boolean }, step: { state: true }, fault: { state: true } }
  static override styles = [
    ...[Part.styles].flat(),
    css`
      .qr {
        display: block;
        width: min(15rem, 100%);
        border: 1px solid var(--milpa-line);
        border-radius: var(--milpa-radius-s);
      }
      .key {
        font-size: 1.05rem;
        word-spacing: 0.25em;
      }
      ol.codes {
        display: grid;
        gap: 4px;
        margin: 0;
        padding-inline-start: 2.2em;
        font-size: 1.05rem;
        font-variant-numeric: tabular-nums;
      }
      ol.codes li::marker {
        color: var(--milpa-ink-soft);
      }
      h3 {
        margin: 0;
      }
      @media (hover: hover) and (pointer: fine) {
        .on-phone {
          display: none;
        }
      }
      @media print {
        footer,
        .actions {
          display: none;
        }
      }
    `,
  ]
  declare email: string
  declare on: boolean
  declare private step: Step
  declare private fault: unknown

  constructor() {
    super()
    this.email = ''
    this.on = false
    this.step = { is: 'off' }
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.step = this.on ? { is: 'on' } : { is: 'off' }
  }

  protected override render(): TemplateResult {
    const { step } = this
    switch (step.is) {
      case 'off':
        return this.#form(this.#begin, 'account.secondBegin', [
          html`<p>${say('account.secondOff')}</p>
            <p class="soft">${say('account.secondStart')}</p>`,
          this.#password(),
        ])
      case 'enrolling':
        return this.#form(this.#confirm, 'account.confirm', [this.#enrolling(step.uri)])
      case 'codes':
        return this.#codes(step.recoveryCodes)
      case 'on':
        return this.#form(this.#end, 'account.secondEnd', [html`<p>${say('account.secondOn')}</p>`, this.#password()])
    }
  }

  #form(
    act: (event: SubmitEvent) => Promise<void>,
    label: 'account.secondBegin' | 'account.confirm' | 'account.secondEnd',
    content: readonly TemplateResult[],
  ): TemplateResult {
    return html`<form class="panel" novalidate @submit=${act}>
      <header><h2>${say('account.second')}</h2></header>
      <div class="body">${content} ${formError(this.fault)}</div>
      <footer><button class="button">${say(label)}</button></footer>
    </form>`
  }

  #password(): TemplateResult {
    return html`<milpa-field label=${say('account.current')}>
      <input class="input" name="password" type="password" autocomplete="current-password" required />
    </milpa-field>`
  }

  #enrolling(uri: string): TemplateResult {
    const secret = new URL(uri).searchParams.get('secret') ?? ''
    const groups = secret.match(/.{1,4}/g)?.join(' ') ?? ''
    return html`<p>${say('account.secondScan')}</p>
      ${qr(uri, say('account.qr'))}
      <p class="on-phone"><a class="button" href=${uri}>${say('account.openApp')}</a></p>
      <div>
        <p class="soft">${say('account.secondType')}</p>
        <div class="row">
          <code class="wrap key" id="secret">${groups}</code>
          <button class="button small" type="button" @click=${() => void copy(secret)}>
            ${icon('copy')}${say('common.copy')}
          </button>
        </div>
      </div>
      <milpa-field label=${say('account.codeOfApp')} hint=${say('enter.codeHint')}>
        <input class="input" name="code" autocomplete="one-time-code" inputmode="numeric" maxlength="7" required />
      </milpa-field>`
  }

  #codes(codes: readonly string[]): TemplateResult {
    return html`<section class="panel codes-panel">
      <header><h2 tabindex="-1">${say('account.recoveryTitle')}</h2></header>
      <div class="body stack">
        <p class="note maize">${say('account.recovery')}</p>
        <p>${say('account.recoveryOf', { email: this.email })}</p>
        <ol class="codes">
          ${codes.map((code) => html`<li><code>${code}</code></li>`)}
        </ol>
        <div class="actions">
          <button class="button small" type="button" @click=${() => void copy(codes.join('\n'))}>
            ${icon('copy')}${say('common.copy')}
          </button>
          <button class="button small" type="button" @click=${() => print()}>
            ${icon('print')}${say('account.print')}
          </button>
        </div>
      </div>
      <footer>
        <button class="button" type="button" @click=${() => (this.step = { is: 'on' })}>${say('common.close')}</button>
      </footer>
    </section>`
  }

  readonly #begin = async (event: SubmitEvent): Promise<void> => {
    const { given } = fieldsOf(event)
    this.fault = await faultOf(async () => {
      const { uri, recoveryCodes } = await api('identity.begin-second-factor', { password: given('password') })
      this.step = { is: 'enrolling', uri, recoveryCodes }
    })
    if (this.fault === undefined) void this.updateComplete.then(() => this.#focus('input[name=code]'))
  }

  readonly #confirm = async (event: SubmitEvent): Promise<void> => {
    const { given } = fieldsOf(event)
    const { step } = this
    if (step.is !== 'enrolling') return
    this.fault = await faultOf(() => api('identity.confirm-second-factor', { code: given('code').replaceAll(' ', '') }))
    if (this.fault !== undefined) return this.#focus('input[name=code]')
    this.step = { is: 'codes', recoveryCodes: step.recoveryCodes }
    this.tell('console-second-factor', { on: true })
    done(say('account.secondDone'))
    void this.updateComplete.then(() => this.#focus('h2'))
  }

  readonly #end = async (event: SubmitEvent): Promise<void> => {
    const { form, given } = fieldsOf(event)
    this.fault = await faultOf(() => api('identity.end-second-factor', { password: given('password') }))
    if (this.fault !== undefined) return
    form.reset()
    this.step = { is: 'off' }
    this.tell('console-second-factor', { on: false })
    done(say('account.secondGone'))
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus()
  }
}

define('milpa-second-factor', SecondFactor)
