import type { words as es } from './places.es.ts'

export const words: Readonly<Record<keyof typeof es, string>> = {
  asList: 'O mesmo em lista',
  where: 'Localidade',
  many: 'Negócios',
}
