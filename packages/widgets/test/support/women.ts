/** Invented enterprises of an invented inventory: 48 of them in three localities, the same every time. */
const trades = [
  ['Panadería Doña Chela', 'Pan de elote, conchas y pasteles', 'bakery'],
  ['Costura Irma', 'Arreglos, uniformes y vestidos', 'dressmaking'],
  ['Salsas La Minera', 'Salsas de chile seco y mermeladas', 'preserves'],
  ['Vivero Las Flores', 'Árboles frutales y hortaliza', 'plant-nursery'],
  ['Estética Lupita', 'Cortes, peinados y uñas', 'hairdressing'],
  ['Comedor El Fogón', 'Comida corrida y antojitos', 'eatery'],
] as const
const localities = [
  ['San Guillermo', 28.594, -105.915],
  ['Santa Eulalia', 28.593, -105.884],
  ['Francisco Portillo', 28.571, -105.902],
] as const
const second = [
  '',
  ' del Centro',
  ' de la Esquina',
  ' La Nueva',
  ' Hermanas',
  ' de la Loma',
  ' San José',
  ' El Porvenir',
]

/**
 * Digits that no public answer may hold. They lie in the places that are registered, from the fourth decimal on; the
 * public place is the middle of a 250 m cell.
 */
export const planted = '73519'

/** What `enterprises.register-many` takes. */
export const women: readonly object[] = Array.from({ length: 48 }, (_, at) => {
  const [name, what] = trades[at % trades.length]!
  const [locality, latitude, longitude] = localities[at % localities.length]!
  const shift = (step: number): number => Math.floor(Math.sin(at * step) * 60) / 10_000
  return {
    name: `${name}${second[Math.floor(at / trades.length)]!}`,
    what,
    activity: { classification: 'isic', code: at % 6 < 3 ? '10' : '96' },
    place: {
      latitude: Number(`${(latitude + shift(7)).toFixed(3)}${planted}`),
      longitude: Number(`${(longitude + shift(3)).toFixed(3)}${planted}`),
    },
    locality,
    territoryCode: '08004',
    languages: at % 5 === 0 ? ['es', 'tar'] : ['es'],
    ...(at % 3 === 0 ? { hours: 'Lunes a sábado, 8:00 a 20:00' } : {}),
    contacts:
      at % 4 === 3
        ? []
        : [
            { kind: 'phone', value: `+5261455501${String(at).padStart(2, '0')}`, publishable: true },
            ...(at % 2
              ? [{ kind: 'whatsapp', value: `+5261455502${String(at).padStart(2, '0')}`, publishable: true }]
              : []),
          ],
    externalIds: [{ system: 'prueba', value: String(at) }],
  }
})

/** A coast of a municipality, drawn by hand, and a far one that must not make the map small. */
const outline = (code: string, name: string, [x, y]: readonly [number, number]) => ({
  type: 'Feature',
  properties: { code, name },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [-0.05, -0.03],
        [0.02, -0.05],
        [0.06, -0.02],
        [0.05, 0.03],
        [0.01, 0.045],
        [-0.04, 0.03],
        [-0.05, -0.03],
      ].map(([dx = 0, dy = 0]) => [x + dx, y + dy]),
    ],
  },
})
export const territories = {
  geojson: JSON.stringify({
    type: 'FeatureCollection',
    features: [
      outline('08004', 'Aquiles Serdán', [-105.9, 28.585]),
      outline('08999', 'Municipio lejano', [-104.2, 29.9]),
    ],
  }),
  codeProperty: 'code',
  nameProperty: 'name',
  level: 2,
  source: 'Dibujo inventado para las pruebas',
}
