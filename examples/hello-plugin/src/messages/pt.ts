import type { es } from './es.ts'

export const pt: Record<keyof typeof es, string> = {
  'permission.read': 'Ver as saudações',
  'permission.write': 'Escrever saudações',
  'error.HELLO_PHONE_NEEDED':
    'Este centro pede um telefone para registrar um empreendimento. Acrescente um e salve de novo.',
  'screen.title': 'Saudações',
  'screen.enterprise': 'O empreendimento',
  'screen.words': 'A saudação, nas palavras dela',
  'screen.signature': 'Como ela quer ser chamada',
  'screen.shown': 'Aparece na página',
  'screen.write': 'Salvar a saudação',
}
