import type { DivisionCode } from './isic.ts'
import type { InEveryLanguage } from './language.ts'

/** A name and the other words people search it by: 'Bakery: bread, oven'. The first colon parts them, commas the words, the closest first. */
export type DictionaryLine = `${string}: ${string}`

/** How a trade is written down in the files of this folder; what is read is `Trade`. */
export type TradeEntry = InEveryLanguage<DictionaryLine> & { readonly division: DivisionCode }
