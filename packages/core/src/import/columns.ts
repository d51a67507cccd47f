import * as v from 'valibot'
import { and, eq } from '../db/index.ts'
import { normalise } from '../text/normalise.ts'
import { importArea } from './area.ts'
import { unpackRows } from './chunk.ts'
import { findImport, Id } from './import-shape.ts'
import { bind } from './map-row.ts'
import { importChunks } from './tables.ts'

const samplesShown = 2
const sampleCharacters = 80

/** How each column of the file is understood, with what stands in its first rows; opening those is audited. */
export const columns = importArea.query({
  name: 'columns',
  title: 'How each column of a file is understood',
  path: '/files/:id/columns',
  permission: 'run',
  input: v.object({ id: Id }),
  output: v.object({
    items: v.array(
      v.object({
        /** From 1. */
        column: v.number(),
        name: v.string(),
        /** Fields that it is part of, such as `name` or `contact.phone`. */
        to: v.array(v.string()),
        /** Where it is part of none: whether the mapping leaves it out knowingly, or does not know it. */
        leftOut: v.nullable(v.picklist(['known', 'unknown'])),
        /** Its first values that say something; empty once the rows are registered. */
        samples: v.array(v.string()),
      }),
    ),
  }),
  async run({ id }, call) {
    const { mapping, header } = await findImport(call, id)
    const { fields } = bind(mapping, header)
    const ignored = new Set(mapping.ignored.map(normalise))
    const [first] = await call.read
      .select()
      .from(importChunks)
      .where(and(call.mine(importChunks), eq(importChunks.importId, id), eq(importChunks.number, 1)))
    const rows = first ? unpackRows(call, first) : []
    return {
      items: header.map((name, at) => {
        const to = [...new Set(fields.filter((one) => one.at.includes(at)).map(({ field }) => field.to))]
        const said = rows.flatMap(({ cells }) => cells[at]?.trim().slice(0, sampleCharacters) || [])
        return {
          column: at + 1,
          name,
          to,
          leftOut: to.length > 0 ? null : ignored.has(normalise(name)) ? ('known' as const) : ('unknown' as const),
          samples: [...new Set(said)].slice(0, samplesShown),
        }
      }),
    }
  },
})
