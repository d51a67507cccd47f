import type { CentreRef, Milpa } from '@milpa/core'
import {
  beancountJournal,
  chainLines,
  plainJournal,
  transferColumns,
  transferTable,
  type ExportFormat,
} from '@milpa/core/portability'
import { writeCsv } from '@milpa/tabular'

/** How each form is named and served. */
export const ledgerFiles: Readonly<Record<ExportFormat, { readonly ending: string; readonly mediaType: string }>> = {
  jsonl: { ending: 'jsonl', mediaType: 'application/jsonl' },
  hledger: { ending: 'hledger.journal', mediaType: 'text/plain; charset=utf-8' },
  ledger: { ending: 'ledger', mediaType: 'text/plain; charset=utf-8' },
  beancount: { ending: 'beancount', mediaType: 'text/plain; charset=utf-8' },
  csv: { ending: 'csv', mediaType: 'text/csv; charset=utf-8' },
}

/** The ledger of a centre in one of the forms in which it leaves, piece by piece: memory stays flat. */
export function ledgerPieces(
  { host }: Pick<Milpa, 'host'>,
  centre: CentreRef,
  format: ExportFormat,
  told?: (rows: number, total: number) => void,
): AsyncIterable<string> {
  switch (format) {
    case 'jsonl':
      return chainLines(host.read, centre, host.clock(), told)
    case 'hledger':
    case 'ledger':
      return plainJournal(host.read, centre.id, format)
    case 'beancount':
      return beancountJournal(host.read, centre.id, centre.slug)
    case 'csv':
      return writeCsv(transferColumns, transferTable(host.read, centre.id))
  }
}
