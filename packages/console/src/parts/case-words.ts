import { html, type TemplateResult } from 'lit'
import type { CaseStatus } from '../api/cases.ts'
import { say } from '../words/say.ts'

const tones: Readonly<Record<CaseStatus, string>> = {
  requested: 'maize',
  accepted: 'info',
  'in-progress': 'bean',
  completed: 'leaf',
  withdrawn: '',
  referred: 'squash',
}

export const statusChip = (status: CaseStatus): TemplateResult =>
  html`<span class="chip ${tones[status]}">${say(`case.status.${status}`)}</span>`
