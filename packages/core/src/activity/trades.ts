import type { DivisionCode } from './isic.ts'
import type { InEveryLanguage } from './language.ts'
import type { DictionaryLine } from './trade-entry.ts'
import { building } from './trades/building.ts'
import { cloth } from './trades/cloth.ts'
import { field } from './trades/field.ts'
import { food } from './trades/food.ts'
import { learningAndCare } from './trades/learning-and-care.ts'
import { mealsAndTravel } from './trades/meals-and-travel.ts'
import { office } from './trades/office.ts'
import { repairsAndBeauty } from './trades/repairs-and-beauty.ts'
import { shop } from './trades/shop.ts'
import { workshop } from './trades/workshop.ts'

const themes = [
  field,
  food,
  cloth,
  workshop,
  building,
  shop,
  mealsAndTravel,
  office,
  learningAndCare,
  repairsAndBeauty,
] as const

type KeysOfEach<T> = T extends T ? keyof T & string : never

/** The stable id of a trade, as records store it: 'tortilla-shop'. An id is never renamed or given to another trade. */
export type TradeId = KeysOfEach<(typeof themes)[number]>

export interface Trade {
  readonly id: TradeId
  /** The ISIC division that counts this trade. */
  readonly division: DivisionCode
  readonly names: InEveryLanguage<string>
  /** Synonyms and regional words to search by, without the name itself. */
  readonly words: InEveryLanguage<readonly string[]>
}

function nameOf(line: DictionaryLine): string {
  return line.slice(0, line.indexOf(':'))
}

function wordsOf(line: DictionaryLine): readonly string[] {
  return line
    .slice(line.indexOf(':') + 1)
    .split(',')
    .map((word) => word.trim())
}

/** Common trades of women's enterprises in Latin America, theme by theme. */
export const trades: readonly Trade[] = themes.flatMap((theme) =>
  Object.entries(theme).map(([id, { division, es, en, pt, fr }]) => ({
    id: id as TradeId,
    division,
    names: { es: nameOf(es), en: nameOf(en), pt: nameOf(pt), fr: nameOf(fr) },
    words: { es: wordsOf(es), en: wordsOf(en), pt: wordsOf(pt), fr: wordsOf(fr) },
  })),
)

const tradeById: ReadonlyMap<string, Trade> = new Map(trades.map((trade) => [trade.id, trade]))

/** The trade with this id, or undefined. */
export const trade = (id: string): Trade | undefined => tradeById.get(id)
