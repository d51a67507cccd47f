import type { words as es } from './filters.es.ts'

export const words: Readonly<Record<keyof typeof es, string>> = {
  activity: 'Métier',
  'activity.all': 'Tous les métiers',
  territory: 'Localité',
  'territory.all': 'Toutes les localités',
  near: 'Près de moi',
  nowhere: 'Nous ne savons pas où vous êtes. Choisissez une localité.',
  zone: 'Une zone de la carte',
}
