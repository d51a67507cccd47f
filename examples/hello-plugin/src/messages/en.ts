import type { es } from './es.ts'

export const en: Record<keyof typeof es, string> = {
  'permission.read': 'See greetings',
  'permission.write': 'Write greetings',
  'error.HELLO_PHONE_NEEDED': 'This centre asks for a phone to register an enterprise. Add one and save again.',
  'screen.title': 'Greetings',
  'screen.enterprise': 'The enterprise',
  'screen.words': 'The greeting, in her words',
  'screen.signature': 'How she wants to be named',
  'screen.shown': 'Shown on the page',
  'screen.write': 'Save the greeting',
}
