import type { Schema } from '@milpa/core'
import { getMetadata, type GenericSchema } from 'valibot'

/**
 * Collects the schemas that were given a name by `v.metadata({ ref })`, wherever in the tree they stand. Two different
 * schemas of one name are refused, since one of them would describe the other's data.
 */
export function namedSchemas(schemas: Iterable<Schema>): Readonly<Record<string, GenericSchema>> {
  const named: Record<string, GenericSchema> = {}
  const seen = new Set<object>()
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== 'object' || seen.has(value)) return
    seen.add(value)
    if (isSchema(value)) {
      const { ref } = getMetadata(value) as { readonly ref?: unknown }
      if (typeof ref === 'string') {
        if (named[ref] !== undefined && named[ref] !== value) {
          throw new Error(`Two schemas are called "${ref}" (v.metadata({ ref })); give one of them another name.`)
        }
        named[ref] = value
      }
      if (value.type === 'lazy')
        visit((value as unknown as { getter: (input: undefined) => unknown }).getter(undefined))
    }
    for (const [key, inner] of Object.entries(value)) {
      if (key !== '~standard' && key !== 'pipe') visit(inner)
      // The first of a pipe is the schema itself without its actions: its name is that of the whole.
      if (key === 'pipe') for (const step of inner as readonly unknown[]) visitInside(step)
    }
  }
  const visitInside = (step: unknown): void => {
    if (step === null || typeof step !== 'object' || seen.has(step)) return
    if (isSchema(step) && !('pipe' in step)) {
      seen.add(step)
      for (const [key, inner] of Object.entries(step)) if (key !== '~standard') visit(inner)
    } else visit(step)
  }
  for (const schema of schemas) visit(schema)
  return named
}

const isSchema = (value: object): value is GenericSchema => 'kind' in value && value.kind === 'schema'
