import * as v from 'valibot'
import { and, eq } from '../db/index.ts'
import { importArea } from './area.ts'
import { mostRows, packRows } from './chunk.ts'
import { detectMapping, mappingOfKey, namesEnterprises } from './find-mapping.ts'
import { findImport, Id, Import, presentImport } from './import-shape.ts'
import { bind } from './map-row.ts'
import { Mapping, MappingKey } from './mapping.ts'
import { messageKeyOf, StagedRow } from './row-problem.ts'
import { importChunks, imports } from './tables.ts'

/**
 * Opens an import: says which file comes and how its columns are read. Whoever has the file reads it (the console's
 * upload, the command line, a program of somebody else) and sends its rows in chunks: core reads no files.
 */
export const begin = importArea.operation({
  name: 'begin',
  title: 'Begin an import',
  path: '/files',
  permission: 'run',
  about: 'import',
  input: v.object({
    fileName: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(255)),
    /** SHA-256 of the file, hex. */
    digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    header: v.pipe(v.array(v.pipe(v.string(), v.maxLength(1000))), v.minLength(1), v.maxLength(1000)),
    /** Key of a shipped or saved mapping; absent: the one that fits the header. */
    mapping: v.optional(v.union([MappingKey, Mapping])),
  }),
  output: Import,
  errors: ['MAPPING_UNKNOWN', 'NOT_RECOGNISED', 'NO_NAME_COLUMN'],
  async run({ fileName, digest, header, mapping: asked }, call) {
    const mapping =
      asked === undefined
        ? await detectMapping(call, header)
        : typeof asked === 'string'
          ? await mappingOfKey(call, asked)
          : asked
    if (!mapping) throw call.error(asked === undefined ? 'NOT_RECOGNISED' : 'MAPPING_UNKNOWN')
    if (!namesEnterprises(bind(mapping, header))) {
      const column = mapping.fields.find(({ to }) => to === 'name')?.columns[0]?.[0] ?? ''
      throw call.error('NO_NAME_COLUMN', { column })
    }
    const [row] = await call.tx
      .insert(imports)
      .values({
        id: call.id(),
        centreId: call.centre.id,
        fileName,
        digest,
        mapping,
        header,
        status: 'reading',
        fault: null,
        publish: false,
        duplicates: 'register',
        chunks: 0,
        rows: 0,
        ...noCounts,
        jobId: null,
        createdAt: call.at,
        createdBy: call.actor.id,
        finishedAt: null,
      })
      .returning()
    return presentImport(row!)
  },
})

/** What a pass counts, before it has begun. */
export const noCounts = {
  passed: 0,
  good: 0,
  bad: 0,
  created: 0,
  changed: 0,
  unchanged: 0,
  similar: 0,
  warned: 0,
} as const

/** Takes the next rows. A chunk that was taken already (an answer that got lost) is taken for said once. */
export const addRows = importArea.operation({
  name: 'add-rows',
  title: 'Send the next rows of the file',
  path: '/files/:id/rows',
  permission: 'run',
  about: 'import',
  input: v.object({
    id: Id,
    /** 1, 2, 3 … */
    chunk: v.pipe(v.number(), v.integer(), v.minValue(1)),
    rows: v.pipe(v.array(StagedRow), v.minLength(1), v.maxLength(mostRows)),
  }),
  output: v.object({ id: v.string(), chunks: v.number(), rows: v.number() }),
  errors: ['NOT_NOW', 'OUT_OF_ORDER'],
  async run({ id, chunk, rows }, call) {
    const { status, chunks, rows: before } = await findImport(call, id)
    if (status !== 'reading') throw call.error('NOT_NOW', { status })
    if (chunk === chunks) return { id, chunks, rows: before }
    if (chunk !== chunks + 1) throw call.error('OUT_OF_ORDER', { expected: chunks + 1 })
    const row = call.id()
    await call.tx.insert(importChunks).values({
      id: row,
      centreId: call.centre.id,
      importId: id,
      number: chunk,
      rows: rows.length,
      body: packRows(call, row, rows),
    })
    const sums = { chunks: chunk, rows: before + rows.length }
    await call.tx
      .update(imports)
      .set(sums)
      .where(and(call.mine(imports), eq(imports.id, id)))
    return { id, ...sums }
  },
})

/** All rows have come; or reading ended early, and `fault` says why and where. */
export const endRows = importArea.operation({
  name: 'end-rows',
  title: 'Say that all rows have come',
  path: '/files/:id/end',
  permission: 'run',
  about: 'import',
  input: v.object({
    id: Id,
    fault: v.optional(
      v.object({
        code: v.pipe(v.string(), v.regex(/^[A-Z][A-Z_]{2,60}$/)),
        data: v.optional(v.record(v.string(), v.union([v.string(), v.number()])), {}),
      }),
    ),
  }),
  output: Import,
  errors: ['NOT_NOW'],
  async run({ id, fault }, call) {
    const { status } = await findImport(call, id)
    if (status !== 'reading' && status !== 'ready') throw call.error('NOT_NOW', { status })
    const [row] = await call.tx
      .update(imports)
      .set({ status: 'ready', fault: fault ? { ...fault, key: messageKeyOf(fault.code) } : null })
      .where(and(call.mine(imports), eq(imports.id, id)))
      .returning()
    return presentImport(row!)
  },
})
