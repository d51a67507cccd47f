import { normalise } from '../../text/normalise.ts'
import type { AccountKind } from '../tables.ts'

/** What a file of accounts or movements may have in a column, and the headings that say so. */
const headings = {
  key: ['key', 'account', 'cuenta', 'clave', 'conta', 'compte', 'codigo', 'code', 'account key'],
  kind: ['kind', 'account kind', 'clase', 'tipo de cuenta', 'tipo', 'type', 'classe'],
  unit: ['unit', 'currency', 'moneda', 'unidad', 'moeda', 'unidade', 'devise', 'unite'],
  name: ['name', 'nombre', 'nome', 'nom'],
  balance: ['balance', 'saldo', 'solde'],
  reference: [
    'reference',
    'referencia',
    'transaction number',
    'transactionnumber',
    'numero de transaccion',
    'id',
    'folio',
  ],
  date: ['date', 'fecha', 'data'],
  debit: ['debit', 'debe', 'cargo', 'debito'],
  credit: ['credit', 'haber', 'abono', 'credito'],
  from: ['from', 'de', 'desde', 'payer'],
  to: ['to', 'para', 'a', 'hacia', 'payee'],
  amount: ['amount', 'importe', 'monto', 'cantidad', 'valor', 'montant'],
  category: ['category', 'categoria', 'categorie'],
  fund: ['fund', 'fondo', 'fundo', 'fonds'],
  purpose: ['purpose', 'description', 'descripcion', 'concepto', 'descricao', 'motif'],
  creditLimit: ['credit limit', 'creditlimit', 'limite de credito'],
  fromName: ['from name'],
  toName: ['to name'],
  fromKind: ['from kind'],
  toKind: ['to kind'],
} as const
export type ImportColumn = keyof typeof headings

/** Where each column stands. Of two with the same meaning the first is read. */
export function columnsOf(header: readonly string[]): ReadonlyMap<ImportColumn, number> {
  const found = new Map<ImportColumn, number>()
  for (const [index, cell] of header.entries()) {
    const heading = normalise(cell)
    const column = (Object.keys(headings) as ImportColumn[]).find((one) =>
      (headings[one] as readonly string[]).includes(heading),
    )
    if (column && !found.has(column)) found.set(column, index)
  }
  return found
}

const kinds: Readonly<Record<AccountKind, readonly string[]>> = {
  asset: ['asset', 'activo', 'ativo', 'actif'],
  liability: ['liability', 'pasivo', 'passivo', 'passif'],
  equity: ['equity', 'patrimonio', 'capital', 'patrimonio liquido', 'capitaux propres'],
  income: ['income', 'ingreso', 'ingresos', 'receita', 'produit', 'produits'],
  expense: ['expense', 'gasto', 'gastos', 'egreso', 'egresos', 'despesa', 'charge', 'charges'],
}

/** The kind of an account as people of the four languages write it. */
export function kindOf(written: string): AccountKind | undefined {
  const word = normalise(written)
  return (Object.keys(kinds) as AccountKind[]).find((kind) => kinds[kind].includes(word))
}

/** `2026-03-01`, `01/03/2026` (day first), or a moment of either; the day as it is written there. */
export function dayOf(written: string): string | undefined {
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?$/.exec(written.trim())
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,].*)?$/.exec(written.trim())
  const day = iso
    ? `${iso[1]}-${iso[2]}-${iso[3]}`
    : local && `${local[3]}-${local[2]!.padStart(2, '0')}-${local[1]!.padStart(2, '0')}`
  if (!day) return undefined
  const at = new Date(`${day}T00:00:00Z`)
  const real = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
  return real && day >= '1900-01-01' && day <= '2199-12-31' ? day : undefined
}
