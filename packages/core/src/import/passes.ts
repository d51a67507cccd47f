import * as v from 'valibot'
import { and, asc, eq, inArray, lt, or } from '../db/index.ts'
import { enterpriseArea } from '../enterprise/area.ts'
import type { OperationCall } from '../operations/call.ts'
import { problem } from '../operations/problem.ts'
import { importArea } from './area.ts'
import { findImport, Id, Import, presentImport, type ImportRow } from './import-shape.ts'
import { noCounts } from './stage.ts'
import { duplicateChoices, importChunks, importFindings, importKeys, imports } from './tables.ts'
import { workImport } from './work.ts'

type Doing = Pick<OperationCall, 'tx' | 'mine' | 'enqueue' | 'at'>

/** `background` false: whoever calls works through the chunks itself, as the command line does. */
const background = v.optional(v.boolean(), true)

/** The dry run: every row is tried and taken back; the findings say what to correct. */
export const check = importArea.operation({
  name: 'check',
  title: 'Try an import without storing anything',
  path: '/files/:id/check',
  permission: 'run',
  about: 'import',
  input: v.object({ id: Id, publish: v.optional(v.boolean(), false), background }),
  output: Import,
  errors: ['NOT_NOW', 'NOT_A_REGISTER'],
  async run({ id, publish, background }, call) {
    const row = await findImport(call, id)
    if (row.status !== 'ready' && row.status !== 'checked') throw call.error('NOT_NOW', { status: row.status })
    if (publish) mayPublish(row, call)
    return presentImport(await beginPass(call, row, { status: 'checking', publish }, background))
  },
})

/** The real run. Rows that cannot be taken stay as findings, to be corrected and brought again. */
export const confirm = importArea.operation({
  name: 'confirm',
  title: 'Register the rows of an import',
  path: '/files/:id/confirm',
  permission: 'run',
  about: 'import',
  input: v.object({
    id: Id,
    /** Puts new enterprises into the public directory at once; only rows of a public register, with the right to publish. */
    publish: v.optional(v.boolean(), false),
    /** What becomes of rows that resemble a record: registered and listed for comparing, or set aside with the bad ones. */
    duplicates: v.optional(v.picklist(duplicateChoices), 'register'),
    /** The file broke off: register the rows before it all the same. */
    partial: v.optional(v.boolean(), false),
    background,
  }),
  output: Import,
  errors: ['NOT_NOW', 'FILE_FAULTY', 'NOT_A_REGISTER'],
  async run({ id, publish, duplicates, partial, background }, call) {
    const row = await findImport(call, id)
    if (row.status !== 'ready' && row.status !== 'checked') throw call.error('NOT_NOW', { status: row.status })
    if (row.fault !== null && !partial) throw call.error('FILE_FAULTY')
    if (publish) mayPublish(row, call)
    return presentImport(await beginPass(call, row, { status: 'running', publish, duplicates }, background))
  },
})

/** Goes on with a pass whose work was cancelled or failed. */
export const resume = importArea.operation({
  name: 'resume',
  title: 'Go on with an import that stopped',
  path: '/files/:id/resume',
  permission: 'run',
  about: 'import',
  input: v.object({ id: Id }),
  output: Import,
  errors: ['NOT_NOW'],
  async run({ id }, call) {
    const row = await findImport(call, id)
    if (row.status !== 'checking' && row.status !== 'running') throw call.error('NOT_NOW', { status: row.status })
    // A key of its own: a job that is being cancelled still counts as unfinished, and would be handed back.
    const jobId = await call.enqueue(workImport, { id }, { key: `${id} again ${call.at.getTime()}` })
    await call.tx
      .update(imports)
      .set({ jobId })
      .where(and(call.mine(imports), eq(imports.id, id)))
    return presentImport({ ...row, jobId })
  },
})

/** Throws away what is left of the file. Enterprises that were registered stay. */
export const discard = importArea.operation({
  name: 'discard',
  title: 'Throw away an import and its findings',
  path: '/files/:id/discard',
  permission: 'run',
  about: 'import',
  input: v.object({ id: Id }),
  output: Import,
  async run({ id }, call) {
    const row = await findImport(call, id)
    await clear(call, id)
    const [after] = await call.tx
      .update(imports)
      .set({ status: row.status === 'done' ? 'done' : 'cancelled', finishedAt: row.finishedAt ?? call.at })
      .where(and(call.mine(imports), eq(imports.id, id)))
      .returning()
    return presentImport(after!)
  },
})

const keptFor = 30 * 24 * 3600 * 1000
const tidiedAtOnce = 20

/** Throws away what is left of imports older than 30 days: rows that nobody corrected are personal data all the same. */
export const tidy = importArea.operation({
  name: 'tidy',
  title: 'Throw away what is left of old imports',
  path: '/tidy',
  permission: 'run',
  input: v.object({}),
  output: v.object({ imports: v.number() }),
  async run(_input, call) {
    const chunks = call.tx.select({ id: importChunks.importId }).from(importChunks).where(call.mine(importChunks))
    const findings = call.tx
      .select({ id: importFindings.importId })
      .from(importFindings)
      .where(call.mine(importFindings))
    // Those with something left, a few at a time: each night comes again, and a transaction has five seconds.
    const old = await call.tx
      .select({ id: imports.id })
      .from(imports)
      .where(
        and(
          call.mine(imports),
          lt(imports.createdAt, new Date(call.at.getTime() - keptFor)),
          or(inArray(imports.id, chunks), inArray(imports.id, findings)),
        ),
      )
      .orderBy(asc(imports.id))
      .limit(tidiedAtOnce)
    for (const { id } of old) await call.run(discard, { id })
    return { imports: old.length }
  },
})

function mayPublish(
  row: ImportRow,
  call: Pick<OperationCall<Pick<(typeof importArea)['errors'], 'NOT_A_REGISTER'>>, 'may' | 'error'>,
): void {
  if (row.mapping.register === undefined) throw call.error('NOT_A_REGISTER')
  // The work itself may do everything: who orders it is asked here.
  if (!call.may(enterpriseArea.permission('publish'))) throw problem('FORBIDDEN')
}

async function beginPass(
  call: Doing,
  row: ImportRow,
  change: Partial<Pick<ImportRow, 'status' | 'publish' | 'duplicates'>>,
  background: boolean,
): Promise<ImportRow> {
  await clearPass(call, row.id)
  const jobId = background
    ? await call.enqueue(workImport, { id: row.id }, { key: `${row.id} ${change.status}` })
    : null
  // A file of a header alone is over before it begins.
  const empty =
    row.chunks > 0
      ? {}
      : change.status === 'running'
        ? { status: 'done' as const, finishedAt: call.at }
        : { status: 'checked' as const }
  const [after] = await call.tx
    .update(imports)
    .set({ ...change, ...noCounts, jobId, ...empty })
    .where(and(call.mine(imports), eq(imports.id, row.id)))
    .returning()
  return after!
}

export async function clearPass(call: Pick<Doing, 'tx' | 'mine'>, id: string): Promise<void> {
  await call.tx.delete(importKeys).where(and(call.mine(importKeys), eq(importKeys.importId, id)))
  await call.tx.delete(importFindings).where(and(call.mine(importFindings), eq(importFindings.importId, id)))
}

async function clear(call: Pick<Doing, 'tx' | 'mine'>, id: string): Promise<void> {
  await clearPass(call, id)
  await call.tx.delete(importChunks).where(and(call.mine(importChunks), eq(importChunks.importId, id)))
}
