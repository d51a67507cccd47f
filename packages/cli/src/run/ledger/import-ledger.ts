import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { ledger, Problem } from '@milpa/core'
import { ChainFileError, importChain } from '@milpa/core/portability'
import { readBooks } from '@milpa/server'
import type { ReadTableOptions } from '@milpa/tabular'
import { flag, text, type Context } from '../command.ts'
import { exit, Refusal, type ExitCode } from '../exit.ts'
import { centreOf, operatorDoor, withHost, type Opened } from '../open.ts'
import { fileLines } from './file-lines.ts'
import { chosen, word } from './given.ts'

const forms = ['chain', ...ledger.importKinds] as const
const mostShown = 50

/** `milpa ledger import FILE --as …`: a whole chain, opening balances, movements, or a Cyclos. */
export async function importing(context: Context): Promise<ExitCode> {
  const file = word(context, 1, 'FILE')
  const as = chosen(context, 'as', forms)
  if (!existsSync(file)) throw new Refusal(exit.storage, 'fileMissing', { path: file })
  return withHost(context, { migrations: 'apply' }, (opened) =>
    as === 'chain' ? takeChain(context, opened, file) : takeBooks(context, opened, file, as),
  )
}

async function takeChain(context: Context, opened: Opened, file: string): Promise<ExitCode> {
  const { terminal, say } = context
  const centre = await centreOf(context, opened)
  const progress = terminal.progress(say('ledger.importing'))
  try {
    const told = (rows: number) => progress.update(rows, 0)
    const imported = await importChain(opened.milpa, centre, () => fileLines(file), { told })
    progress.end()
    const { transfers, accounts, blocks, hash } = imported
    const newest = hash === null ? [] : [say('ledger.newest', { number: blocks, hash })]
    terminal.result(imported, [say('ledger.imported', { transfers, accounts }), ...newest])
    return exit.ok
  } catch (error) {
    progress.end()
    if (!(error instanceof ChainFileError)) throw error
    throw new Refusal(exit.refused, 'ledger.chainFault', {
      line: error.line,
      fault: say(`ledger.fault.${error.fault}`),
      detail: error.detail,
    })
  }
}

type Outcome = Awaited<ReturnType<typeof ledger.importBooks.run>>

async function takeBooks(context: Context, opened: Opened, file: string, kind: ledger.ImportKind): Promise<ExitCode> {
  const { terminal, say, values } = context
  const centre = await centreOf(context, opened)
  const unit = text(values, 'unit')
  const on = text(values, 'on')
  const given = {
    kind,
    source: text(values, 'source') ?? basename(file),
    ...(await readBooks(file, kind, unit ?? centre.currency, readingOf(context))),
    ...(unit === undefined ? {} : { unit }),
    ...(on === undefined ? {} : { on }),
  }
  const dry = flag(values, 'dry-run')
  try {
    const outcome = await opened.milpa.run(dry ? ledger.checkImport : ledger.importBooks, given, operatorDoor(centre))
    const lines = [say(dry ? 'ledger.wouldTake' : 'ledger.taken', countsOf(outcome)), ...problemLines(context, outcome)]
    const rows = dry ? rowLines(context, outcome) : []
    terminal.result({ dryRun: dry, ...outcome }, [...rows, ...lines])
    return outcome.problems.length === 0 ? exit.ok : exit.failedCheck
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'LEDGER_IMPORT_FAULTY') throw error
    const problems = error.data['problems'] as Outcome['problems']
    const count = error.data['count'] as number
    terminal.result({ dryRun: false, problems, count }, [
      ...problemLines(context, { problems }),
      say('ledger.nothingTaken', { count }),
    ])
    return exit.failedCheck
  }
}

const countsOf = ({ accounts, transfers }: Outcome) => ({
  opened: accounts.opened,
  created: transfers.created,
  exists: transfers.exists,
})

const rowLines = ({ say }: Context, { rows }: Outcome): readonly string[] =>
  rows.slice(0, mostShown).map(({ line, does }) => say('ledger.row', { line, does: say(`ledger.does.${does}`) }))

const problemLines = ({ say }: Context, { problems }: Pick<Outcome, 'problems'>): readonly string[] =>
  problems
    .slice(0, mostShown)
    .map(({ line, fault, found, expected }) =>
      say('ledger.rowFault', { line, fault: say(`ledger.rowFault.${fault}`), found, expected }),
    )

function readingOf({ values }: Context): ReadTableOptions {
  const sheet = text(values, 'sheet')
  const encoding = text(values, 'encoding')
  const delimiter = text(values, 'delimiter')
  const headerRow = text(values, 'header-row')
  return {
    ...(sheet === undefined ? {} : { sheet }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter: (delimiter === 'tab' ? '\t' : delimiter) as ';' }),
    ...(headerRow === undefined ? {} : { headerRow: Number(headerRow) }),
  }
}
