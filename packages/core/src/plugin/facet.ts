import type { QueryCall } from '../operations/call.ts'
import { check, type In, type Schema } from '../operations/schema.ts'

/** Core records that plugins may add data to. */
export type FacetOf = 'person' | 'enterprise' | 'group' | 'service' | 'case' | 'account' | 'institution'

/** Data that a plugin adds to a core record: its own table, joined by id, read in batches. */
export interface Facet {
  readonly of: FacetOf
  /** Full name in answers: `<area>.<name>`. */
  readonly id: string
  /** Staff when in doubt: public facets are shown to everybody, with the record. */
  readonly visibility: 'public' | 'staff'
  readonly schema: Schema
  read(
    ids: readonly string[],
    call: Pick<QueryCall, 'read' | 'mine' | 'centre' | 'at'>,
  ): Promise<ReadonlyMap<string, unknown>>
}

export function facet<S extends Schema>(spec: {
  readonly of: FacetOf
  readonly id: string
  readonly visibility?: 'public' | 'staff'
  readonly schema: S
  read(
    ids: readonly string[],
    call: Pick<QueryCall, 'read' | 'mine' | 'centre' | 'at'>,
  ): Promise<ReadonlyMap<string, In<S>>>
}): Facet {
  return {
    of: spec.of,
    id: spec.id,
    visibility: spec.visibility ?? 'staff',
    schema: spec.schema,
    async read(ids, call) {
      const values = await spec.read(ids, call)
      const checked = new Map<string, unknown>()
      for (const [id, value] of values) {
        const result = await check(spec.schema, value)
        if ('issues' in result)
          throw new Error(`Facet ${spec.id} does not fit its schema at ${result.issues[0]!.pointer}.`)
        checked.set(id, result.value)
      }
      return checked
    },
  }
}
