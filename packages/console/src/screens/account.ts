import { define } from '@milpa/ui'
import '@milpa/ui/components/field'
import { css, html, type TemplateResult } from 'lit'
import { api } from '../api/api.ts'
import { formError } from '../app/loading.ts'
import { attempt, done } from '../app/notices.ts'
import { Screen } from '../app/screen.ts'
import { faultOf, fieldsOf } from '../parts/fields-of.ts'
import '../parts/second-factor.ts'
import { say } from '../words/say.ts'

/** Her own account: password, second step, and every session of hers. */
export class AccountScreen extends Screen {
  static override properties = {
    ...Screen.properties,
    passwordFault: { state: true },
    short: { state: true },
  }
  static override styles = [
    ...[Screen.styles].flat(),
    css`
      @media print {
        .head,
        form {
          display: none;
        }
      }
    `,
  ]
  declare private passwordFault: unknown
  /** The new password that was sent was too short. */
  declare private short: boolean

  protected override firstUpdated(): void {
    this.headed(say('account.title'))
  }

  protected override render(): TemplateResult {
    const { me } = this.session
    return html`<div class="page">
      <div class="head">
        <div class="words">
          <h1 tabindex="-1">${say('account.title')}</h1>
          <p>${me.name} · ${me.email}</p>
        </div>
        <button class="button" @click=${this.#everywhere}>${say('account.everywhere')}</button>
      </div>
      <form class="panel" novalidate @submit=${this.#change}>
        <header><h2>${say('account.password')}</h2></header>
        <div class="body two">
          <milpa-field label=${say('account.current')}>
            <input class="input" name="current" type="password" autocomplete="current-password" required />
          </milpa-field>
          <milpa-field
            label=${say('enter.newPassword')}
            hint=${say('enter.length')}
            error=${this.short ? say('enter.short') : ''}
          >
            <input class="input" name="next" type="password" autocomplete="new-password" required minlength="10" />
          </milpa-field>
          <div class="across">${formError(this.passwordFault)}</div>
        </div>
        <footer><button class="button">${say('account.change')}</button></footer>
      </form>
      <milpa-second-factor email=${me.email} ?on=${me.secondFactor}></milpa-second-factor>
    </div>`
  }

  readonly #change = async (event: SubmitEvent): Promise<void> => {
    const { form, given } = fieldsOf(event)
    this.short = given('next').length < 10
    if (this.short) return form.querySelector<HTMLInputElement>('input[name=next]')?.focus()
    this.passwordFault = await faultOf(() =>
      api('identity.change-password', { current: given('current'), next: given('next') }),
    )
    if (this.passwordFault !== undefined) return
    form.reset()
    done(say('account.changed'))
  }

  readonly #everywhere = async (): Promise<void> => {
    if (await attempt(() => api('identity.sign-out-everywhere'))) location.assign('/console')
  }
}

define('milpa-screen-account', AccountScreen)
