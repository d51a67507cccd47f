import type { words as es } from './enterprise.es.ts'

export const words: Readonly<Record<keyof typeof es, string>> = {
  activity: 'What it does',
  locality: 'Where',
  hours: 'Hours',
  languages: 'Languages',
  contact: 'How to reach her',
  phone: 'Call',
  whatsapp: 'Write by WhatsApp',
  email: 'Send an e-mail',
  web: 'Open the website',
  mobile: 'Call',
  social: 'See her social network',
  noContact: 'She has not published how to reach her. Ask at the centre.',
  photo: 'Photo of {name}',
}
