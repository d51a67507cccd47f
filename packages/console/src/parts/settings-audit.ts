import type { Output } from '@milpa/client'
import { define } from '@milpa/ui'
import '@milpa/ui/components/field'
import '@milpa/ui/components/state'
import { icon } from '@milpa/ui/icons'
import { css, html, nothing, type TemplateResult } from 'lit'
import { api, ask, type Page } from '../api/api.ts'
import type { AuditEntry, StaffMember } from '../api/centre.ts'
import { Loading } from '../app/loading.ts'
import { attempt } from '../app/notices.ts'
import { say, sayIf } from '../words/say.ts'
import { writeInstant } from '../words/write.ts'
import { firstMomentOf } from './first-moment.ts'
import { SettingsPart } from './settings-part.ts'
import { staffMembers } from './staff-names.ts'

interface Filters {
  readonly actorId: string
  readonly what: string
  readonly from: string
  readonly until: string
}

const noFilters: Filters = { actorId: '', what: '', from: '', until: '' }

/** Who did what, newest first; and whether nobody tampered with it. */
export class SettingsAudit extends SettingsPart {
  static override properties = {
    ...SettingsPart.properties,
    older: { state: true },
    chain: { state: true },
    filters: { state: true },
    people: { state: true },
  }
  static override styles = [
    ...[SettingsPart.styles].flat(),
    css`
      .filters {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr));
        gap: 10px 14px;
        align-items: end;
        padding: 12px var(--milpa-pad);
        border-bottom: 1px solid var(--milpa-line);
      }
      .when {
        flex: 0 0 auto;
        color: var(--milpa-ink-soft);
        font-size: var(--milpa-size-s);
        font-variant-numeric: tabular-nums;
      }
      .lines > li > .grow {
        min-width: 0;
        overflow-wrap: anywhere;
      }
    `,
  ]
  declare private older: Page<AuditEntry> | undefined
  declare private chain: Output<'centre.audit-chain'> | undefined
  declare private filters: Filters
  declare private people: readonly StaffMember[]
  readonly #first = new Loading(this, (signal) => ask('centre.audit', this.#query(), signal))

  constructor() {
    super()
    this.filters = noFilters
    this.people = []
  }

  override connectedCallback(): void {
    super.connectedCallback()
    // Without them the list stands, only its filter by person is shorter.
    void staffMembers().then(
      (people) => (this.people = people),
      () => undefined,
    )
  }

  protected override render(): unknown {
    return html`<section class="panel">
      <header>
        <h2>${say('settings.audit')}</h2>
        <button class="button small" type="button" @click=${this.#check}>${icon('shield')}${say('audit.check')}</button>
      </header>
      ${
        this.chain
          ? html`<p class="note ${this.chain.whole ? 'leaf' : 'danger'}" role="status">
              ${say(this.chain.whole ? 'audit.whole' : 'audit.broken', { count: this.chain.entries })}
            </p>`
          : nothing
      }
      ${this.#filters()} ${this.#first.show((page) => this.#list(page))}
    </section>`
  }

  #filters(): TemplateResult {
    const { actorId, what, from, until } = this.filters
    const isSet = Object.values(this.filters).some(Boolean)
    return html`<form class="filters" role="search" aria-label=${say('audit.filters')} @change=${this.#onFilter}>
      <milpa-field label=${say('audit.who')}>
        <select class="input" name="actorId" .value=${actorId}>
          <option value="">${say('audit.everybody')}</option>
          ${this.people.map(({ id, name }) => html`<option value=${id} ?selected=${id === actorId}>${name}</option>`)}
        </select>
      </milpa-field>
      <milpa-field label=${say('audit.what')}>
        <select class="input" name="what" .value=${what}>
          <option value="">${say('audit.everything')}</option>
          ${this.session
            .allDoneNames()
            .map(([id, name]) => html`<option value=${id} ?selected=${id === what}>${name}</option>`)}
        </select>
      </milpa-field>
      <milpa-field label=${say('common.from')}>
        <input class="input" name="from" type="date" .value=${from} />
      </milpa-field>
      <milpa-field label=${say('common.until')}>
        <input class="input" name="until" type="date" .value=${until} />
      </milpa-field>
      ${
        isSet
          ? html`<button class="button small" type="button" @click=${() => this.#filter(noFilters)}>
              ${say('audit.clear')}
            </button>`
          : nothing
      }
    </form>`
  }

  #list(page: Page<AuditEntry>): TemplateResult {
    const items = [...page.items, ...(this.older?.items ?? [])]
    const next = this.older ? this.older.next : page.next
    if (items.length === 0) {
      return html`<milpa-state kind="empty" heading=${say('audit.none')} text=${say('audit.noneText')}></milpa-state>`
    }
    return html`<ul class="lines">
        ${items.map((entry) => this.#line(entry))}
      </ul>
      ${
        next
          ? html`<footer>
              <button class="button small" type="button" @click=${() => void this.#more(next)}>
                ${say('common.more')}
              </button>
            </footer>`
          : nothing
      }`
  }

  #line(entry: AuditEntry): TemplateResult {
    const { at, what, detail } = entry
    const reason = detail?.['reason']
    const proof = typeof detail?.['proof'] === 'string' ? sayIf(`audit.proof.${detail['proof']}`) : undefined
    return html`<li>
      <span class="grow">
        <b>${this.session.doneName(what)}</b> ${subject(entry)}
        <small
          >${[who(entry), proof, typeof reason === 'string' ? reason : undefined].filter(Boolean).join(' · ')}</small
        >
      </span>
      <time class="when" datetime=${at}>${writeInstant(at)}</time>
    </li>`
  }

  #query() {
    const { actorId, what, from, until } = this.filters
    const zone = this.session.centre.timeZone
    return {
      limit: 50,
      actorId,
      what,
      from: from ? firstMomentOf(from, zone) : '',
      until: until ? firstMomentOf(until, zone, 1) : '',
    }
  }

  #filter(filters: Filters): void {
    this.filters = filters
    this.older = undefined
    void this.#first.load()
  }

  readonly #onFilter = (event: Event): void => {
    const { name, value } = event.target as HTMLInputElement | HTMLSelectElement
    this.#filter({ ...this.filters, [name]: value })
  }

  readonly #check = async (): Promise<void> => {
    await attempt(async () => (this.chain = await api('centre.audit-chain')))
  }

  async #more(after: string): Promise<void> {
    await attempt(async () => {
      const page = await ask('centre.audit', { ...this.#query(), after })
      this.older = { ...page, items: [...(this.older?.items ?? []), ...page.items] }
    })
  }
}

/** Where a subject has a page of its own. */
const pages: Readonly<Record<string, (id: string) => string>> = {
  person: (id) => `entrepreneurs/${id}`,
  enterprise: (id) => `enterprises/${id}`,
  group: (id) => `groups/${id}`,
  case: (id) => `cases/${id}`,
  service: (id) => `services/${id}`,
  import: (id) => `import/${id}`,
  account: (id) => `accounts/${id}`,
  institution: () => 'institutions',
  campaign: () => 'campaigns',
  'staff-member': () => 'settings/staff',
}

/** What an entry is about, by name, with a link where it has a page. One's own account needs no naming. */
function subject({ subjectKind, subjectId, subjectName, actorId }: AuditEntry): TemplateResult | string {
  if (subjectKind === null || subjectId === null || subjectId === actorId) return ''
  const page = pages[subjectKind]?.(subjectId)
  if (page === undefined) return subjectName ?? ''
  return html`<a href="/console/${page}">${subjectName ?? say('audit.open')}</a>`
}

function who({ actorName, actorKind }: AuditEntry): string {
  if (actorName !== null) return actorName
  if (actorKind === 'system') return say('common.system')
  return say(actorKind === 'machine' ? 'audit.machine' : actorKind === 'public' ? 'audit.nobody' : 'common.somebody')
}

define('milpa-settings-audit', SettingsAudit)
