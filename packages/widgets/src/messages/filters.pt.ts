import type { words as es } from './filters.es.ts'

export const words: Readonly<Record<keyof typeof es, string>> = {
  activity: 'Ramo',
  'activity.all': 'Todos os ramos',
  territory: 'Localidade',
  'territory.all': 'Todas as localidades',
  near: 'Perto de mim',
  nowhere: 'Não conseguimos saber onde está. Escolha uma localidade.',
  zone: 'Uma zona do mapa',
}
