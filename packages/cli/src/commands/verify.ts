import { createHash } from 'node:crypto'
import { danglingReferences, verifyLedger } from '@milpa/core/portability'
import { text, type Command, type Context } from '../run/command.ts'
import { exit, Refusal } from '../run/exit.ts'
import { centreOf, withHost, type Opened } from '../run/open.ts'
import { storedFiles } from '../run/stored-files.ts'

interface Finding {
  readonly check: string
  readonly centre: string | null
  readonly table: string | null
  readonly row: string | null
  readonly detail: string
}

export const verify: Command = {
  options: { centre: { type: 'string', value: 'SLUG' }, since: { type: 'string', value: 'DAY|SEQ' } },
  examples: ['milpa verify', 'milpa verify --since 2026-03-01', 'milpa verify --centre aquiles-serdan --json'],
  async run(context) {
    const { terminal, say } = context
    return withHost(context, { migrations: 'refuse' }, async (opened) => {
      const found: Finding[] = []
      const done: string[] = []
      for (const step of [integrity, references, audits, ledgers, files]) {
        const summary = await step(context, opened, found)
        if (summary !== undefined) done.push(summary)
      }
      const lines = found.map(({ centre, table, row, detail, check }) =>
        say('verify.fault', {
          check: say(`verify.check.${check}`),
          where: [centre, table, row].filter((part) => part !== null).join(' '),
          detail,
        }),
      )
      terminal.result({ ok: found.length === 0, faults: found, checked: done }, [
        ...done,
        ...lines,
        found.length === 0 ? say('verify.whole') : say('verify.broken', { count: found.length }),
      ])
      return found.length === 0 ? exit.ok : exit.failedCheck
    })
  },
}

const chosen = async (context: Context, opened: Opened) =>
  text(context.values, 'centre') === undefined ? opened.milpa.centres() : [await centreOf(context, opened)]

async function integrity({ say }: Context, { engine }: Opened, found: Finding[]): Promise<string | undefined> {
  if (engine.name !== 'libsql') return undefined
  const rows = await engine.reader.all('PRAGMA integrity_check', [])
  for (const [detail] of rows) {
    if (detail !== 'ok')
      found.push({ check: 'integrity', centre: null, table: null, row: null, detail: String(detail) })
  }
  return say('verify.integrity')
}

async function references({ say }: Context, { milpa, tables }: Opened, found: Finding[]): Promise<string> {
  for (const { check, table, row, detail } of await danglingReferences(milpa.host.read, tables)) {
    found.push({ check, centre: null, table, row, detail })
  }
  return say('verify.references', { tables: tables.length })
}

async function audits(context: Context, opened: Opened, found: Finding[]): Promise<string> {
  let entries = 0
  let unsealed = 0
  for (const { id, slug } of await chosen(context, opened)) {
    const report = await opened.milpa.verifyAudit(id)
    entries += report.entries
    unsealed += report.unsealed
    if (report.fault !== undefined) {
      found.push({ check: 'audit', centre: slug, table: 'audit_entries', row: null, detail: report.fault })
    }
  }
  return context.say('verify.audit', { entries, unsealed })
}

async function ledgers(context: Context, opened: Opened, found: Finding[]): Promise<string> {
  const { say, terminal } = context
  const since = sinceOf(context)
  const sums = { transfers: 0, blocks: 0, unsealed: 0 }
  for (const { id, slug } of await chosen(context, opened)) {
    const progress = terminal.progress(say('ledger.verifying'))
    const told = (rows: number, total: number) => progress.update(rows, total)
    const report = await verifyLedger(opened.milpa.host.read, id, since === undefined ? { told } : { since, told })
    progress.end()
    sums.transfers += report.transfers
    sums.blocks += report.blocks
    sums.unsealed += report.unsealed
    found.push(...report.faults.map(({ check, table, row, detail }) => ({ check, centre: slug, table, row, detail })))
  }
  return say('verify.ledger', sums)
}

/** `--since` of the ledger: a day, or the `seq` of a row. What came before it is taken for verified. */
function sinceOf({ values }: Context): string | number | undefined {
  const given = text(values, 'since')
  if (given === undefined) return undefined
  if (/^[1-9]\d{0,10}$/.test(given)) return Number(given)
  if (/^\d{4}-\d\d-\d\d$/.test(given)) return given
  throw new Refusal(exit.usage, 'badWord', { word: given, known: '2026-03-01, 12345' })
}

async function files({ say }: Context, { milpa, tables, store }: Opened, found: Finding[]): Promise<string> {
  let count = 0
  for await (const { id, sha256 } of storedFiles(milpa, tables)) {
    count++
    const named = { check: 'files', centre: null, table: 'files', row: `id=${id}` }
    if ((await store.sizeOf(id)) === undefined) {
      found.push({ ...named, detail: say('verify.fileMissing') })
      continue
    }
    const hash = createHash('sha256')
    for await (const chunk of store.read(id)) hash.update(chunk as Buffer)
    if (hash.digest('hex') !== sha256) found.push({ ...named, detail: say('verify.fileChanged') })
  }
  return say('verify.files', { files: count })
}
