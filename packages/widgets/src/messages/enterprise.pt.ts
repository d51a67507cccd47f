import type { words as es } from './enterprise.es.ts'

export const words: Readonly<Record<keyof typeof es, string>> = {
  activity: 'O que faz',
  locality: 'Onde',
  hours: 'Horário',
  languages: 'Línguas',
  contact: 'Como falar com ela',
  phone: 'Ligar',
  whatsapp: 'Escrever pelo WhatsApp',
  email: 'Enviar um e-mail',
  web: 'Abrir o site',
  mobile: 'Ligar',
  social: 'Ver a rede social',
  noContact: 'Ela não publicou como contatá-la. Pergunte no centro.',
  photo: 'Foto de {name}',
}
