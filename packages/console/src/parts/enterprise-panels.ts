import type { Output } from '@milpa/client'
import type { MapArea } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/map'
import { html, nothing, type TemplateResult } from 'lit'
import type { EnterpriseRecord } from '../api/records.ts'
import { say } from '../words/say.ts'
import { initials, writeDay, writeLanguage, writePartialDay } from '../words/write.ts'
import { toneOf, workersText } from './enterprise-words.ts'
import { territoryName } from './territory-name.ts'

export type ExactPlace = NonNullable<Output<'enterprises.exact-place'>['place']>

/**
 * What an enterprise is, with its zone on the map, and its street and exact place: once somebody opened them, or `open` to
 * do so, where she may.
 */
export function enterpriseFacts(
  record: EnterpriseRecord,
  areas: readonly MapArea[],
  exact: ExactPlace | undefined,
  open: (() => void) | undefined,
): TemplateResult {
  const point = record.publicPoint
  const facts: readonly (readonly [string, unknown])[] = [
    [say('field.what'), record.what],
    [say('field.activity'), record.activity?.title],
    [say('field.started'), record.started && writePartialDay(record.started)],
    [say('field.stage'), record.stage && say(`stage.${record.stage}`)],
    [say('field.formality'), record.formality && say(`formality.${record.formality}`)],
    [say('field.workers'), workersText(record.workers, record.sizeBand)],
    [say('field.hours'), record.hours],
    [say('field.languages'), record.languages.map(writeLanguage).join(', ')],
    [say('field.locality'), record.locality],
    [say('field.territory'), territoryName(record.territoryCode)],
    [say('field.homeBased'), say(record.homeBased ? 'common.yes' : 'common.no')],
    ...record.externalIds.map(({ system, value }) => [system.toUpperCase(), value] as const),
    [say('common.notes'), record.notes],
  ]
  return html`<section class="panel">
    <header><h2>${say('enterprise.facts')}</h2></header>
    ${
      point
        ? html`<milpa-points-map
            class="small-map"
            label=${say('enterprise.zone')}
            .areas=${areas}
            .points=${[{ id: record.id, lon: point.longitude, lat: point.latitude, label: record.name, note: say('enterprise.zone'), tone: 'maize' as const }]}
          ></milpa-points-map>`
        : nothing
    }
    <div class="body">
      <dl class="facts">
        ${facts
          .filter(([, value]) => Boolean(value))
          .map(
            ([name, value]) =>
              html`<dt>${name}</dt>
                <dd>${value}</dd>`,
          )}
        ${
          exact
            ? html`<dt>${say('enterprise.exact')}</dt>
                <dd>
                  ${
                    exact.latitude !== undefined && exact.longitude !== undefined
                      ? html`<b>${degrees(exact.latitude)}, ${degrees(exact.longitude)}</b>`
                      : nothing
                  }${exact.address ? html`<br />${exact.address}` : nothing}
                </dd>`
            : record.hasExactPlace
              ? html`<dt>${say('enterprise.exact')}</dt>
                  <dd>
                    ${say('enterprise.exactKept')}
                    ${open ? html`<button class="button small" type="button" @click=${open}>${icon('pin')}${say('enterprise.seePlace')}</button>` : nothing}
                  </dd>`
              : nothing
        }
      </dl>
    </div>
    <p class="quiet row small">${icon('lock')}<span class="grow">${say('inventory.lock')}</span></p>
  </section>`
}

/** Who runs or works in it. */
export function enterprisePeople(record: EnterpriseRecord): TemplateResult {
  return html`<section class="panel">
    <header><h2>${say('field.people')}</h2></header>
    ${
      record.people.length
        ? html`<ul class="lines">
            ${record.people.map(
              ({ personId, displayName, role, since, until }) =>
                html`<li>
                  <span class="avatar ${toneOf(displayName)}">${initials(displayName)}</span>
                  <span class="grow"
                    ><a href="/console/entrepreneurs/${personId}"><b>${displayName}</b></a
                    ><small
                      >${[say(`role.${role}`), since && writeDay(since), until && writeDay(until)].filter(Boolean).join(' · ')}</small
                    ></span
                  >
                </li>`,
            )}
          </ul>`
        : html`<p class="quiet">${say('enterprise.nobody')}</p>`
    }
  </section>`
}

/** Who went and looked, and what was found; the newest first. */
export function enterpriseValidations(
  { validations }: EnterpriseRecord,
  nameOf: (id: string) => string,
): TemplateResult {
  return html`<section class="panel">
    <header><h2>${say('validation.history')}</h2></header>
    ${
      validations.length
        ? html`<ul class="lines">
            ${validations.toReversed().map(
              ({ result, note, at, by }) =>
                html`<li>
                  <span class="grow"
                    ><b>${say(`validation.result.${result}`)}</b
                    ><small>${[note, nameOf(by)].filter(Boolean).join(' · ')}</small></span
                  >
                  <span class="soft small">${writeDay(at)}</span>
                </li>`,
            )}
          </ul>`
        : html`<p class="quiet">${say('validation.none')}</p>`
    }
  </section>`
}

/** A tenth of a metre is more than anybody measured. */
const degrees = (value: number): string => String(Number(value.toFixed(6)))
