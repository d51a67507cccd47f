import { imports } from '@milpa/core'

/** Three invented rows in the shape of Mexico's national directory, as it is downloaded: ISO-8859-1, commas, quotes. */
export function inventedDirectory(): Buffer {
  const mapping = imports.shippedMappings.find(({ key }) => key === 'denue')!
  const header = [
    ...new Set([
      ...mapping.fields.flatMap(({ columns }) => columns.map(([first]) => first!)),
      ...(mapping.ignored ?? []),
    ]),
  ]
  const rows = [
    { name: 'TORTILLERIA LA ESPERANZA', latitude: '19.7266431', longitude: '-99.4633219', id: '900001' },
    { name: 'COSTURAS MARIA', latitude: '19.7281177', longitude: '-99.4651883', id: '900002' },
    { name: '', latitude: '19.7290011', longitude: '-99.4660022', id: '900003' },
  ].map((row) =>
    header.map((column) => {
      switch (column) {
        case 'ID':
          return row.id
        case 'Clee':
          return `15112${row.id}000000`
        case 'Nombre de la Unidad Económica':
          return row.name
        case 'Código de la clase de actividad SCIAN':
          return '311830'
        case 'Nombre de clase de la actividad':
          return 'Elaboración de tortillas de maíz y molienda de nixtamal'
        case 'Clave entidad':
          return '15'
        case 'Clave municipio':
          return '112'
        case 'Localidad':
          return 'Villa del Carbón'
        case 'Descripcion estrato personal ocupado':
          return '0 a 5 personas'
        case 'Tipo de establecimiento':
          return 'Fijo'
        case 'Latitud':
          return row.latitude
        case 'Longitud':
          return row.longitude
        default:
          return ''
      }
    }),
  )
  const text = [header, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n')
  return Buffer.from(`${text}\r\n`, 'latin1')
}
