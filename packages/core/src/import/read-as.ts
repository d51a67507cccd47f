import * as v from 'valibot'
import { and, eq } from '../db/index.ts'
import { normalise } from '../text/normalise.ts'
import { importArea } from './area.ts'
import { namesEnterprises } from './find-mapping.ts'
import { findImport, Id, Import, presentImport } from './import-shape.ts'
import { bind } from './map-row.ts'
import { Target, type Mapping, type MappingField } from './mapping.ts'
import { clearPass } from './passes.ts'
import { noCounts } from './stage.ts'
import { imports } from './tables.ts'

const Change = v.object({ column: v.pipe(v.string(), v.maxLength(1000)), to: v.nullable(Target) })
type Change = v.InferOutput<typeof Change>

/** Reads some columns of a file otherwise than its mapping does; for this import alone. Then it is to be tried again. */
export const readAs = importArea.operation({
  name: 'read-as',
  title: 'Read some columns of a file otherwise',
  path: '/files/:id/read-as',
  permission: 'run',
  about: 'import',
  input: v.object({ id: Id, columns: v.pipe(v.array(Change), v.minLength(1), v.maxLength(1000)) }),
  output: Import,
  errors: ['NOT_NOW', 'NO_NAME_COLUMN'],
  async run({ id, columns }, call) {
    const row = await findImport(call, id)
    if (row.status !== 'ready' && row.status !== 'checked') throw call.error('NOT_NOW', { status: row.status })
    const mapping = changed(row.mapping, columns)
    if (!namesEnterprises(bind(mapping, row.header))) {
      throw call.error('NO_NAME_COLUMN', {
        column: row.mapping.fields.find(({ to }) => to === 'name')!.columns[0]![0]!,
      })
    }
    await clearPass(call, id)
    const [after] = await call.tx
      .update(imports)
      .set({ mapping, ...noCounts, status: 'ready', jobId: null })
      .where(and(call.mine(imports), eq(imports.id, id)))
      .returning()
    return presentImport(after!)
  },
})

const transformOf: Partial<Record<Target, MappingField['transform']>> = {
  'place.latitude': 'number',
  'place.longitude': 'number',
  started: 'date',
  homeBased: 'yes-no',
}

function changed(mapping: Mapping, columns: readonly Change[]): Mapping {
  const moved = new Set(columns.map(({ column }) => normalise(column)))
  const without = (names: readonly string[]) => names.filter((name) => !moved.has(normalise(name)))
  const stays = mapping.fields.flatMap((field) => {
    const left = field.columns.map(without)
    if (left.every((names) => names.length === 0)) return []
    // A code lacks a part without one of its columns; a text or an address is made of what there is, place by place.
    if (field.transform === 'codes' && left.some((names) => names.length === 0)) return []
    return [{ ...field, columns: left }]
  })
  const added = columns.flatMap(({ column, to }) =>
    to === null ? [] : [{ to, columns: [[column]], transform: transformOf[to] ?? ('text' as const) }],
  )
  return {
    ...mapping,
    // The first field of a kind is heard: what she says before what the mapping says.
    fields: [...added, ...stays],
    ignored: [...without(mapping.ignored), ...columns.flatMap(({ column, to }) => (to === null ? [column] : []))],
  }
}
