import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/menu'
import { html, nothing, type TemplateResult } from 'lit'
import { api, askAll, submit } from '../api/api.ts'
import { type Agreement, type Institution, institutionKinds } from '../api/services.ts'
import { Loading } from '../app/loading.ts'
import { done } from '../app/notices.ts'
import { ScreenWithForm } from '../app/screen-with-form.ts'
import { agreementChip, dueWords } from '../parts/agreement-words.ts'
import { filled, type FormField, orNulls, textOf } from '../parts/form-dialog.ts'
import { say } from '../words/say.ts'
import { today, writeDay } from '../words/write.ts'

/** Institutions, and the agreements with them: what ends first stands first. */
export class InstitutionsScreen extends ScreenWithForm {
  readonly #data = new Loading(this, async () => {
    const [institutions, agreements] = await Promise.all([
      askAll('services.institutions'),
      askAll('services.agreements'),
    ])
    return { institutions, agreements }
  })

  protected override firstUpdated(): void {
    this.headed(say('nav.institutions'))
  }

  protected override render(): TemplateResult {
    const may = this.session.may('services:institutions')
    return html`<div class="page">
      <div class="head">
        <div class="words">
          <h1 tabindex="-1">${say('nav.institutions')}</h1>
          <p>${say('institutions.intro')}</p>
        </div>
        ${
          may
            ? html`<div class="actions">
                <button class="button" type="button" @click=${() => this.#askAgreement()}>
                  ${icon('plus')}${say('agreement.add')}
                </button>
                <button class="button solid" type="button" @click=${() => this.#askInstitution()}>
                  ${icon('plus')}${say('institution.add')}
                </button>
              </div>`
            : nothing
        }
      </div>
      ${this.#data.show(
        ({ institutions, agreements }) =>
          html`<div class="columns aside">
            <section class="panel">
              <header><h2>${say('agreements.title')}</h2></header>
              ${
                agreements.length
                  ? html`<ul class="lines">
                      ${agreements.map((one) => this.#agreement(one, may))}
                    </ul>`
                  : html`<p class="quiet">${say('agreements.none')}</p>`
              }
            </section>
            <section class="panel">
              <header><h2>${say('nav.institutions')}</h2></header>
              ${
                institutions.length
                  ? html`<ul class="lines">
                      ${institutions.map((one) => this.#institution(one, may))}
                    </ul>`
                  : html`<p class="quiet">${say('institutions.none')}</p>`
              }
            </section>
          </div>`,
      )}
      ${this.dialog()}
    </div>`
  }

  #agreement(one: Agreement, may: boolean): TemplateResult {
    const open = one.status === 'in-force' || one.status === 'to-renew' || one.status === 'expired'
    return html`<li>
      <span class="tile bean">${icon('file')}</span>
      <span class="grow"
        ><b>${one.title}</b
        ><small
          >${[
            one.institution.name,
            one.number,
            `${writeDay(one.startsOn)} – ${one.endsOn ? writeDay(one.endsOn) : say('agreement.noEnd')}`,
          ]
            .filter(Boolean)
            .join(' · ')}</small
        ></span
      >
      <span class="verbs">
        ${dueWords(one)} ${agreementChip(one)}
        ${
          may && open
            ? html`<button class="button small" type="button" @click=${() => this.#askRenewal(one)}>
                  ${say('agreement.renew')}
                </button>
                <button class="button small" type="button" @click=${() => this.#askEnd(one)}>
                  ${say('agreement.end')}
                </button>`
            : nothing
        }
      </span>
    </li>`
  }

  #institution(one: Institution, may: boolean): TemplateResult {
    return html`<li>
      <span class="grow"
        ><b>${one.name}</b
        ><small
          >${[say(`institution.kind.${one.kind}`), one.contactName, one.contactPhone].filter(Boolean).join(' · ')}</small
        ></span
      >
      ${one.active ? nothing : html`<span class="chip">${say('common.inactive')}</span>`}
      ${
        may
          ? html`<button
              class="button round small"
              type="button"
              aria-label=${`${say('common.edit')} ${one.name}`}
              @click=${() => this.#askInstitution(one)}
            >
              ${icon('edit')}
            </button>`
          : nothing
      }
    </li>`
  }

  #askInstitution(one?: Institution): void {
    const names = ['website', 'contactName', 'contactPhone', 'contactEmail', 'address', 'notes'] as const
    const fields: readonly FormField[] = [
      { name: 'name', label: say('common.name'), value: one?.name ?? '' },
      {
        name: 'kind',
        label: say('institution.kind'),
        kind: 'select',
        value: one?.kind ?? 'public',
        options: institutionKinds.map((kind) => [kind, say(`institution.kind.${kind}`)] as const),
      },
      ...names.map((name): FormField => ({
        name,
        label: say(`institution.${name}`),
        optional: true,
        value: one?.[name] ?? '',
        ...(name === 'notes' ? { kind: 'area' as const } : {}),
      })),
      ...(one ? [{ name: 'active', label: say('common.active'), kind: 'check' as const, value: one.active }] : []),
    ]
    this.form = {
      heading: one?.name ?? say('institution.add'),
      action: say('common.save'),
      fields,
      act: async (values) => {
        const named = { name: textOf(values, 'name'), kind: values['kind'] }
        if (one)
          await submit('services.change-institution', {
            id: one.id,
            ...named,
            ...orNulls(values, ...names),
            active: values['active'] === true,
          })
        else await submit('services.add-institution', { ...named, ...filled(values, ...names) })
        done(say('common.saved'))
        void this.#data.load()
      },
    }
  }

  #askAgreement(): void {
    const institutions = this.#data.value?.institutions.filter(({ active }) => active) ?? []
    this.form = {
      heading: say('agreement.add'),
      action: say('common.save'),
      fields: [
        {
          name: 'institutionId',
          label: say('service.institution'),
          kind: 'select',
          options: institutions.map(({ id, name }) => [id, name] as const),
        },
        { name: 'title', label: say('agreement.title') },
        { name: 'number', label: say('agreement.number'), optional: true },
        { name: 'startsOn', label: say('common.from'), kind: 'date', value: today() },
        { name: 'endsOn', label: say('common.until'), kind: 'date', optional: true },
        { name: 'ourDuties', label: say('agreement.ourDuties'), kind: 'area', optional: true },
        { name: 'theirDuties', label: say('agreement.theirDuties'), kind: 'area', optional: true },
      ],
      act: async (values) => {
        await submit(
          'services.add-agreement',
          filled(values, 'institutionId', 'title', 'number', 'startsOn', 'endsOn', 'ourDuties', 'theirDuties'),
        )
        done(say('common.saved'))
        void this.#data.load()
      },
    }
  }

  #askRenewal(one: Agreement): void {
    this.form = {
      heading: say('agreement.renew'),
      intro: one.title,
      action: say('agreement.renew'),
      fields: [
        { name: 'number', label: say('agreement.number'), optional: true },
        { name: 'startsOn', label: say('common.from'), kind: 'date', optional: true, hint: say('agreement.renewHint') },
        { name: 'endsOn', label: say('common.until'), kind: 'date', optional: true },
      ],
      act: async (values) => {
        await submit('services.renew-agreement', { id: one.id, ...filled(values, 'number', 'startsOn', 'endsOn') })
        done(say('agreement.renewed'))
        void this.#data.load()
      },
    }
  }

  #askEnd(one: Agreement): void {
    this.form = {
      heading: say('agreement.end'),
      intro: one.title,
      action: say('agreement.end'),
      fields: [{ name: 'because', label: say('common.reason') }],
      act: async (values) => {
        await api('services.end-agreement', { id: one.id, because: textOf(values, 'because') })
        void this.#data.load()
      },
    }
  }
}

define('milpa-screen-institutions', InstitutionsScreen)
