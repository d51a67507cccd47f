import type { MapPoint, TableColumn } from '@milpa/ui'
import { html, type TemplateResult } from 'lit'
import type { Enterprise } from '../api/records.ts'
import { say } from '../words/say.ts'
import { initials, writeDay } from '../words/write.ts'
import { listedChip, toneOf, validationChip, workersShort } from './enterprise-words.ts'

export const nameOf = ({ name }: Enterprise): string => name
export const hrefOf = ({ id }: Enterprise): string => `/console/enterprises/${id}`

/** Columns of the inventory, in the present language. */
export function columns(): readonly TableColumn<Enterprise>[] {
  return [
    { key: 'name', label: say('inventory.column.name'), sortable: true, cell: nameCell },
    {
      key: 'locality',
      label: say('inventory.column.locality'),
      drop: 'small',
      cell: ({ locality }) => locality ?? '',
    },
    {
      key: 'workers',
      label: say('inventory.column.workers'),
      drop: 'small',
      cell: ({ workers, sizeBand }) => workersShort(workers) ?? sizeBand ?? '',
    },
    { key: 'validated', label: say('inventory.column.validation'), sortable: true, drop: 'small', cell: stateCell },
    {
      key: 'updated',
      label: say('inventory.column.updated'),
      sortable: true,
      drop: 'medium',
      cell: ({ updatedAt }) => html`<span class="nowrap">${writeDay(updatedAt)}</span>`,
    },
  ]
}

function nameCell(row: Enterprise): TemplateResult {
  const owner = row.people.find(({ until }) => until === null)?.displayName
  const second = [row.activity?.title ?? row.what, owner].filter(Boolean).join(' · ')
  return html`<span class="who">
    <span class="avatar ${toneOf(row.name)}">${initials(row.name)}</span>
    <span class="grow"><b>${row.name}</b><small>${second}</small></span>
  </span>`
}

const stateCell = (row: Enterprise): TemplateResult =>
  html`<span class="row">${validationChip(row)}${listedChip(row)}</span>`

/** Where an enterprise stands on the map; undefined when it has no place. */
export function pointOf(row: Enterprise): MapPoint | undefined {
  if (!row.publicPoint) return undefined
  return {
    id: row.id,
    lon: row.publicPoint.longitude,
    lat: row.publicPoint.latitude,
    label: row.name,
    note: [row.activity?.title, row.locality].filter(Boolean).join(' · '),
    tone: row.status !== 'active' ? 'danger' : 'maize',
  }
}
