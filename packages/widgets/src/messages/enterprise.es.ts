export const words = {
  activity: 'Qué hace',
  locality: 'Dónde',
  hours: 'Horario',
  languages: 'Lenguas',
  contact: 'Cómo comunicarse',
  phone: 'Llamar',
  whatsapp: 'Escribir por WhatsApp',
  email: 'Enviar un correo',
  web: 'Abrir su sitio',
  noContact: 'No publicó cómo comunicarse. Pregunte en el centro.',
  photo: 'Foto de {name}',
} as const
