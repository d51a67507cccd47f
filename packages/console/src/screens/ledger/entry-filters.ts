import '@milpa/ui/components/combobox'
import { icon } from '@milpa/ui/icons'
import { html, type TemplateResult } from 'lit'
import type { Account } from '../../api/ledger.ts'
import { accountName } from '../../parts/account-words.ts'
import type { UrlState } from '../../parts/url-state.ts'
import { say } from '../../words/say.ts'
import { accountSource } from './account-options.ts'

/** Filters of a statement, as they stand in the address and as the API calls them. */
export const filterNames = ['order', 'from', 'to', 'category', 'counterparty', 'text'] as const

type Changes = Readonly<Record<string, string | undefined>>
interface Filtered {
  readonly url: UrlState
  readonly to: (changes: Changes) => void
}

/** Days, words, other account, category, and from which end to read. */
export function statementFilters({ url, accounts, to }: Filtered & { readonly accounts: readonly Account[] }) {
  const other = accounts.find(({ id }) => id === url.get('counterparty'))
  return html`<form
    class="filters"
    role="search"
    aria-label=${say('entry.find')}
    @submit=${(event: Event) => event.preventDefault()}
  >
    ${textFilter({ url, to })} ${dayFilter('from', { url, to })} ${dayFilter('to', { url, to })}
    <milpa-combobox
      class="other"
      label=${say('entry.counterparty')}
      .value=${url.get('counterparty') ?? ''}
      .text=${other ? accountName(other) : ''}
      .source=${accountSource(accounts)}
      @milpa-change=${(event: CustomEvent<{ readonly value: string }>) => to({ counterparty: event.detail.value })}
    ></milpa-combobox>
    ${categoryFilter({ url, to })} ${orderFilter({ url, to })}
  </form>`
}

/** Words in the purpose; asked for when she is done writing, and not for a single letter. */
export function textFilter({ url, to }: Filtered): TemplateResult {
  return html`<label class="search grow">
    ${icon('search')}
    <input
      type="search"
      name="text"
      minlength="2"
      aria-label=${say('entry.text')}
      placeholder=${say('entry.text')}
      .value=${url.get('text') ?? ''}
      @change=${(event: Event) => {
        const text = (event.target as HTMLInputElement).value.trim()
        if (text.length !== 1) to({ text })
      }}
    />
  </label>`
}

export function dayFilter(name: 'from' | 'to', { url, to }: Filtered): TemplateResult {
  return html`<label class="row"
    ><span class="small soft">${say(name === 'from' ? 'common.from' : 'common.until')}</span>
    <input
      class="input day"
      type="date"
      name=${name}
      .value=${url.get(name) ?? ''}
      @change=${(event: Event) => to({ [name]: (event.target as HTMLInputElement).value })}
  /></label>`
}

export function categoryFilter({ url, to }: Filtered, name: 'category' | 'fund' = 'category'): TemplateResult {
  return html`<label class="row"
    ><span class="small soft">${say(`transfer.${name}`)}</span>
    <input
      class="input label"
      name=${name}
      .value=${url.get(name) ?? ''}
      @change=${(event: Event) => to({ [name]: slugOf((event.target as HTMLInputElement).value) })}
  /></label>`
}

export function orderFilter({ url, to }: Filtered): TemplateResult {
  const shown = url.get('order') ?? 'newest'
  return html`<div class="segmented" role="group" aria-label=${say('entry.order')}>
    ${(['newest', 'oldest'] as const).map(
      (order) =>
        html`<button
          type="button"
          aria-pressed=${order === shown}
          @click=${() => to({ order: order === 'newest' ? undefined : order })}
        >
          ${say(`entry.order.${order}`)}
        </button>`,
    )}
  </div>`
}

/** A label as the books keep it: *Capital semilla* is `capital-semilla`. */
export const slugOf = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9:]+/g, '-')
    .replaceAll(/^[-:]+|[-:]+$/g, '')
