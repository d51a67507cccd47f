import type { Schema } from '@milpa/core'
import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'

/** What of JSON Schema the checks read. */
export interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly minItems?: number
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly [keyword: string]: unknown
}

/** @returns an empty schema for a library that cannot say its own as JSON Schema */
export function jsonSchemaOf(schema: Schema, side: 'input' | 'output'): JsonSchema {
  const standard = schema['~standard'] as (typeof schema)['~standard'] & {
    readonly jsonSchema?: Readonly<Record<string, (options: { readonly target: string }) => object>>
  }
  if (standard.vendor !== 'valibot') {
    return (standard.jsonSchema?.[side]?.({ target: 'draft-2020-12' }) ?? {}) as JsonSchema
  }
  const made = toJsonSchema(schema as unknown as GenericSchema, { typeMode: side, errorMode: 'ignore' })
  return made as unknown as JsonSchema
}

/** Every property name anywhere in a schema. */
export function propertyNames(schema: JsonSchema): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return
    if (Array.isArray(value)) return value.forEach(visit)
    for (const [keyword, inner] of Object.entries(value)) {
      if (keyword === 'properties') for (const name of Object.keys(inner as object)) names.add(name)
      visit(inner)
    }
  }
  visit(schema)
  return names
}
