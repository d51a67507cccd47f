import type { words as es } from './filters.es.ts'

export const words: Readonly<Record<keyof typeof es, string>> = {
  activity: 'Trade',
  'activity.all': 'All trades',
  territory: 'Locality',
  'territory.all': 'All localities',
  near: 'Near me',
  nowhere: 'We could not tell where you are. Choose a locality.',
  zone: 'One area of the map',
}
