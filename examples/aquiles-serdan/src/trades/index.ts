import { food } from './food.ts'
import { hands } from './hands.ts'
import { shopsAndServices } from './services.ts'
import type { TradeWords } from './words.ts'

/** Whether a trade makes things that bear a name and a label. */
export const makesThings = (trade: string): boolean => Object.hasOwn(food, trade) || Object.hasOwn(hands, trade)

/** Trades of the shipped catalogue that people of the example have, by id. */
export const tradeWords: readonly (readonly [string, TradeWords])[] = Object.entries({
  ...food,
  ...hands,
  ...shopsAndServices,
})
export { hoursOf } from './hours.ts'
export type { TradeWords } from './words.ts'
