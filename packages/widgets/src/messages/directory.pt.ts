import type { words as es } from './directory.es.ts'

export const words: Readonly<Record<keyof typeof es, string>> = {
  search: 'Buscar um negócio',
  hint: 'Pão, costura, consertos…',
  clear: 'Tirar os filtros',
  none: 'Não encontramos negócios assim.',
  'count.one': '{n} negócio',
  'count.other': '{n} negócios',
  phone: 'Ligar',
  whatsapp: 'WhatsApp',
  email: 'E-mail',
  web: 'Site',
  to: 'para {name}',
  mobile: 'Ligar',
  social: 'Rede social',
  list: 'Ver os {n}{more} em lista',
}
