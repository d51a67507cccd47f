import { html, type TemplateResult } from 'lit'
import type { Account } from '../api/ledger.ts'
import { say } from '../words/say.ts'
import { writeMoney } from '../words/write.ts'

/** A key made by the program, `member:01a20e85-…`, is told from others by its beginning; nobody reads it whole. */
export const shortKey = (key: string): string =>
  key.replace(/([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '$1…')
/** Accounts that the ledger opens itself have a key and no name. */
const ownNames = { clearing: 'account.clearing', result: 'account.result' } as const
export function accountName({ name, key }: Pick<Account, 'name' | 'key'>): string {
  if (name !== null) return name
  const [, own, unit = ''] = /^(clearing|result):([a-z0-9]+)$/.exec(key) ?? []
  return own === 'clearing' || own === 'result' ? `${say(ownNames[own])}, ${unit.toUpperCase()}` : shortKey(key)
}
/** The key, whole under the pointer. */
export const accountKey = (key: string): TemplateResult => html`<code title=${key}>${shortKey(key)}</code>`
/** Zero is a dot in columns of figures. */
export const figure = (minor: number, unit: string, scale: number): string =>
  minor === 0 ? '·' : writeMoney(minor, unit, scale)
