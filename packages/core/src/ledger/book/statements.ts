import { getTableColumns, getTableName, type Table } from 'drizzle-orm'
import { snake } from '../../db/table.ts'
import type { EngineName } from '../../db/index.ts'
import { ledgerCounters, ledgerMarks, ledgerPurposes, ledgerTransfers } from '../tables.ts'

/**
 * The texts of the statements that every batch runs, made once from the declaration of the tables. They are bound and
 * run by hand: drizzle's own prepared form maps every value by its name (measured: twice the time a row). What the rows of
 * a statement share is bound once, and what is the same in most rows stands in the text, because handing a value over
 * to the engine costs 0.1 µs and there would be forty of them a transfer.
 */
export interface Statements {
  transfers(shape: TransferShape, rows: number): string
  purposes(rows: number): string
  marks(rows: number): string
  counters(shape: CounterShape, rows: number): string
  /** Whether the ledger has an id as high as this one or higher. */
  readonly idFrom: string
  /** Ids of a ledger that are there already: the ledger, then the ids as a JSON array. */
  readonly idsThere: string
  readonly takeHead: string
  readonly leaveHead: string
}

/** `plain`: direct, alone, without a cause; nearly all of them. */
export type TransferShape = 'plain' | 'any'
/** `posted`: nothing is set aside. */
export type CounterShape = 'posted' | 'any'

/** Rows a statement: what is left over goes by the smaller ones, so that few texts are prepared. */
export const sizes = [50, 8, 1] as const

/** Columns whose value is the same in all rows of a statement: bound first, in this order. `place` counts on. */
export const sharedByTransfers = ['place', 'ledger', 'at', 'recordedOn'] as const
/** Columns of a plain transfer that its text says. */
const plainly: Readonly<Record<string, string>> = {
  kind: '1',
  causeKind: 'null',
  causeId: 'null',
  link: '0',
  linked: 'false',
  about: 'null',
  expiresAt: 'null',
}

const made = new Map<EngineName, Statements>()

export function statementsOf(engine: EngineName): Statements {
  let statements = made.get(engine)
  if (!statements) made.set(engine, (statements = write(engine)))
  return statements
}

function write(engine: EngineName): Statements {
  const known = new Map<string, string>()
  const once = (name: string, make: () => string) => {
    let text = known.get(name)
    if (text === undefined) known.set(name, (text = make()))
    return text
  }
  const bound = (index: number) => (engine === 'postgres' ? `$${index}` : `?${index}`)
  const insert = (
    table: Table,
    rows: number,
    value: (key: string, row: number, next: () => string) => string,
    from = 0,
  ) => {
    const keys = Object.keys(getTableColumns(table))
    let last = from
    const next = () => bound(++last)
    const lines = Array.from(
      { length: rows },
      (_row, row) => `(${keys.map((key) => value(key, row, next)).join(', ')})`,
    )
    return `insert into ${getTableName(table)} (${keys.map(snake).join(', ')}) values ${lines.join(', ')}`
  }
  return {
    transfers: (shape, rows) =>
      once(`transfers ${shape} ${rows}`, () =>
        insert(
          ledgerTransfers,
          rows,
          (key, row, next) => {
            const shared = sharedByTransfers.findIndex((one) => one === key)
            if (key === 'place') return `cast(${bound(1)} as bigint) + ${row}`
            if (shared >= 0) return bound(shared + 1)
            return (shape === 'plain' ? plainly[key] : undefined) ?? next()
          },
          sharedByTransfers.length,
        ),
      ),
    purposes: (rows) =>
      once(`purposes ${rows}`, () =>
        insert(ledgerPurposes, rows, (key, _row, next) => (key === 'digest' ? 'null' : next())),
      ),
    marks: (rows) => once(`marks ${rows}`, () => insert(ledgerMarks, rows, (_key, _row, next) => next())),
    counters: (shape, rows) =>
      once(`counters ${shape} ${rows}`, () => {
        const text = insert(ledgerCounters, rows, (key, _row, next) =>
          shape === 'posted' && key.endsWith('Pending') ? '0' : next(),
        )
        const set = Object.keys(getTableColumns(ledgerCounters))
          .filter((key) => key !== 'account')
          .map((key) => `${snake(key)} = excluded.${snake(key)}`)
        return `${text} on conflict (account) do update set ${set.join(', ')}`
      }),
    idFrom: `select 1 from ledger_transfers where ledger = ${bound(1)} and id >= ${bound(2)} limit 1`,
    // One parameter for all of them; a thousand would cost three times as much. Dashes are left out by both.
    idsThere:
      engine === 'postgres'
        ? `select t.id from ledger_transfers t join jsonb_array_elements_text(cast(${bound(2)} as jsonb)) as w(id) ` +
          `on t.ledger = ${bound(1)} and t.id = decode(replace(w.id, '-', ''), 'hex')`
        : `select t.id from json_each(${bound(2)}) w cross join ledger_transfers t ` +
          `where t.ledger = ${bound(1)} and t.id = unhex(w.value, '-')`,
    leaveHead:
      `update ledger_heads set seq = ${bound(1)}, at = ${bound(2)}, recorded_on = ${bound(3)}, ` +
      `labels = ${bound(4)}, stamp = ${bound(5)} where centre_id = ${bound(6)}`,
    takeHead:
      `select ledger, seq, at, recorded_on, stamp, labels, closed_through from ledger_heads where centre_id = ${bound(1)}` +
      // The embedded engine has one writer; here another process could have taken the ledger.
      (engine === 'postgres' ? ' for no key update' : ''),
  }
}
