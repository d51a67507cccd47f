import * as v from 'valibot'
import { and, eq, inArray } from '../db/index.ts'
import { registerMany, type Outcome } from '../enterprise/register-many.ts'
import { centreFacts } from '../entrepreneur/contact.ts'
import type { OperationCall } from '../operations/call.ts'
import { importArea } from './area.ts'
import { unpackRows } from './chunk.ts'
import { findImport, Id, Import, presentImport, type ImportRow } from './import-shape.ts'
import { bind, mapRow, problemAt, problemOfField, type BoundMapping, type MappedRow } from './map-row.ts'
import { outcomesOf } from './rehearse.ts'
import type { RowProblem } from './row-problem.ts'
import { importChunks, importFindings, importKeys, imports, type findingKinds } from './tables.ts'

type Doing = Pick<OperationCall, 'tx' | 'read' | 'mine' | 'id' | 'seal' | 'reveal' | 'run' | 'centre'>

interface Finding {
  readonly line: number
  readonly cells: readonly string[]
  readonly kind: (typeof findingKinds)[number]
  readonly problems: readonly RowProblem[]
  readonly resembles: readonly string[]
}

/**
 * Takes the next chunk of a pass: reads its rows, tries or registers them, keeps what a person has to look at, and
 * moves on, all in one transaction. A process killed at any moment goes on at the first chunk that is not behind it.
 */
export const takeChunk = importArea.operation({
  name: 'take-chunk',
  title: 'Work through the next chunk of an import',
  path: '/files/:id/take',
  permission: 'run',
  about: 'import',
  input: v.object({ id: Id, chunk: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  output: Import,
  errors: ['NOT_NOW', 'OUT_OF_ORDER'],
  async run({ id, chunk: number }, call) {
    const row = await findImport(call, id)
    const { status, passed, chunks } = row
    if (number <= passed) return presentImport(row)
    if (status !== 'checking' && status !== 'running') throw call.error('NOT_NOW', { status })
    if (number !== passed + 1 || number > chunks) throw call.error('OUT_OF_ORDER', { expected: passed + 1 })
    const at = and(call.mine(importChunks), eq(importChunks.importId, id), eq(importChunks.number, number))
    const [chunk] = await call.tx.select().from(importChunks).where(at)
    if (!chunk) throw call.notFound()
    const { findings, counts } = await work(row, chunk, call)
    await keepFindings(call, id, findings)
    // What is registered needs no copy; the dry run needs its rows again.
    if (status === 'running') await call.tx.delete(importChunks).where(at)
    const over = number === chunks
    if (over) await call.tx.delete(importKeys).where(and(call.mine(importKeys), eq(importKeys.importId, id)))
    const ended =
      status === 'running' ? { status: 'done' as const, finishedAt: call.at } : { status: 'checked' as const }
    const [after] = await call.tx
      .update(imports)
      .set({ ...sums(row, counts), passed: number, ...(over ? ended : {}) })
      .where(and(call.mine(imports), eq(imports.id, id)))
      .returning()
    return presentImport(after!)
  },
})

type Counts = Pick<ImportRow, 'good' | 'bad' | 'created' | 'changed' | 'unchanged' | 'similar' | 'warned'>

const sums = (row: ImportRow, counts: Counts): Counts => ({
  good: row.good + counts.good,
  bad: row.bad + counts.bad,
  created: row.created + counts.created,
  changed: row.changed + counts.changed,
  unchanged: row.unchanged + counts.unchanged,
  similar: row.similar + counts.similar,
  warned: row.warned + counts.warned,
})

async function work(row: ImportRow, chunk: typeof importChunks.$inferSelect, call: Doing) {
  const bound = bind(row.mapping, row.header)
  const { country } = await centreFacts(call)
  const findings: Finding[] = []
  const bad = (
    of: Pick<Finding, 'line' | 'cells'>,
    problems: readonly RowProblem[],
    resembles: readonly string[] = [],
  ) => findings.push({ line: of.line, cells: of.cells, kind: 'bad', problems, resembles })
  const mapped: MappedRow[] = []
  for (const staged of unpackRows(call, chunk)) {
    const outcome = mapRow(bound, staged, { publishable: row.publish, country })
    if ('problems' in outcome) bad(outcome, outcome.problems)
    else mapped.push(outcome)
  }
  const firstLines = await linesOfRepeated(call, row.id, mapped)
  const once = mapped.filter((one) => {
    const first = firstLines.get(one.line)
    if (first !== undefined) bad(one, [problemAt('ROW_REPEATED', { line: first }, undefined, row.header)])
    return first === undefined
  })
  const counts = { good: 0, bad: 0, created: 0, changed: 0, unchanged: 0, similar: 0, warned: 0 }
  for (const { of, outcome } of await register(row, once, call)) {
    const resembles = outcome.possibleDuplicates ?? []
    if (outcome.result === 'refused') {
      bad(of, problemsOf(bound, outcome))
    } else if (resembles.length > 0 && row.duplicates === 'set-aside') {
      bad(of, [problemAt('RESEMBLES', { records: resembles.length }, undefined, row.header)], resembles)
    } else {
      if (resembles.length > 0) {
        findings.push({ line: of.line, cells: of.cells, kind: 'similar', problems: [], resembles })
        counts.similar++
      }
      if (of.warnings.length > 0) {
        findings.push({ line: of.line, cells: of.cells, kind: 'warned', problems: of.warnings, resembles: [] })
        counts.warned++
      }
      counts.good++
      if (outcome.result === 'created') counts.created++
      else if (outcome.result === 'updated') counts.changed++
      else counts.unchanged++
    }
  }
  counts.bad = findings.filter(({ kind }) => kind === 'bad').length
  return { findings, counts }
}

interface Registered {
  readonly of: MappedRow
  readonly outcome: Outcome
}

async function register(row: ImportRow, rows: readonly MappedRow[], call: Doing): Promise<readonly Registered[]> {
  if (rows.length === 0) return []
  const batchOf = (some: readonly MappedRow[]) => ({
    rows: some.map(({ input }) => input),
    ...(row.publish && row.mapping.register !== undefined ? { listing: { source: row.mapping.register } } : {}),
  })
  const beside = (some: readonly MappedRow[], outcomes: readonly Outcome[]): readonly Registered[] =>
    outcomes.map((outcome) => ({ of: some[outcome.index]!, outcome }))
  if (row.status === 'checking') return beside(rows, await outcomesOf(call, batchOf(rows)))
  if (row.duplicates === 'register') return beside(rows, (await call.run(registerMany, batchOf(rows))).outcomes)
  const tried = beside(rows, await outcomesOf(call, batchOf(rows)))
  const resembles = ({ outcome }: Registered) => (outcome.possibleDuplicates ?? []).length > 0
  const wanted = tried.filter((one) => !resembles(one)).map(({ of }) => of)
  const done = wanted.length === 0 ? [] : beside(wanted, (await call.run(registerMany, batchOf(wanted))).outcomes)
  return [...tried.filter(resembles), ...done]
}

/** Lines whose key an earlier row of the file has, with the line of that row. */
async function linesOfRepeated(
  call: Doing,
  importId: string,
  rows: readonly MappedRow[],
): Promise<ReadonlyMap<number, number>> {
  if (rows.length === 0) return new Map()
  const taken = await call.tx
    .insert(importKeys)
    .values(rows.map(({ key, line }) => ({ importId, centreId: call.centre.id, key, line })))
    .onConflictDoNothing()
    .returning({ line: importKeys.line })
  const fresh = new Set(taken.map(({ line }) => line))
  const repeated = rows.filter(({ line }) => !fresh.has(line))
  if (repeated.length === 0) return new Map()
  const keys = [...new Set(repeated.map(({ key }) => key))]
  const first = await call.tx
    .select({ key: importKeys.key, line: importKeys.line })
    .from(importKeys)
    .where(and(call.mine(importKeys), eq(importKeys.importId, importId), inArray(importKeys.key, keys)))
  const lineOf = new Map(first.map(({ key, line }) => [key, line]))
  return new Map(repeated.map(({ key, line }) => [line, lineOf.get(key) ?? line]))
}

function problemsOf(bound: BoundMapping, { code = 'NOT_ACCEPTED', data = {}, issues = [] }: Outcome): RowProblem[] {
  if (issues.length > 0) {
    return issues.map(({ pointer, expected }) =>
      problemOfField(bound, 'NOT_ACCEPTED', pointer, expected === undefined ? {} : { expected }),
    )
  }
  const plain = Object.fromEntries(
    Object.entries(data).filter(
      (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  )
  return [problemOfField(bound, code, fieldOfCode[code] ?? '', plain)]
}

const fieldOfCode: Readonly<Record<string, string>> = {
  ENTERPRISES_CONTACT_INVALID: '/contacts/0',
  ENTERPRISES_ACTIVITY_UNKNOWN: '/activity/code',
  ENTERPRISES_PLACE_INVALID: '/place/latitude',
  ENTERPRISES_TERRITORY_UNKNOWN: '/territoryCode',
}

async function keepFindings(call: Doing, importId: string, findings: readonly Finding[]): Promise<void> {
  if (findings.length === 0) return
  await call.tx.insert(importFindings).values(
    findings.map(({ line, cells, kind, problems, resembles }) => {
      const id = call.id()
      return {
        id,
        centreId: call.centre.id,
        importId,
        line,
        kind,
        problems,
        resembles,
        cells: call.seal(importFindings.cells, id, JSON.stringify(cells)),
      }
    }),
  )
}
