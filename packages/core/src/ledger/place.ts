/**
 * Places: one number for "row 17 of ledger 3", so that the rows of all ledgers of a database stand in one table by an
 * integer key, those of one ledger together and in their order. 2^17 ledgers of 2^36 rows (70 thousand million) each stay within 2^53.
 */
export const ledgerSpan = 2 ** 36

/** Largest number of a ledger. */
export const mostLedgers = 2 ** 17 - 1

export const placeOf = (ledger: number, number: number): number => ledger * ledgerSpan + number
export const numberAt = (place: number): number => place % ledgerSpan
/** The first and the last place that a ledger can have. */
export const placesOf = (ledger: number): readonly [first: number, last: number] => [
  ledger * ledgerSpan,
  ledger * ledgerSpan + ledgerSpan - 1,
]
