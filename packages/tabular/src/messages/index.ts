import type { TABULAR_CODES } from '../error.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { pt } from './pt.ts'

/** Key of a message, one for each code. */
export type TabularMessageKey = (typeof TABULAR_CODES)[keyof typeof TABULAR_CODES]['messageKey']

/**
 * Texts for people, as ICU messages. Placeholders are `line`, `column` and what stands in the error's `data`. Where a
 * file cannot be read at all there is no line: pass `line: 0`.
 */
export const TABULAR_MESSAGES: Readonly<
  Record<'es' | 'en' | 'pt' | 'fr', Readonly<Record<TabularMessageKey, string>>>
> = { es, en, pt, fr }
