import type { Command, Context } from '../run/command.ts'
import { exit, Refusal, type ExitCode } from '../run/exit.ts'
import { checkingReceipt } from '../run/ledger/check-receipt.ts'
import { exporting } from '../run/ledger/export-ledger.ts'
import { importing } from '../run/ledger/import-ledger.ts'
import { receipting, sealing } from '../run/ledger/receipt.ts'

const works: Readonly<Record<string, (context: Context) => Promise<ExitCode | void>>> = {
  export: exporting,
  import: importing,
  receipt: receipting,
  'check-receipt': checkingReceipt,
  seal: sealing,
}

export const ledger: Command = {
  words: [Object.keys(works).join('|'), '[FILE…]'],
  options: {
    centre: { type: 'string', value: 'SLUG' },
    format: { type: 'string', value: 'jsonl|hledger|ledger|beancount|csv' },
    as: { type: 'string', value: 'chain|opening|movements|cyclos' },
    'dry-run': { type: 'boolean' },
    source: { type: 'string', value: 'TEXT' },
    unit: { type: 'string', value: 'CODE' },
    on: { type: 'string', value: 'DAY' },
    sheet: { type: 'string', value: 'NAME' },
    encoding: { type: 'string', value: 'NAME' },
    delimiter: { type: 'string', value: 'CHARACTER' },
    'header-row': { type: 'string', value: 'NUMBER' },
  },
  examples: [
    'milpa ledger export books.jsonl',
    'milpa ledger export books.journal --format hledger',
    'milpa ledger import books.jsonl --as chain --centre new-house',
    'milpa ledger import saldos.xlsx --as opening --on 2026-01-01 --dry-run',
    'milpa ledger import cyclos.json --as cyclos --unit HORAS --source cyclos-2026',
    'milpa ledger seal',
    'milpa ledger receipt 0198c0de-0000-7000-8000-000000000001 receipt.json',
    'milpa ledger check-receipt receipt.json books.jsonl',
  ],
  async run(context) {
    const [what = ''] = context.words
    const work = Object.hasOwn(works, what) ? works[what] : undefined
    if (!work) throw new Refusal(exit.usage, 'badWord', { word: what, known: Object.keys(works).join(', ') })
    return work(context)
  },
}
