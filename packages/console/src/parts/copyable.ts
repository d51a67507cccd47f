import { icon } from '@milpa/ui/icons'
import { html, type TemplateResult } from 'lit'
import { done } from '../app/notices.ts'
import { say } from '../words/say.ts'

/** A text to be taken elsewhere, with the button that copies it. */
export const copyable = (text: string): TemplateResult =>
  html`<div class="row">
    <code class="wrap grow">${text}</code>
    <button class="button small" type="button" @click=${() => void copy(text)}>
      ${icon('copy')}${say('common.copy')}
    </button>
  </div>`

/** Puts a text on the clipboard and says so. */
export async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text)
  done(say('common.copied'))
}
