export const words = {
  title: 'Mapa de negocios por zona',
  legend: 'Cada celda dice cuántos negocios hay. Nunca mostramos una casa.',
  cell: '{count} negocios en esta zona',
  zoomIn: 'Acercar',
  zoomOut: 'Alejar',
  whole: 'Ver todo el mapa',
  help: 'Las flechas van de una zona a otra. Enter elige. Más y menos acercan y alejan.',
} as const
