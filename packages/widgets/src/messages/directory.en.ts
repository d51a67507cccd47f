import type { words as es } from './directory.es.ts'

export const words: Readonly<Record<keyof typeof es, string>> = {
  search: 'Search for a business',
  hint: 'Bread, sewing, repairs…',
  clear: 'Remove the filters',
  none: 'We found no such business.',
  'count.one': '{n} business',
  'count.other': '{n} businesses',
  phone: 'Call',
  whatsapp: 'WhatsApp',
  email: 'E-mail',
  web: 'Website',
  to: '{name}',
  mobile: 'Call',
  social: 'Social network',
  list: 'See all {n}{more} as a list',
}
