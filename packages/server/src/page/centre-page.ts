import { html, raw } from 'hono/html'
import { iconMarkup, type IconName } from '@milpa/ui/icons'
import type { Language } from '@milpa/core'
import type { CentreFacts } from './facts.ts'
import { heroDrawing } from './hero-drawing.ts'
import type { WordKey, Words } from './words.ts'

type Service = CentreFacts['services'][number]
type Markup = ReturnType<typeof html>

/** The front page of a centre: what it is, what it offers, who is in its directory, how to get there. */
export function centrePage({ about, services, listed }: CentreFacts, words: Words, language: Language): Markup {
  const toDirectory = `/directory?lang=${language}`
  return html` <div class="in hero">
      <div>
        <h1>${words.say('hero')}</h1>
        ${about.presentation ? html`<p>${about.presentation}</p>` : ''}
        <div class="acts">
          <a class="button solid" href="${toDirectory}">${words.say('seeEnterprises')}</a>
          <a class="button outlined" href="#services">${words.say('seeServices')}</a>
        </div>
      </div>
      <div class="art">${raw(heroDrawing(words.say('heroDrawing')))}</div>
    </div>
    ${listed.count + services.length > 0 ? figures(listed, services.length, words) : ''}
    <section class="part in" id="services" aria-labelledby="services-title">
      <h2 id="services-title">${words.say('whatHere')}</h2>
      ${
        services.length > 0
          ? html`<ul class="cards">
              ${services.map((service) => serviceCard(service, words))}
            </ul>`
          : html`<p class="nothing">${words.say('noServices')}</p>`
      }
    </section>
    <section class="part in" id="visit" aria-labelledby="visit-title">
      <h2 id="visit-title">${words.say('visit')}</h2>
      ${visit(about, words)}
    </section>`
}

function figures(listed: CentreFacts['listed'], offered: number, words: Words): Markup {
  const figure = (count: number, exact: boolean, key: WordKey) =>
    count === 0
      ? ''
      : html`<div>
          <dt>${words.say(key, { count })}</dt>
          <dd>${exact ? '' : '> '}${words.count(count)}</dd>
        </div>`
  return html`<section class="numbers" aria-label="${words.say('figures')}">
    <div class="in">
      <dl>${figure(listed.count, listed.exact, 'figureEnterprises')} ${figure(offered, true, 'figureServices')}</dl>
    </div>
  </section>`
}

const looks: Readonly<Record<Service['kind'], readonly [IconName, 'maize' | 'bean' | 'squash' | 'leaf']>> = {
  training: ['book', 'bean'],
  'technical-assistance': ['activity', 'maize'],
  'legal-assistance': ['scale', 'bean'],
  finance: ['wallet', 'squash'],
  marketing: ['store', 'maize'],
  technology: ['globe', 'bean'],
  production: ['store', 'maize'],
  organisation: ['users', 'bean'],
  advocacy: ['megaphone', 'bean'],
  'job-bank': ['user', 'maize'],
  'trade-centre': ['store', 'squash'],
  childcare: ['user', 'leaf'],
  health: ['shield', 'leaf'],
  environment: ['seed', 'leaf'],
  other: ['link', 'bean'],
}

function serviceCard(service: Service, words: Words): Markup {
  const [icon, sister] = looks[service.kind]
  return html`<li class="service">
    <span class="tile ${sister}">${raw(iconMarkup(icon, 26))}</span>
    <h3>${service.name}</h3>
    ${service.description ? html`<p>${service.description}</p>` : ''}
    <em>${cost(service, words)}</em>
  </li>`
}

function cost(service: Service, words: Words): string {
  if (service.costKind === 'free') return words.say('free')
  if (service.costAmount === null || service.costCurrency === null) return words.say('byArrangement')
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency: service.costCurrency }).resolvedOptions()
    .maximumFractionDigits!
  const amount = words.money(service.costAmount, service.costCurrency, digits)
  return service.costPer === null ? amount : `${amount} / ${service.costPer}`
}

function visit({ address, openingHours, phone, email }: CentreFacts['about'], words: Words): Markup {
  if (!address && !openingHours && !phone && !email) return html`<p class="nothing">${words.say('noContact')}</p>`
  const line = (icon: IconName, content: Markup | string) =>
    html`<dt>${raw(iconMarkup(icon, 22))}</dt>
      <dd>${content}</dd>`
  return html`<div class="visit">
    <dl>
      ${address ? line('pin', address) : ''} ${openingHours ? line('clock', openingHours) : ''}
      ${phone ? line('phone', html`<a href="tel:${phone.replaceAll(/[^+\d]/g, '')}">${phone}</a>`) : ''}
      ${email ? line('mail', html`<a href="mailto:${email}">${email}</a>`) : ''}
    </dl>
  </div>`
}
