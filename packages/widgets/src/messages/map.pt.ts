import type { words as es } from './map.es.ts'

export const words: Readonly<Record<keyof typeof es, string>> = {
  title: 'Mapa de negócios por zona',
  legend: 'Cada célula diz quantos negócios há. Nunca mostramos uma casa.',
  cell: '{count} negócios nesta zona',
  zoomIn: 'Aproximar',
  zoomOut: 'Afastar',
  whole: 'Ver o mapa inteiro',
  help: 'As setas vão de uma zona a outra. Enter escolhe. Mais e menos aproximam e afastam.',
}
