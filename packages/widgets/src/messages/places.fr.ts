import type { words as es } from './places.es.ts'

export const words: Readonly<Record<keyof typeof es, string>> = {
  asList: 'La même chose en liste',
  where: 'Localité',
  many: 'Commerces',
}
