import { en } from './isic-titles/en.ts'
import { es } from './isic-titles/es.ts'
import { fr } from './isic-titles/fr.ts'
import { pt } from './isic-titles/pt.ts'
import type { InEveryLanguage } from './language.ts'

// The codes and what belongs to what are those of the International Standard Industrial Classification of All Economic
// Activities (ISIC), revision 4, United Nations Statistics Division. The titles are ours: short and plain.
const divisionsOf = {
  A: ['01', '02', '03'],
  B: ['05', '06', '07', '08', '09'],
  C: [
    ...(['10', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21'] as const),
    ...(['22', '23', '24', '25', '26', '27', '28', '29', '30', '31', '32', '33'] as const),
  ],
  D: ['35'],
  E: ['36', '37', '38', '39'],
  F: ['41', '42', '43'],
  G: ['45', '46', '47'],
  H: ['49', '50', '51', '52', '53'],
  I: ['55', '56'],
  J: ['58', '59', '60', '61', '62', '63'],
  K: ['64', '65', '66'],
  L: ['68'],
  M: ['69', '70', '71', '72', '73', '74', '75'],
  N: ['77', '78', '79', '80', '81', '82'],
  O: ['84'],
  P: ['85'],
  Q: ['86', '87', '88'],
  R: ['90', '91', '92', '93'],
  S: ['94', '95', '96'],
  T: ['97', '98'],
  U: ['99'],
} as const

/** 'A' to 'U'. */
export type SectionCode = keyof typeof divisionsOf
/** '01' to '99', two digits, 88 of them. */
export type DivisionCode = (typeof divisionsOf)[SectionCode][number]
/** A title for every section and division: leaving one out does not compile. */
export type IsicTitles = Readonly<Record<SectionCode | DivisionCode, string>>

export interface IsicSection {
  readonly code: SectionCode
  readonly titles: InEveryLanguage<string>
}

export interface IsicDivision {
  readonly code: DivisionCode
  readonly section: SectionCode
  readonly titles: InEveryLanguage<string>
}

const titles: InEveryLanguage<IsicTitles> = { es, en, pt, fr }

function titlesOf(code: SectionCode | DivisionCode): InEveryLanguage<string> {
  return { es: titles.es[code], en: titles.en[code], pt: titles.pt[code], fr: titles.fr[code] }
}

const sectionCodes = Object.keys(divisionsOf) as SectionCode[]

/** The 21 sections of ISIC Rev. 4, A to U. */
export const isicSections: readonly IsicSection[] = sectionCodes.map((code) => ({ code, titles: titlesOf(code) }))

/** The 88 divisions of ISIC Rev. 4, in order of code. */
export const isicDivisions: readonly IsicDivision[] = sectionCodes.flatMap((section) =>
  divisionsOf[section].map((code) => ({ code, section, titles: titlesOf(code) })),
)

const divisionByCode: ReadonlyMap<string, IsicDivision> = new Map(isicDivisions.map((d) => [d.code, d]))
const sectionByCode: ReadonlyMap<string, IsicSection> = new Map(isicSections.map((s) => [s.code, s]))

/** The division with this two-digit code, or undefined: '10', never '010' or '1011'. */
export const isicDivision = (code: string): IsicDivision | undefined => divisionByCode.get(code)

/** The section with this letter, in upper case, or undefined. */
export const isicSection = (code: string): IsicSection | undefined => sectionByCode.get(code)
