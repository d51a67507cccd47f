import type { Account } from '../api/ledger.ts'
import { writeMoney } from '../words/write.ts'

export const accountName = ({ name, key }: Pick<Account, 'name' | 'key'>): string => name ?? key
/** Zero is a dot in columns of figures. */
export const figure = (minor: number, unit: string, scale: number): string =>
  minor === 0 ? '·' : writeMoney(minor, unit, scale)
