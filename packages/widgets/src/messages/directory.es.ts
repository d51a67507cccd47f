export const words = {
  search: 'Buscar un negocio',
  hint: '¿Qué busca? Pan, costura…',
  clear: 'Quitar los filtros',
  none: 'No encontramos negocios así.',
  'count.one': '{n} negocio',
  'count.other': '{n} negocios',
  phone: 'Llamar',
  whatsapp: 'WhatsApp',
  email: 'Correo',
  web: 'Sitio web',
  to: 'a {name}',
  list: 'Ver los {n} en lista',
} as const
