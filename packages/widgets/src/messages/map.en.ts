import type { words as es } from './map.es.ts'

export const words: Readonly<Record<keyof typeof es, string>> = {
  title: 'Map of businesses by area',
  legend: 'Each cell tells how many businesses there are. We never show a house.',
  cell: '{count} businesses in this area',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  whole: 'See the whole map',
  help: 'Arrows go from one area to another. Enter chooses. Plus and minus zoom.',
}
