import type { Service } from '../api/services.ts'
import { say } from '../words/say.ts'
import { writeMoney } from '../words/write.ts'

/** Decimals of a currency, as the browser knows them. */
export const scaleOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

export function costText({ costKind, costAmount, costCurrency, costPer }: Service): string {
  if (costKind !== 'fixed' || costAmount === null || costCurrency === null) return say(`service.cost.${costKind}`)
  const money = writeMoney(costAmount, costCurrency, scaleOf(costCurrency))
  return costPer ? `${money} / ${costPer}` : money
}
