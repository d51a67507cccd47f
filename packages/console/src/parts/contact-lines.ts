import { html, nothing, type TemplateResult } from 'lit'
import type { Contact } from '../api/records.ts'
import { say } from '../words/say.ts'

const schemes: Readonly<Record<Contact['kind'], string>> = {
  phone: 'tel:',
  mobile: 'tel:',
  whatsapp: 'https://wa.me/',
  email: 'mailto:',
  web: '',
  social: '',
}

/** Where she can be reached, each a press away. */
export const contactLines = (contacts: readonly Contact[]): TemplateResult =>
  html`<section class="panel">
    <header><h2>${say('field.contacts')}</h2></header>
    ${
      contacts.length
        ? html`<ul class="lines">
            ${contacts.map(line)}
          </ul>`
        : html`<p class="quiet">${say('contact.none')}</p>`
    }
  </section>`

function line(contact: Contact): TemplateResult {
  const { kind, value, label, publishable } = contact
  const address = kind === 'whatsapp' ? `https://wa.me/${value.replace(/\D/g, '')}` : `${schemes[kind]}${value}`
  const linked = !(kind === 'social' && !value.startsWith('http'))
  return html`<li>
    <span class="grow wrap"
      >${linked ? html`<a href=${address} rel="noreferrer" target=${kind === 'web' || kind === 'social' || kind === 'whatsapp' ? '_blank' : nothing}>${value}</a>` : value}
      <small>${[say(`contact.${kind}`), label].filter(Boolean).join(' · ')}</small></span
    >
    ${publishable ? html`<span class="chip info">${say('contact.public')}</span>` : nothing}
  </li>`
}
