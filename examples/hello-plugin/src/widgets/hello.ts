import { html } from 'lit'
import { define, MilpaElement } from '@milpa/widgets'
import { words } from '../messages/widget.ts'

/** `<milpa-hello>` on any page. Its frame, and what stands there while there is nothing, come with the base. */
class Hello extends MilpaElement {
  static override words = words
  items: readonly { words: string; signature: string }[] = []

  protected override async load(): Promise<boolean> {
    this.items = (await this.get<Pick<Hello, 'items'>>('hello/newest')).items
    return this.items.length > 0
  }

  protected override renderReady() {
    return this.items.map((said) => html`<p class="state"><q>${said.words}</q> <b>${said.signature}</b></p>`)
  }
}
define('milpa-hello', Hello)
