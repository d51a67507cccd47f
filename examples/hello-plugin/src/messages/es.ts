export const es = {
  'permission.read': 'Ver los saludos',
  'permission.write': 'Escribir saludos',
  'error.HELLO_PHONE_NEEDED': 'Este centro pide un teléfono para registrar una empresa. Agregue uno y guarde de nuevo.',
  'screen.title': 'Saludos',
  'screen.enterprise': 'La empresa',
  'screen.words': 'El saludo, en sus palabras',
  'screen.signature': 'Cómo quiere que la nombren',
  'screen.shown': 'Se ve en la página',
  'screen.write': 'Guardar el saludo',
} as const
