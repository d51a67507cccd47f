import { ProblemError } from '@milpa/client'
import { define } from '@milpa/ui'
import { mark } from '@milpa/ui/icons'
import '@milpa/ui/components/field'
import { css, html, nothing, type TemplateResult } from 'lit'
import { api } from '../api/api.ts'
import { say } from '../words/say.ts'
import { sentenceOf } from './loading.ts'
import { Part } from './screen.ts'

type Step = 'password' | 'code' | 'invitation'

/**
 * Signing in: address and password, then the code where one is asked for. With `token`, of an invitation, a first
 * password is chosen instead. Event: `console-signed-in`.
 */
export class ConsoleSignIn extends Part {
  static override properties = {
    token: {},
    inside: { type: Boolean },
    step: { state: true },
    busy: { state: true },
    wrong: { state: true },
    told: { state: true },
  }
  static override styles = [
    ...[Part.styles].flat(),
    css`
      :host {
        display: grid;
        place-items: center;
        min-height: calc(100dvh - 8px);
        padding: 24px 16px;
      }
      :host([inside]) {
        min-height: 0;
        padding: 0;
      }
      .box {
        width: min(24rem, 100%);
      }
      :host(:not([inside])) .box {
        padding: 28px;
        border: 1px solid var(--milpa-line);
        border-radius: 28px 28px 28px 7px;
        background: var(--milpa-surface);
      }
      form {
        display: grid;
        gap: 14px;
      }
      h1 {
        margin-top: 12px;
      }
      .intro {
        margin: 4px 0 18px;
        color: var(--milpa-ink-soft);
      }
      .code {
        font-size: 1.25rem;
        letter-spacing: 0.2em;
        font-variant-numeric: tabular-nums;
      }
    `,
  ]

  /** Of an invitation, from its link. */
  declare token: string
  /** In a dialog over her work, not a page of its own. */
  declare inside: boolean
  declare private step: Step
  declare private busy: boolean
  declare private wrong: string
  declare private told: string

  constructor() {
    super()
    this.token = this.wrong = this.told = ''
    this.inside = this.busy = false
    this.step = 'password'
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.token) this.step = 'invitation'
  }

  override focus(): void {
    this.renderRoot.querySelector('input')?.focus()
  }

  protected override render(): TemplateResult {
    const heading =
      this.step === 'code' ? 'enter.codeTitle' : this.step === 'invitation' ? 'enter.invited' : 'enter.title'
    const intro =
      this.step === 'code' ? 'enter.codeHint' : this.step === 'invitation' ? 'enter.invitedText' : 'enter.intro'
    return html`<div class="box">
      ${
        this.inside
          ? nothing
          : html`${mark(40)}
              <h1 tabindex="-1">${say(heading)}</h1>`
      }
      <p class="intro">${say(intro)}</p>
      <form novalidate @submit=${this.#submit}>
        ${this.told ? html`<p class="note leaf" role="status">${this.told}</p>` : nothing}
        ${this.wrong ? html`<p class="note danger" role="alert">${this.wrong}</p>` : nothing}
        ${this.step === 'code' ? this.#code() : this.step === 'invitation' ? this.#invitation() : this.#password()}
      </form>
    </div>`
  }

  #password(): TemplateResult {
    return html`<milpa-field label=${say('enter.email')}>
        <input class="input" name="email" type="email" autocomplete="username" required inputmode="email" />
      </milpa-field>
      <milpa-field label=${say('enter.password')}>
        <input class="input" name="password" type="password" autocomplete="current-password" required />
      </milpa-field>
      ${this.#button('enter.submit')}
      <p class="small soft">${say('enter.forgotten')}</p>`
  }

  #code(): TemplateResult {
    return html`<milpa-field label=${say('enter.code')}>
        <input class="input code" name="code" autocomplete="one-time-code" inputmode="numeric" required />
      </milpa-field>
      ${this.#button('enter.submit')}
      <button class="button plain" type="button" @click=${() => this.#to('password')}>${say('enter.back')}</button>`
  }

  #invitation(): TemplateResult {
    return html`<milpa-field label=${say('enter.newPassword')}>
        <input class="input" name="password" type="password" autocomplete="new-password" required minlength="10" />
      </milpa-field>
      <milpa-field label=${say('enter.repeat')}>
        <input class="input" name="repeat" type="password" autocomplete="new-password" required />
      </milpa-field>
      ${this.#button('enter.keepPassword')}`
  }

  #button(label: 'enter.submit' | 'enter.keepPassword'): TemplateResult {
    return html`<button class="button solid wide" aria-busy=${this.busy ? 'true' : nothing}>${say(label)}</button>`
  }

  #to(step: Step): void {
    this.step = step
    this.wrong = ''
    void this.updateComplete.then(() => this.focus())
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (this.busy) return
    const form = event.currentTarget as HTMLFormElement
    const given = (name: string): string => String(new FormData(form).get(name) ?? '')
    this.busy = true
    this.wrong = this.told = ''
    try {
      await this.#send(given)
    } catch (error) {
      this.wrong = this.#why(error)
      form.querySelector<HTMLInputElement>('input[type=password], input[name=code]')?.select()
    } finally {
      this.busy = false
    }
  }

  async #send(given: (name: string) => string): Promise<void> {
    if (this.step === 'password') {
      const answer = await api('identity.sign-in', {
        email: given('email'),
        password: given('password'),
      })
      if (answer.secondFactor) this.#to('code')
      else this.tell('console-signed-in')
    } else if (this.step === 'code') {
      await api('identity.second-factor', { code: given('code').replaceAll(' ', '') })
      this.tell('console-signed-in')
    } else {
      if (given('password').length < 10) this.wrong = say('enter.short')
      else if (given('password') !== given('repeat')) this.wrong = say('enter.differ')
      if (this.wrong) return
      await api('identity.accept-invitation', { token: this.token, password: given('password') })
      this.told = say('enter.passwordSet')
      this.#to('password')
    }
  }

  #why(error: unknown): string {
    if (!(error instanceof ProblemError)) return sentenceOf(error)
    if (error.code === 'IDENTITY_WRONG_CODE') return say('enter.codeWrong')
    if (error.code === 'IDENTITY_WRONG_CREDENTIALS' || error.code === 'INVALID_INPUT') return say('enter.wrong')
    const seconds = error.data['seconds']
    if (error.status === 429 && typeof seconds === 'number') {
      return say('enter.slowDown', { minutes: Math.max(1, Math.ceil(seconds / 60)) })
    }
    return error.message
  }
}

define('milpa-console-sign-in', ConsoleSignIn)
