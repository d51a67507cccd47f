import { html, nothing, type TemplateResult } from 'lit'
import type { TransferLine } from '../../api/ledger.ts'
import { accountName } from '../../parts/account-words.ts'
import { say, sayIf } from '../../words/say.ts'

type Kind = TransferLine['kind']

const tones: Readonly<Partial<Record<Kind, string>>> = {
  hold: 'maize',
  void: '',
  expiry: '',
  post: 'leaf',
  reversal: 'maize',
  balancing: 'info',
}

/** What kind of transfer it is, in a chip; an ordinary one has none. */
export function kindChip(kind: Kind): TemplateResult | typeof nothing {
  if (kind === 'direct') return nothing
  return html`<span class="chip ${tones[kind] ?? ''}">${say(`transfer.kind.${kind}`)}</span>`
}

type Named = Pick<TransferLine, 'debit' | 'credit' | 'purpose'>

/** What it was for; without words, from where to where. */
export const whatOf = ({ purpose, debit, credit }: Named): string => purpose ?? betweenOf({ debit, credit })

/** The two accounts, the one credited first: money goes from there. */
export const betweenOf = ({ debit, credit }: Pick<TransferLine, 'debit' | 'credit'>): string =>
  `${accountName(credit)} → ${accountName(debit)}`

/** A category, fund or cause as its key, told in words where the books have them. */
export const labelWords = (label: string | null): string => {
  if (label === null) return ''
  const known = sayIf(`label.${label}`)
  if (known !== undefined) return known
  const word = label.replaceAll(/[:-]/g, ' ')
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
