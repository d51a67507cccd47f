import * as v from 'valibot'
import { and, eq } from '../db/index.ts'
import type { QueryCall } from '../operations/call.ts'
import { bind } from './map-row.ts'
import { RowProblem } from './row-problem.ts'
import { duplicateChoices, imports, importStatuses } from './tables.ts'

export const Id = v.pipe(v.string(), v.maxLength(60))

export type ImportRow = typeof imports.$inferSelect

export const Import = v.pipe(
  v.object({
    id: v.string(),
    fileName: v.string(),
    digest: v.string(),
    mapping: v.string(),
    /** Whether the mapping is of a public register, so that its rows may be published at once. */
    register: v.nullable(v.string()),
    header: v.array(v.string()),
    /** Headings the mapping asks for and the file lacks. */
    missing: v.array(v.string()),
    /** Headings of the file that nothing is made of. */
    unknown: v.array(v.string()),
    status: v.picklist(importStatuses),
    fault: v.nullable(RowProblem),
    publish: v.boolean(),
    duplicates: v.picklist(duplicateChoices),
    chunks: v.number(),
    rows: v.number(),
    /** Chunks behind the current pass. */
    passed: v.number(),
    good: v.number(),
    bad: v.number(),
    created: v.number(),
    changed: v.number(),
    unchanged: v.number(),
    similar: v.number(),
    /** Rows that are taken, with something in them that a person should look at. */
    warned: v.number(),
    jobId: v.nullable(v.string()),
    createdAt: v.string(),
    finishedAt: v.nullable(v.string()),
  }),
  v.metadata({ ref: 'Import' }),
)

export function presentImport(row: ImportRow): v.InferInput<typeof Import> {
  const { missing, unknown } = bind(row.mapping, row.header)
  return {
    ...row,
    mapping: row.mapping.key,
    register: row.mapping.register ?? null,
    header: [...row.header],
    missing: [...missing],
    unknown: [...unknown],
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}

export async function findImport(call: Pick<QueryCall, 'read' | 'mine' | 'notFound'>, id: string): Promise<ImportRow> {
  const [row] = await call.read
    .select()
    .from(imports)
    .where(and(call.mine(imports), eq(imports.id, id)))
  if (!row) throw call.notFound()
  return row
}
