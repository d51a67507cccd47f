import type { words as es } from './base.es.ts'

export const words: Readonly<Record<keyof typeof es, string>> = {
  loading: 'Chargement…',
  empty: 'Il n’y a encore rien ici.',
  error: 'Nous n’avons pas pu charger les données. Vérifiez votre connexion et réessayez.',
  retry: 'Réessayer',
  more: 'Voir plus',
  source: 'Données de {source}, au {date}',
  openData: 'Données ouvertes',
}
