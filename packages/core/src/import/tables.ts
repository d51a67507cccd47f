import {
  bool,
  id,
  index,
  instant,
  int,
  json,
  long,
  oneOf,
  primaryKey,
  ref,
  sensitive,
  staff,
  table,
  text,
  unique,
  type AnyTable,
} from '../db/index.ts'
import { centres } from '../centre/tables.ts'
import type { Mapping } from './mapping.ts'
import type { RowProblem } from './row-problem.ts'

export const importStatuses = ['reading', 'ready', 'checking', 'checked', 'running', 'done', 'cancelled'] as const
export type ImportStatus = (typeof importStatuses)[number]
export const duplicateChoices = ['register', 'set-aside'] as const

export const findingKinds = ['bad', 'similar', 'warned'] as const

/** Mappings that a centre made for files of its own. */
export const importMappings = table(
  'import_mappings',
  {
    id: staff(id()),
    centreId: staff(ref(() => centres.id).notNull()),
    key: staff(text().notNull()),
    mapping: staff(json<Mapping>().notNull()),
    updatedAt: staff(instant().notNull()),
    updatedBy: staff(text().notNull()),
  },
  (t) => [unique('import_mappings_key').on(t.centreId, t.key)],
)

/** One file on its way into the inventory. Counters are of the pass that `status` names. */
export const imports = table(
  'imports',
  {
    id: staff(id()),
    centreId: staff(ref(() => centres.id).notNull()),
    fileName: staff(text().notNull()),
    /** SHA-256 of the file in hex: the same file again goes on where the first left off. */
    digest: staff(text().notNull()),
    mapping: staff(json<Mapping>().notNull()),
    header: staff(json<readonly string[]>().notNull()),
    status: staff(oneOf(importStatuses).notNull()),
    /** Why the file ended before its end. */
    fault: staff(json<RowProblem>()),
    publish: staff(bool().notNull()),
    duplicates: staff(oneOf(duplicateChoices).notNull()),
    chunks: staff(int().notNull()),
    rows: staff(long().notNull()),
    /** Chunks that the current pass has behind it. */
    passed: staff(int().notNull()),
    good: staff(long().notNull()),
    bad: staff(long().notNull()),
    created: staff(long().notNull()),
    changed: staff(long().notNull()),
    unchanged: staff(long().notNull()),
    similar: staff(long().notNull()),
    warned: staff(long().notNull()),
    jobId: staff(ref()),
    createdAt: staff(instant().notNull()),
    createdBy: staff(text().notNull()),
    finishedAt: staff(instant()),
  },
  (t) => [index('imports_list').on(t.centreId, t.id), index('imports_digest').on(t.centreId, t.digest)],
)

/** Rows as they came, packed and sealed: a register holds places and numbers. Gone once their pass has registered them. */
export const importChunks = table(
  'import_chunks',
  {
    id: staff(id()),
    centreId: staff(ref().notNull()),
    importId: staff(ref(() => imports.id).notNull()),
    number: staff(int().notNull()),
    rows: staff(int().notNull()),
    body: sensitive(),
  },
  (t) => [unique('import_chunks_number').on(t.importId, t.number)],
)

/** The row keys of the current pass: a key that comes twice is one row twice. */
export const importKeys = table(
  'import_keys',
  {
    importId: staff(ref(() => imports.id).notNull()),
    centreId: staff(ref().notNull()),
    key: staff(text().notNull()),
    line: staff(long().notNull()),
  },
  (t) => [primaryKey({ columns: [t.importId, t.key] })],
)

/** Rows that a person has to look at: those not taken, those that resemble a record, those taken with a word of warning. */
export const importFindings = table(
  'import_findings',
  {
    id: staff(id()),
    centreId: staff(ref().notNull()),
    importId: staff(ref(() => imports.id).notNull()),
    line: staff(long().notNull()),
    kind: staff(oneOf(findingKinds).notNull()),
    problems: staff(json<readonly RowProblem[]>().notNull()),
    /** Ids of enterprises that it resembles. */
    resembles: staff(json<readonly string[]>().notNull()),
    /** JSON of the cells, so that the row comes back whole. */
    cells: sensitive(),
  },
  (t) => [index('import_findings_line').on(t.importId, t.kind, t.line, t.id)],
)

export const importTables: Readonly<Record<string, AnyTable>> = {
  importMappings,
  imports,
  importChunks,
  importKeys,
  importFindings,
}
