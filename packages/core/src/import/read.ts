import * as v from 'valibot'
import { and, eq, keyset, page, paged } from '../db/index.ts'
import { importArea } from './area.ts'
import { findImport, Id, Import, presentImport } from './import-shape.ts'
import { RowProblem } from './row-problem.ts'
import { findingKinds, importFindings, imports, importStatuses } from './tables.ts'

export const readImport = importArea.query({
  name: 'read',
  title: 'How far an import is, and what it counted',
  path: '/files/:id',
  permission: 'run',
  input: v.object({ id: Id }),
  output: Import,
  run: async ({ id }, call) => presentImport(await findImport(call, id)),
})

export const listImports = importArea.query({
  name: 'list',
  title: 'Imports, newest first',
  path: '/files',
  permission: 'run',
  input: v.object({
    ...paged,
    status: v.optional(v.picklist(importStatuses)),
    /** Imports of one and the same file. */
    digest: v.optional(v.string()),
  }),
  output: page(Import),
  async run({ status, digest, ...input }, call) {
    const keys = keyset([imports.id], input, 'desc')
    const rows = await call.read
      .select()
      .from(imports)
      .where(
        and(
          call.mine(imports),
          status === undefined ? undefined : eq(imports.status, status),
          digest === undefined ? undefined : eq(imports.digest, digest),
          keys.where,
        ),
      )
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
    const { items, next } = keys.page(rows, (row) => [row.id])
    return { items: items.map(presentImport), ...(next === undefined ? {} : { next }) }
  },
})

/** The rows that a person has to look at, whole, in the order of the file. Opening them is audited. */
export const findings = importArea.query({
  name: 'findings',
  title: 'Rows that were not taken, that resemble a record, or that were taken with a warning',
  path: '/files/:id/findings',
  permission: 'run',
  input: v.object({ ...paged, id: Id, kind: v.optional(v.picklist(findingKinds), 'bad') }),
  output: page(
    v.object({
      line: v.number(),
      kind: v.picklist(findingKinds),
      problems: v.array(RowProblem),
      /** Enterprises that it resembles. */
      resembles: v.array(v.string()),
      cells: v.array(v.string()),
    }),
  ),
  async run({ id, kind, ...input }, call) {
    await findImport(call, id)
    const keys = keyset([importFindings.line, importFindings.id], input)
    const rows = await call.read
      .select()
      .from(importFindings)
      .where(and(call.mine(importFindings), eq(importFindings.importId, id), eq(importFindings.kind, kind), keys.where))
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
    const { items, next } = keys.page(rows, (row) => [row.line, row.id])
    const opened = items.map((row) => ({
      line: row.line,
      kind: row.kind,
      problems: [...row.problems],
      resembles: [...row.resembles],
      cells: JSON.parse(
        call.reveal(importFindings.cells, { kind: 'import-finding', id: row.id }, row.cells, 'import') ?? '[]',
      ) as string[],
    }))
    return { items: opened, ...(next === undefined ? {} : { next }) }
  },
})
