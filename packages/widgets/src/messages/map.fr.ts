import type { words as es } from './map.es.ts'

export const words: Readonly<Record<keyof typeof es, string>> = {
  title: 'Carte des commerces par zone',
  legend: 'Chaque cellule dit combien il y a de commerces. Nous ne montrons jamais une maison.',
  cell: '{count} commerces dans cette zone',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  whole: 'Voir toute la carte',
  help: 'Les flèches vont d’une zone à l’autre. Entrée choisit. Plus et moins agrandissent et réduisent.',
}
