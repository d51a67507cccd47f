import type { words as es } from './base.es.ts'

export const words: Readonly<Record<keyof typeof es, string>> = {
  loading: 'Carregando…',
  empty: 'Ainda não há nada aqui.',
  error: 'Não conseguimos trazer os dados. Verifique sua conexão e tente de novo.',
  retry: 'Tentar de novo',
  more: 'Ver mais',
  source: 'Dados de {source}, de {date}',
  openData: 'Dados abertos',
}
