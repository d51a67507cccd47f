import { type Output, ProblemError } from '@milpa/client'
import { define } from '@milpa/ui'
import { mark } from '@milpa/ui/icons'
import '@milpa/ui/components/field'
import '@milpa/ui/components/state'
import { css, html, nothing, type TemplateResult } from 'lit'
import { api } from '../api/api.ts'
import { say } from '../words/say.ts'
import { sentenceOf } from './loading.ts'
import { Part } from './screen.ts'

type Step = 'password' | 'code' | 'looking' | 'invitation' | 'over'
type Fault = { readonly of: 'password' | 'repeat'; readonly text: string }

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
    fault: { state: true },
    invited: { state: true },
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
  /** What a field of the new password lacks; said once it was sent. */
  declare private fault: Fault | undefined
  /** Whom the invitation is for. */
  declare private invited: Output<'identity.invitation'> | undefined

  constructor() {
    super()
    this.token = this.wrong = ''
    this.inside = this.busy = false
    this.step = 'password'
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.token) void this.#look()
  }

  override focus(): void {
    this.renderRoot.querySelector('input')?.focus()
  }

  /** Says at once whether the link is still good, before anything is typed. */
  async #look(): Promise<void> {
    this.step = 'looking'
    this.wrong = ''
    try {
      this.invited = await api('identity.invitation', { token: this.token })
      this.step = 'invitation'
    } catch (error) {
      const over = error instanceof ProblemError && error.status < 429
      if (!over) this.wrong = sentenceOf(error)
      this.step = over ? 'over' : 'looking'
    }
  }

  protected override render(): TemplateResult {
    return html`<div class="box">
      ${this.inside ? nothing : mark(40)} ${this.step === 'looking' ? this.#looking() : this.#step()}
    </div>`
  }

  #looking(): TemplateResult {
    if (!this.wrong) return html`<milpa-state kind="loading"></milpa-state>`
    return html`<milpa-state kind="error" text=${this.wrong} @milpa-retry=${() => void this.#look()}></milpa-state>`
  }

  #step(): TemplateResult {
    const words = {
      password: ['enter.title', 'enter.intro'],
      code: ['enter.codeTitle', 'enter.codeHint'],
      invitation: ['enter.invited', 'enter.invitedText'],
      over: ['enter.over', 'enter.overText'],
    } as const
    const [heading, intro] = words[this.step as keyof typeof words]
    const { centre, name = '' } = this.invited ?? {}
    const values = { centre: centre?.name ?? '', name }
    return html`${this.inside ? nothing : html`<h1 tabindex="-1">${say(heading, values)}</h1>`}
      <p class="intro">${say(intro, values)}</p>
      ${
        this.step === 'over'
          ? html`<p class="soft">${say('enter.overUsed')}</p>
              <p><a class="button solid wide" href="/console">${say('enter.toSignIn')}</a></p>`
          : html`<form novalidate @submit=${this.#submit}>
              ${this.wrong ? html`<p class="note danger" role="alert">${this.wrong}</p>` : nothing}
              ${this.step === 'code' ? this.#code() : this.step === 'invitation' ? this.#invitation() : this.#password()}
            </form>`
      }`
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
    const error = (of: Fault['of']) => (this.fault?.of === of ? this.fault.text : '')
    return html`<milpa-field label=${say('enter.email')}>
        <input
          class="input"
          name="email"
          type="email"
          autocomplete="username"
          readonly
          .value=${this.invited?.email ?? ''}
        />
      </milpa-field>
      <milpa-field label=${say('enter.newPassword')} hint=${say('enter.length')} error=${error('password')}>
        <input class="input" name="password" type="password" autocomplete="new-password" required minlength="10" />
      </milpa-field>
      <milpa-field label=${say('enter.repeat')} error=${error('repeat')}>
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
    this.wrong = ''
    this.fault = undefined
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
      const password = given('password')
      if (password.length < 10) this.fault = { of: 'password', text: say('enter.short') }
      else if (password !== given('repeat')) this.fault = { of: 'repeat', text: say('enter.differ') }
      if (this.fault) {
        this.renderRoot.querySelector<HTMLInputElement>(`input[name=${this.fault.of}]`)?.focus()
        return
      }
      const answer = await api('identity.accept-invitation', { token: this.token, password })
      if (answer.secondFactor) this.#to('code')
      else this.tell('console-signed-in')
    }
  }

  #why(error: unknown): string {
    if (!(error instanceof ProblemError)) return sentenceOf(error)
    if (error.code === 'IDENTITY_WRONG_CODE') return say('enter.codeWrong')
    if (error.code === 'IDENTITY_INVITATION_OVER') this.step = 'over'
    if (error.code === 'IDENTITY_WRONG_CREDENTIALS' || error.code === 'INVALID_INPUT') return say('enter.wrong')
    const seconds = error.data['seconds']
    if (error.status === 429 && typeof seconds === 'number') {
      return say('enter.slowDown', { minutes: Math.max(1, Math.ceil(seconds / 60)) })
    }
    return error.message
  }
}

define('milpa-console-sign-in', ConsoleSignIn)
