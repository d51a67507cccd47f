/**
 * A column. `cell` gives what stands in it (text, or a Lit template); without it, the row's property called `key`.
 * `drop` leaves the column out where the table is narrow: `small` under 34 rem, `medium` under 54 rem. The classes
 * `drop-small` and `drop-medium` do the same to a part of a cell.
 */
export type TableColumn<Row> = {
  readonly key: string
  readonly label: string
  readonly cell?: (row: Row) => unknown
  readonly align?: 'start' | 'end'
  readonly sortable?: boolean
  readonly width?: string
  readonly drop?: 'small' | 'medium'
}

export type TableSort = { readonly key: string; readonly direction: 'ascending' | 'descending' }

/** Where a keyset page stands. `from` is the number of its first row, when known; `total` likewise. */
export type TablePage = {
  readonly from?: number
  readonly total?: number
  readonly hasPrevious: boolean
  readonly hasNext: boolean
}

/** The ids from `anchor` to `id` in the order shown, both included; only `id` when the anchor is not on this page. */
export function rangeOf(ids: readonly string[], anchor: string | undefined, id: string): readonly string[] {
  const from = anchor === undefined ? -1 : ids.indexOf(anchor)
  const to = ids.indexOf(id)
  if (from < 0 || to < 0) return [id]
  return ids.slice(Math.min(from, to), Math.max(from, to) + 1)
}
