import { and, eq, inArray, type Reader } from '../../db/index.ts'
import { closing, ledgerLabels } from '../tables.ts'
import { labelNumber } from '../journal/transfers.ts'

type Source = Pick<Reader, 'select'>

/** Words by their numbers, `null` for none. */
export async function wordsBy(
  read: Source,
  ledger: number,
  numbers: Iterable<number | null>,
): Promise<(number: number | null) => string | null> {
  const wanted = [...new Set(numbers)].filter((one): one is number => one !== null)
  const words = new Map<number, string>()
  for (let from = 0; from < wanted.length; from += 500) {
    const rows = await read
      .select({ number: ledgerLabels.number, label: ledgerLabels.label })
      .from(ledgerLabels)
      .where(and(eq(ledgerLabels.ledger, ledger), inArray(ledgerLabels.number, wanted.slice(from, from + 500))))
    for (const { number, label } of rows) words.set(number, label)
  }
  return (number) => (number === null ? null : words.get(number)!)
}

/** Number of the category that closing entries bear. */
export const closingNumber = (read: Source, ledger: number): Promise<number> =>
  labelNumber(read, ledger, 'category', closing)
