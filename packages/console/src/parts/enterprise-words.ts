import { html, nothing, type TemplateResult } from 'lit'
import type { Enterprise, Workers } from '../api/records.ts'
import { say } from '../words/say.ts'
import { daysUntil, writeNumber } from '../words/write.ts'

/** Days after which a validation is old. */
const fresh = 365

/** How sure the record is: validated within a year, long ago, never; or closed. */
export function validationChip(enterprise: Pick<Enterprise, 'status' | 'validatedAt' | 'archivedAt'>): TemplateResult {
  const { status, validatedAt, archivedAt } = enterprise
  if (archivedAt !== null) return html`<span class="chip">${say('enterprise.archived')}</span>`
  if (status !== 'active') return html`<span class="chip danger">${say(`enterprise.status.${status}`)}</span>`
  if (validatedAt === null) return html`<span class="chip maize">${say('validation.never')}</span>`
  return -daysUntil(validatedAt.slice(0, 10)) > fresh
    ? html`<span class="chip maize">${say('validation.old')}</span>`
    : html`<span class="chip leaf">${say('validation.done')}</span>`
}

export const listedChip = ({ listed }: Pick<Enterprise, 'listed'>): TemplateResult | typeof nothing =>
  listed ? html`<span class="chip info">${say('enterprise.listed')}</span>` : nothing

/** 4, of them 3 women. */
export function workersText(workers: readonly Workers[] | null, sizeBand: string | null): string | undefined {
  if (workers === null || workers.length === 0) return sizeBand ?? undefined
  const sum = (groups: readonly Workers[]) => groups.reduce((total, { count }) => total + count, 0)
  return say('enterprise.workersText', {
    count: sum(workers),
    women: sum(workers.filter(({ sex }) => sex === 'women')),
  })
}

/** How many work there, for a column; undefined when only a band is known. */
export const workersShort = (workers: readonly Workers[] | null): string | undefined =>
  workers?.length ? writeNumber(workers.reduce((total, { count }) => total + count, 0)) : undefined

/** Tones of portraits, so that neighbours in a list differ; of the name, so that one keeps its own. */
export function toneOf(name: string): string {
  const tones = ['maize', 'bean', 'squash', 'leaf', 'info']
  let sum = 0
  for (const character of name) sum = (sum * 31 + character.codePointAt(0)!) % 9973
  return tones[sum % tones.length]!
}
