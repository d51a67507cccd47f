import type { ledger } from '@milpa/core'
import type { In } from './input-of.ts'

type Account = In<typeof ledger.openAccount>

const inPesos = { unit: 'MXN' }
/** Money that is not there cannot leave. */
const never = { creditLimit: 0 }

/** Donors of the example, invented. */
export const funds = {
  council: { key: 'fund:ayuntamiento', slug: 'ayuntamiento', name: 'Aportación municipal' },
  nogal: { key: 'fund:nogal-blanco', slug: 'nogal-blanco', name: 'Fondo Fundación Nogal Blanco' },
  ribera: { key: 'fund:ribera', slug: 'ribera', name: 'Fondo Cooperación Ribera' },
} as const
export type FundKey = keyof typeof funds

/** What the money was spent on: account, least and most pesos, words. */
export const spending = [
  {
    key: 'expense:materials',
    name: 'Material para cursos',
    from: 180,
    to: 900,
    words: [
      'Hojas, plumones y carpetas',
      'Harina y manteca para el taller',
      'Estambre y tela para el taller',
      'Copias de los cuadernos',
    ],
  },
  {
    key: 'expense:transport',
    name: 'Transporte',
    from: 60,
    to: 320,
    words: ['Camión a las rancherías', 'Gasolina, visitas de la semana', 'Taxi por el equipo de proyección'],
  },
  {
    key: 'expense:childcare',
    name: 'Cuidado infantil',
    from: 400,
    to: 800,
    words: ['Apoyo a cuidadoras', 'Apoyo a cuidadoras y colación'],
  },
  {
    key: 'expense:snacks',
    name: 'Café y colación',
    from: 90,
    to: 380,
    words: ['Café, agua y fruta', 'Tortillas y queso para la reunión', 'Pan comprado a las socias'],
  },
  {
    key: 'expense:printing',
    name: 'Imprenta y difusión',
    from: 250,
    to: 1400,
    words: ['Volantes de la caminata', 'Lona para la feria', 'Etiquetas, primera prueba'],
  },
  {
    key: 'expense:office',
    name: 'Teléfono e internet',
    from: 349,
    to: 499,
    words: ['Internet del mes', 'Recarga del teléfono del centro'],
  },
] as const

/** The chart of accounts, apart from those of members. */
export const chart: readonly Account[] = [
  { key: 'bank:operation', kind: 'asset', name: 'Banco, cuenta de operación', ...inPesos, ...never },
  { key: 'bank:funds', kind: 'asset', name: 'Banco, cuenta de fondos', ...inPesos, ...never },
  { key: 'cash:office', kind: 'asset', name: 'Caja chica', ...inPesos, ...never },
  ...Object.values(funds).map(({ key, name }) => ({ key, kind: 'equity' as const, name, ...inPesos })),
  { key: 'income:fees', kind: 'income', name: 'Cuotas de recuperación', ...inPesos },
  { key: 'income:fairs', kind: 'income', name: 'Ferias y rifas', ...inPesos },
  ...spending.map(({ key, name }) => ({ key, kind: 'expense' as const, name, ...inPesos })),
]

/** The unit in which members pay one another. */
export const points = { code: 'PUNTO', name: 'Punto de intercambio', scale: 0 }
