import type { words as es } from './directory.es.ts'

export const words: Readonly<Record<keyof typeof es, string>> = {
  search: 'Chercher un commerce',
  hint: 'Pain, couture, réparations…',
  clear: 'Retirer les filtres',
  none: 'Nous n’avons trouvé aucun commerce de ce genre.',
  'count.one': '{n} commerce',
  'count.other': '{n} commerces',
  phone: 'Appeler',
  whatsapp: 'WhatsApp',
  email: 'E-mail',
  web: 'Site web',
  to: '{name}',
  mobile: 'Appeler',
  social: 'Réseau social',
  list: 'Voir les {n}{more} en liste',
}
