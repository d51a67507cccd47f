import { icon } from '@milpa/ui/icons'
import { html, type TemplateResult } from 'lit'
import { request } from '../../api/api.ts'
import { attempt } from '../../app/notices.ts'
import { keepFile } from '../../parts/csv.ts'
import { fieldsOf } from '../../parts/fields-of.ts'
import { say } from '../../words/say.ts'

const formats = ['jsonl', 'csv', 'hledger', 'ledger', 'beancount'] as const

/** Hands out a copy of the books, with their seals or for another accounting program. */
export function takeBooks(): TemplateResult {
  return html`<section class="panel">
    <header><h2>${say('books.title')}</h2></header>
    <form
      class="body stack"
      @submit=${(event: SubmitEvent) => {
        const { given } = fieldsOf(event)
        void attempt(() => take(given('format')))
      }}
    >
      <p>${say('books.text')}</p>
      <milpa-field label=${say('books.format')}>
        <select class="input" name="format">
          ${formats.map((format) => html`<option value=${format}>${say(`books.format.${format}`)}</option>`)}
        </select>
      </milpa-field>
      <div class="row">
        <button class="button">${icon('download')}${say('books.take')}</button>
      </div>
    </form>
  </section>`
}

/** As a request of ours, since it has to say for which centre. */
async function take(format: string): Promise<void> {
  const answer = await request(`/api/ledger/export/file?format=${encodeURIComponent(format)}`)
  const named = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1]
  keepFile(named ?? format, await answer.blob())
}
