import type { Catalogue } from '@milpa/core'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { pt } from './pt.ts'

export { en, es, fr, pt }
export const catalogue: Catalogue = { es, en, pt, fr }
