import { define, type TableColumn } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/table'
import { html, nothing, type TemplateResult } from 'lit'
import { askAll } from '../api/api.ts'
import type { Service } from '../api/services.ts'
import { Loading, sentenceOf } from '../app/loading.ts'
import { Screen } from '../app/screen.ts'
import { costText } from '../parts/service-words.ts'
import { currentLanguage, say } from '../words/say.ts'

/** What the centre and its allies offer. */
export class PortfolioScreen extends Screen {
  #columns: readonly TableColumn<Service>[] = []
  #columnsIn = ''
  readonly #services = new Loading(this, () => askAll('services.services'))

  protected override firstUpdated(): void {
    this.headed(say('nav.portfolio'))
  }

  protected override willUpdate(): void {
    if (this.#columnsIn === currentLanguage()) return
    this.#columnsIn = currentLanguage()
    this.#columns = columns()
  }

  protected override render(): TemplateResult {
    const { value, error, isLoading } = this.#services
    const may = this.session.may('services:edit')
    return html`<div class="page">
      <div class="head">
        <div class="words">
          <h1 tabindex="-1">${say('nav.portfolio')}</h1>
          <p>${say('portfolio.intro')}</p>
        </div>
        ${may ? html`<a class="button solid" href="/console/services/new">${icon('plus')}${say('service.add')}</a>` : nothing}
      </div>
      <section class="panel">
        <milpa-table
          label=${say('nav.portfolio')}
          .columns=${this.#columns}
          .rows=${value ?? []}
          .rowName=${({ name }: Service) => name}
          .href=${may ? hrefOf : undefined}
          .error=${error === undefined ? '' : sentenceOf(error)}
          ?loading=${isLoading}
          @milpa-retry=${() => void this.#services.load()}
        >
          <milpa-state
            slot="empty"
            kind="empty"
            heading=${say('portfolio.none')}
            text=${say('portfolio.noneText')}
          ></milpa-state>
        </milpa-table>
      </section>
    </div>`
  }
}

const hrefOf = ({ id }: Service): string => `/console/services/${id}`

const columns = (): readonly TableColumn<Service>[] => [
  {
    key: 'name',
    label: say('common.name'),
    cell: (row) =>
      html`<span class="who"
        ><span class="grow"><b>${row.name}</b><small>${say(`service.kind.${row.kind}`)}</small></span></span
      >`,
  },
  {
    key: 'institution',
    label: say('service.institution'),
    drop: 'medium',
    cell: ({ institution }) => institution.name,
  },
  { key: 'cost', label: say('service.cost'), drop: 'small', cell: costText },
  { key: 'place', label: say('field.place'), drop: 'medium', cell: ({ place }) => place ?? '' },
  {
    key: 'state',
    label: say('common.status'),
    cell: ({ active, public: shown }) =>
      active
        ? html`<span class="row"
            ><span class="chip leaf">${say('common.active')}</span>${
              shown ? html`<span class="chip info">${say('service.public')}</span>` : nothing
            }</span
          >`
        : html`<span class="chip">${say('common.inactive')}</span>`,
  },
]

define('milpa-screen-portfolio', PortfolioScreen)
