/** What a file may ask of us before it is refused. Each is a guard against memory death, far above any honest table. */
export interface TableLimits {
  /** Columns of one row. Default 1,000. */
  readonly columns: number
  /** Characters of one cell. Default 65,536 (Excel itself stops at 32,767). */
  readonly cellCharacters: number
  /** Characters of one row. Default 1,048,576. */
  readonly rowCharacters: number
  /** XLSX: bytes of one inflated part, declared or actual. Default 4 GiB: a sheet is streamed, so this bounds time. */
  readonly inflatedBytes: number
  /** XLSX: how many times larger than packed a part of over 16 MiB may be. Default 200 (honest sheets reach some 25). */
  readonly inflationRatio: number
  /** XLSX: bytes of all shared strings together, which stay in memory while a sheet is read. Default 64 MiB. */
  readonly sharedStringBytes: number
}

export const DEFAULT_LIMITS: TableLimits = {
  columns: 1_000,
  cellCharacters: 65_536,
  rowCharacters: 1_048_576,
  inflatedBytes: 4 * 2 ** 30,
  inflationRatio: 200,
  sharedStringBytes: 64 * 2 ** 20,
}
