export { es } from './es.ts'
export { en } from './en.ts'
export { pt } from './pt.ts'
export { fr } from './fr.ts'
