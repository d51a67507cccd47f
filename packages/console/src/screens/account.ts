import { define } from '@milpa/ui'
import '@milpa/ui/components/field'
import { html, type TemplateResult } from 'lit'
import { api } from '../api/api.ts'
import { formError } from '../app/loading.ts'
import { attempt, done } from '../app/notices.ts'
import { Screen } from '../app/screen.ts'
import { say } from '../words/say.ts'

interface Enrolment {
  readonly uri: string
  readonly recoveryCodes: readonly string[]
}

/** Her own account: password, second step, and every session of hers. */
export class AccountScreen extends Screen {
  static override properties = {
    ...Screen.properties,
    enrolment: { state: true },
    passwordFault: { state: true },
    secondFault: { state: true },
    second: { state: true },
  }
  declare private enrolment: Enrolment | undefined
  declare private passwordFault: unknown
  declare private secondFault: unknown
  declare private second: boolean | undefined

  protected override firstUpdated(): void {
    this.headed(say('account.title'))
  }

  protected override render(): TemplateResult {
    const second = this.second ?? this.session.me.secondFactor
    return html`<div class="page">
      <div class="head">
        <div class="words">
          <h1 tabindex="-1">${say('account.title')}</h1>
          <p>${this.session.me.name} · ${this.session.me.email}</p>
        </div>
        <button class="button" @click=${this.#everywhere}>${say('account.everywhere')}</button>
      </div>
      <form class="panel" novalidate @submit=${this.#change}>
        <header><h2>${say('account.password')}</h2></header>
        <div class="body two">
          <milpa-field label=${say('account.current')}>
            <input class="input" name="current" type="password" autocomplete="current-password" required />
          </milpa-field>
          <milpa-field label=${say('enter.newPassword')} hint=${say('enter.short')}>
            <input class="input" name="next" type="password" autocomplete="new-password" required minlength="10" />
          </milpa-field>
          <div class="across">${formError(this.passwordFault)}</div>
        </div>
        <footer><button class="button">${say('account.change')}</button></footer>
      </form>
      <form class="panel" novalidate @submit=${this.enrolment ? this.#confirm : second ? this.#end : this.#begin}>
        <header><h2>${say('account.second')}</h2></header>
        <div class="body">
          <p>${say(second ? 'account.secondOn' : 'account.secondOff')}</p>
          ${this.enrolment ? this.#enrolling(this.enrolment) : this.#ask()} ${formError(this.secondFault)}
        </div>
        <footer>
          <button class="button">
            ${say(this.enrolment ? 'account.confirm' : second ? 'account.secondEnd' : 'account.secondBegin')}
          </button>
        </footer>
      </form>
    </div>`
  }

  #ask(): TemplateResult {
    return html`<milpa-field label=${say('account.current')}>
      <input class="input" name="password" type="password" autocomplete="current-password" required />
    </milpa-field>`
  }

  #enrolling({ uri, recoveryCodes }: Enrolment): TemplateResult {
    const secret = new URL(uri).searchParams.get('secret') ?? ''
    return html`<p>${say('account.secondScan')}</p>
      <dl class="facts">
        <dt>${say('account.key')}</dt>
        <dd><code class="wrap" id="secret">${secret}</code></dd>
      </dl>
      <p><a class="button" href=${uri}>${say('account.openApp')}</a></p>
      <milpa-field label=${say('enter.code')} hint=${say('enter.codeHint')}>
        <input class="input" name="code" autocomplete="one-time-code" inputmode="numeric" required />
      </milpa-field>
      <p class="note maize">${say('account.recovery')}</p>
      <ul class="row">
        ${recoveryCodes.map((code) => html`<li><code>${code}</code></li>`)}
      </ul>`
  }

  readonly #change = async (event: SubmitEvent): Promise<void> => {
    const { form, given } = fieldsOf(event)
    this.passwordFault = await faultOf(() =>
      api('identity.change-password', { current: given('current'), next: given('next') }),
    )
    if (this.passwordFault !== undefined) return
    form.reset()
    done(say('account.changed'))
  }

  readonly #begin = async (event: SubmitEvent): Promise<void> => {
    const { given } = fieldsOf(event)
    this.secondFault = await faultOf(async () => {
      this.enrolment = await api('identity.begin-second-factor', { password: given('password') })
    })
  }

  readonly #confirm = async (event: SubmitEvent): Promise<void> => {
    const { given } = fieldsOf(event)
    this.secondFault = await faultOf(() => api('identity.confirm-second-factor', { code: given('code').trim() }))
    if (this.secondFault !== undefined) return
    this.enrolment = undefined
    this.second = true
    done(say('account.secondDone'))
  }

  readonly #end = async (event: SubmitEvent): Promise<void> => {
    const { form, given } = fieldsOf(event)
    this.secondFault = await faultOf(() => api('identity.end-second-factor', { password: given('password') }))
    if (this.secondFault !== undefined) return
    form.reset()
    this.second = false
    done(say('account.secondGone'))
  }

  readonly #everywhere = async (): Promise<void> => {
    if (await attempt(() => api('identity.sign-out-everywhere'))) location.assign('/console')
  }
}

function fieldsOf(event: SubmitEvent) {
  event.preventDefault()
  const form = event.currentTarget as HTMLFormElement
  return { form, given: (name: string): string => String(new FormData(form).get(name) ?? '') }
}

async function faultOf(change: () => Promise<unknown>): Promise<unknown> {
  try {
    await change()
    return undefined
  } catch (error) {
    return error
  }
}

define('milpa-screen-account', AccountScreen)
