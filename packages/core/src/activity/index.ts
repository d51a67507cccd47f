export { isicClassification, tradeClassification, type ActivityClassification } from './classification.ts'
export {
  isicDivision,
  isicDivisions,
  isicSection,
  isicSections,
  type DivisionCode,
  type IsicDivision,
  type IsicSection,
  type SectionCode,
} from './isic.ts'
export { activityLanguages, type ActivityLanguage } from './language.ts'
export {
  parseNationalClassification,
  scian2023,
  type NationalActivity,
  type NationalClassification,
  type NationalLayout,
  type NationalReading,
  type NationalRowProblem,
  type SheetRow,
} from './national.ts'
export { isicOf } from './scian-isic.ts'
export { searchActivities, type ActivityHit, type ActivitySearch } from './search.ts'
export { trade, trades, type Trade, type TradeId } from './trades.ts'
