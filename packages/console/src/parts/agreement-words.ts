import { html, nothing, type TemplateResult } from 'lit'
import type { Agreement } from '../api/services.ts'
import { say } from '../words/say.ts'
import { writeDistance } from '../words/write.ts'

const tones: Readonly<Record<Agreement['status'], string>> = {
  upcoming: 'info',
  'in-force': 'leaf',
  'to-renew': 'maize',
  expired: 'danger',
  renewed: '',
  ended: '',
}

export const agreementChip = ({ status }: Agreement): TemplateResult =>
  html`<span class="chip ${tones[status]}">${say(`agreement.status.${status}`)}</span>`

/** *dentro de 12 días*, while it matters. */
export const dueWords = ({ status, daysLeft }: Agreement): TemplateResult | typeof nothing =>
  daysLeft !== null && (status === 'to-renew' || status === 'expired')
    ? html`<span class=${daysLeft < 0 ? 'late small' : 'small'}>${writeDistance(daysLeft)}</span>`
    : nothing
