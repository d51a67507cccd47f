import * as v from 'valibot'
import { and, asc, eq, keyset, page, paged } from '../db/index.ts'
import type { OperationCall } from '../operations/call.ts'
import { ledgerArea } from './area.ts'
import { currencies } from './currencies.ts'
import { Unit, UnitCode, Words } from './schemas.ts'
import { ledgerUnits } from './tables.ts'

const columns = {
  id: ledgerUnits.id,
  code: ledgerUnits.code,
  scale: ledgerUnits.scale,
  kind: ledgerUnits.kind,
  name: ledgerUnits.name,
}

/**
 * Defines an internal unit: hours, exchange points. Currencies need no definition. Decimals are never changed, since
 * every amount would mean something else.
 */
export const defineUnit = ledgerArea.operation({
  name: 'define-unit',
  title: 'Define an internal unit',
  path: '/units',
  permission: 'accounts',
  about: 'unit',
  input: v.object({
    code: UnitCode,
    name: v.pipe(Words, v.maxLength(60)),
    /** Decimals, 0 to 6. */
    scale: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)),
  }),
  output: Unit,
  errors: ['UNIT_TAKEN', 'UNIT_IS_A_CURRENCY'],
  async run(input, call) {
    if (currencies.has(input.code)) throw call.error('UNIT_IS_A_CURRENCY')
    const known = await findUnit(call, input.code)
    if (known && (known.name !== input.name || known.scale !== input.scale)) throw call.error('UNIT_TAKEN')
    return known ?? insertUnit(call, { ...input, kind: 'internal' })
  },
})

export const units = ledgerArea.query({
  name: 'units',
  title: 'Units that the centre keeps accounts in',
  path: '/units',
  permission: 'read',
  input: v.object(paged),
  output: page(Unit),
  async run(input, call) {
    const keys = keyset([ledgerUnits.code], input)
    const rows = await call.read
      .select(columns)
      .from(ledgerUnits)
      .where(and(call.mine(ledgerUnits), keys.where))
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
    return keys.page(rows, ({ code }) => [code])
  },
})

type UnitCall = Pick<OperationCall, 'tx' | 'mine' | 'centre' | 'id' | 'at'>

async function findUnit(call: UnitCall, code: string) {
  const [unit] = await call.tx
    .select(columns)
    .from(ledgerUnits)
    .where(and(call.mine(ledgerUnits), eq(ledgerUnits.code, code)))
    .orderBy(asc(ledgerUnits.id))
  return unit
}

async function insertUnit(
  call: UnitCall,
  unit: Pick<typeof ledgerUnits.$inferInsert, 'code' | 'scale' | 'kind' | 'name'>,
) {
  const [made] = await call.tx
    .insert(ledgerUnits)
    .values({ ...unit, id: call.id(), centreId: call.centre.id, createdAt: call.at })
    .returning(columns)
  return made!
}

/** The unit of a code; a currency is there as soon as somebody needs it. */
export async function unitOf(call: UnitCall, code: string) {
  const known = await findUnit(call, code)
  const scale = currencies.get(code)
  if (known || scale === undefined) return known
  return insertUnit(call, { code, scale, kind: 'currency', name: null })
}
