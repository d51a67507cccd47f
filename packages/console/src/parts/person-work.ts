import { icon } from '@milpa/ui/icons'
import { html, nothing, type TemplateResult } from 'lit'
import type { PersonRecord } from '../api/records.ts'
import { say } from '../words/say.ts'

/** What she runs and which groups she is in. `mayAdd`: whether there is a way to add an enterprise. */
export function personWork(record: PersonRecord, { mayAdd }: { readonly mayAdd: boolean }): TemplateResult {
  return html`<section class="panel">
    <header>
      <h2>${say('person.enterprises')}</h2>
      ${
        mayAdd && record.archivedAt === null
          ? html`<a class="button small" href="/console/enterprises/new?person=${record.id}"
              >${icon('plus')}${say('common.add')}</a
            >`
          : nothing
      }
    </header>
    ${
      record.enterprises.length
        ? html`<ul class="lines">
            ${record.enterprises.map(
              ({ enterpriseId, name, role }) =>
                html`<li>
                  <span class="tile maize">${icon('store')}</span>
                  <span class="grow"
                    ><a href="/console/enterprises/${enterpriseId}"><b>${name}</b></a
                    ><small>${say(`role.${role}`)}</small></span
                  >
                </li>`,
            )}
          </ul>`
        : html`<p class="quiet">${say('person.noEnterprise')}</p>`
    }
    ${
      record.groups.length
        ? html`<ul class="lines">
            ${record.groups.map(
              ({ groupId, name, kind, role }) =>
                html`<li>
                  <span class="tile bean">${icon('users')}</span
                  ><span class="grow"
                    ><a href="/console/groups/${groupId}"><b>${name}</b></a
                    ><small>${[say(`group.kind.${kind}`), role].filter(Boolean).join(' · ')}</small></span
                  >
                </li>`,
            )}
          </ul>`
        : nothing
    }
  </section>`
}
