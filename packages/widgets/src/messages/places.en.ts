import type { words as es } from './places.es.ts'

export const words: Readonly<Record<keyof typeof es, string>> = {
  asList: 'The same as a list',
  where: 'Locality',
  many: 'Businesses',
}
