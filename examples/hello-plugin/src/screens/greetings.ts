import { html, LitElement } from 'lit'
import { base, controls, define, host, surfaces } from '@milpa/ui'
import type { ScreenContext } from '@milpa/console/screen'

/** A page of the console: where a greeting is written down, and all that were. */
class Greetings extends LitElement {
  static override properties = { context: { attribute: false }, items: { state: true }, problem: { state: true } }
  static override styles = [base, host, controls, surfaces]
  declare context: ScreenContext
  declare items: readonly { words: string; signature: string }[]
  declare problem: string

  override firstUpdated() {
    void this.#readAfter(Promise.resolve())
  }
  async #readAfter(work: Promise<unknown>) {
    const read = work.then(() => this.context.get<Pick<Greetings, 'items'>>('/api/hello/greetings'))
    Object.assign(this, { problem: '' }, await read.catch(({ message }: Error) => ({ problem: message })))
  }
  #write(event: SubmitEvent) {
    event.preventDefault()
    const { shown, ...said } = Object.fromEntries(new FormData(event.target as HTMLFormElement))
    void this.#readAfter(this.context.post('/api/hello/greetings', { ...said, shown: shown === 'on' }))
  }

  protected override render() {
    const { say, may, get } = this.context
    const find = async (search: string) => {
      const { items } = await get<{ items: { id: string; name: string }[] }>('/api/enterprises/inventory', { search })
      return items.map(({ id, name }) => ({ value: id, label: name }))
    }
    return html`<form class="stack" ?hidden=${!may('hello:write')} @submit=${this.#write}>
        <milpa-combobox name="id" label=${say('screen.enterprise')} .source=${find} required></milpa-combobox>
        <milpa-field label=${say('screen.words')}><input class="input" name="words" required /></milpa-field>
        <milpa-field label=${say('screen.signature')}><input class="input" name="signature" required /></milpa-field>
        <label class="choice"><input type="checkbox" name="shown" checked /> ${say('screen.shown')}</label>
        <button class="button solid">${say('screen.write')}</button>
        <p role="alert">${this.problem}</p>
      </form>
      ${this.items?.map((said) => html`<p class="card">${said.words} <span class="soft">${said.signature}</span></p>`)}`
  }
}
define('milpa-hello-greetings', Greetings)
