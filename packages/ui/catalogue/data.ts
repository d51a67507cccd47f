import type { ComboboxOption, MapArea, MapGround, MapPoint } from '../src/index.ts'

/** Invented people and places: a sketch of a small municipality, the same each time. */
export type Enterprise = {
  readonly id: string
  readonly name: string
  readonly trade: string
  readonly owner: string
  readonly place: string
  readonly people: number
  readonly state: 'validated' | 'pending' | 'changes'
  readonly date: string
  readonly lon: number
  readonly lat: number
  readonly tone: 'maize' | 'bean' | 'squash' | 'leaf' | 'info'
}

const names = [
  ['Estética Lupita', 'Belleza', 'Guadalupe Ontiveros', 'bean'],
  ['Costura Irma', 'Confección', 'Irma Chavira', 'bean'],
  ['Panadería Doña Chela', 'Alimentos', 'Consuelo Rascón', 'maize'],
  ['Vivero Las Flores', 'Jardinería', 'Rocío Baca', 'leaf'],
  ['Tortillería El Comal', 'Alimentos', 'Blanca Terrazas', 'maize'],
  ['Salsas La Minera', 'Alimentos', 'Socorro Ruiz', 'maize'],
  ['Papelería Arcoíris', 'Comercio', 'Elvira Nájera', 'squash'],
  ['Repostería Dulce N.', 'Alimentos', 'Dulce N. Tarango', 'maize'],
  ['Bisutería Cantera', 'Artesanía', 'Perla Domínguez', 'info'],
  ['Loncheras Meraz', 'Alimentos', 'Yolanda Meraz', 'maize'],
  ['Lavandería Burbujas', 'Servicios', 'Ofelia Carrasco', 'info'],
  ['Queso Portillo', 'Alimentos', 'Amparo Holguín', 'maize'],
  ['Bordados Tepehuán', 'Artesanía', 'Martina Palma', 'info'],
] as const
const places = ['San Guillermo', 'Laderas', 'Santa Eulalia', 'Fco. Portillo'] as const
const states = ['pending', 'validated', 'validated', 'validated', 'changes'] as const
const west = -105.99
const south = 28.57

/** `count` enterprises; the same for the same count. */
export function enterprises(count: number): Enterprise[] {
  return Array.from({ length: count }, (_, at) => {
    const [name, trade, owner, tone] = names[at % names.length]!
    return {
      id: `e${at}`,
      name: at < names.length ? name : `${name} ${Math.floor(at / names.length) + 1}`,
      trade,
      owner,
      tone,
      place: places[(at * 7) % places.length]!,
      people: ((at * 5) % 6) + 1,
      state: states[at % states.length]!,
      date: `${((at * 11) % 28) + 1} oct 2026`,
      lon: west + ((at * 37) % 101) / 2600,
      lat: south + ((at * 53) % 97) / 2900,
    }
  })
}

export function pointsOf(list: readonly Enterprise[]): MapPoint[] {
  return list.map(({ id, name, trade, owner, lon, lat, state }) => ({
    id,
    lon,
    lat,
    label: name,
    note: `${trade} · ${owner}`,
    tone: state === 'pending' ? 'danger' : 'maize',
  }))
}

/** Blocks, a river, a road and a park, by hand. */
export const ground: readonly MapGround[] = [
  {
    kind: 'park',
    geometry: polygon([
      [0.013, 0.021],
      [0.018, 0.022],
      [0.0185, 0.0255],
      [0.0135, 0.025],
    ]),
  },
  ...Array.from({ length: 42 }, (_, at): MapGround => {
    const x = 0.004 + (at % 7) * 0.0024 + Math.floor(at / 21) * 0.013
    const y = 0.005 + (Math.floor(at / 7) % 3) * 0.0021 + Math.floor(at / 21) * 0.013
    return {
      kind: 'block',
      geometry: polygon([
        [x, y],
        [x + 0.0018, y + 0.0004],
        [x + 0.0016, y + 0.002],
        [x - 0.0002, y + 0.0016],
      ]),
    }
  }),
  {
    kind: 'river',
    geometry: line([
      [-0.01, 0.034],
      [0.004, 0.027],
      [0.009, 0.018],
      [0.008, 0.009],
      [0.012, -0.01],
    ]),
  },
  {
    kind: 'rail',
    geometry: line([
      [-0.01, 0.012],
      [0.002, 0.008],
      [0.005, -0.01],
    ]),
  },
  {
    kind: 'road',
    geometry: line([
      [0.02, 0.013],
      [0.03, 0.018],
      [0.045, 0.017],
    ]),
  },
  {
    kind: 'highway',
    geometry: line([
      [-0.012, 0.02],
      [0.008, 0.014],
      [0.022, 0.012],
      [0.05, 0.004],
    ]),
  },
]

/** Six territories as hexagons, with figures that their shades stand for. */
export const territories: readonly MapArea[] = [
  'Aldama',
  'Aquiles Serdán',
  'Meoqui',
  'Rosales',
  'Delicias',
  'Julimes',
].map((name, at) => {
  const level = ([0, 4, 2, 1, 3, 2] as const)[at]!
  const [x, y] = [(at % 3) * 0.35 + (at > 2 ? 0.175 : 0), at > 2 ? -0.28 : 0]
  const ring = [0, 1, 2, 3, 4, 5, 0].map((corner): readonly [number, number] => {
    const angle = (corner * 60 + 30) * (Math.PI / 180)
    return [x + 0.2 * Math.cos(angle), y + 0.18 * Math.sin(angle)]
  })
  return { id: `t${at}`, name, level, text: level === 0 ? '<5' : String(level * 24 + 3), geometry: polygon(ring) }
})

export const cells: readonly MapPoint[] = ['24', '17', '9', '<5', '11', '21'].map((count, at) => ({
  id: `c${at}`,
  lon: west + (at % 3) * 0.007 + (at > 2 ? 0.0035 : 0),
  lat: south + 0.02 - Math.floor(at / 3) * 0.0056,
  label: `${places[at % places.length]!}`,
  count,
}))

export const trades: readonly ComboboxOption[] = [
  ['pan', 'Panadería', 'Pan, conchas, pasteles'],
  ['cos', 'Costura y confección', 'Uniformes, vestidos, arreglos'],
  ['com', 'Comida preparada', 'Loncheras, tamales, antojitos'],
  ['bel', 'Estética', 'Corte, peinado, uñas'],
  ['art', 'Artesanía', 'Bordado, bisutería, barro'],
  ['tor', 'Tortillería', ''],
  ['viv', 'Vivero', 'Árboles frutales, hortaliza'],
].map(([value, label, note]) => (note ? { value: value!, label: label!, note } : { value: value!, label: label! }))

function polygon(ring: readonly (readonly [number, number])[]): MapArea['geometry'] {
  return { type: 'Polygon', coordinates: [ring.map(([x, y]) => [west + x, south + y])] }
}

function line(points: readonly (readonly [number, number])[]): MapGround['geometry'] {
  return { type: 'LineString', coordinates: points.map(([x, y]) => [west + x, south + y]) }
}
