import { ProblemError } from '@milpa/client'
import { say } from '../words/say.ts'
import { readAmount } from '../words/read-amount.ts'
import { writeAmount, writeNumber } from '../words/write.ts'

/** An amount as one would write it: for the hint beside its field. */
export const amountHint = (unit: string, scale: number): string =>
  say('amount.hint', { unit, example: writeAmount(scale === 0 ? 1250 : 1250.5 * 10 ** scale, scale) })

/** What is wrong with an amount, in words; nothing where it is one. */
export function amountFault(text: string, scale: number): string {
  const read = readAmount(text, scale)
  if ('minor' in read) return ''
  const example = writeAmount(scale === 0 ? 1250 : 1250.5 * 10 ** scale, scale)
  return say(`amount.wrong.${read.wrong}`, { example, decimals: writeNumber(scale) })
}

/** Minor units, or 0 where what was written is no amount. */
export function amountOf(text: string, scale: number): number {
  const read = readAmount(text, scale)
  return 'minor' in read ? read.minor : 0
}

/** A refusal of our own, before anything is sent: shown beside the fields it names, as those of the server are. */
export const refusalOf = (faults: Readonly<Record<string, string>>): ProblemError =>
  new ProblemError({
    title: say('error.fields'),
    status: 422,
    code: 'INVALID_INPUT',
    errors: Object.entries(faults).map(([name, message]) => ({ pointer: `/${name}`, rule: 'wrong', message })),
  })

/** Throws where something is wrong with a field; faults without words do not count. */
export function refuseFaults(faults: Readonly<Record<string, string>>): void {
  const told = Object.fromEntries(Object.entries(faults).filter(([, message]) => message !== ''))
  if (Object.keys(told).length > 0) throw refusalOf(told)
}
