export const words = {
  activity: 'Giro',
  'activity.all': 'Todos los giros',
  territory: 'Localidad',
  'territory.all': 'Todas las localidades',
  near: 'Cerca de mí',
  nowhere: 'No pudimos saber dónde está. Elija una localidad.',
  zone: 'Una zona del mapa',
} as const
