import type { words as es } from './enterprise.es.ts'

export const words: Readonly<Record<keyof typeof es, string>> = {
  activity: 'Ce qu’elle fait',
  locality: 'Où',
  hours: 'Horaires',
  languages: 'Langues',
  contact: 'Comment la joindre',
  phone: 'Appeler',
  whatsapp: 'Écrire par WhatsApp',
  email: 'Envoyer un courriel',
  web: 'Ouvrir le site',
  mobile: 'Appeler',
  social: 'Voir son réseau social',
  noContact: 'Elle n’a pas publié comment la joindre. Demandez au centre.',
  photo: 'Photo de {name}',
}
