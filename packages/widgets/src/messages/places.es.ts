export const words = {
  asList: 'Lo mismo en lista',
  where: 'Localidad',
  many: 'Negocios',
} as const
