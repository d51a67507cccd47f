import type { AnyEndpoint, Schema } from '@milpa/core'
import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'

/** What of JSON Schema (2020-12) the host reads and writes. */
export interface JsonSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly enum?: readonly unknown[]
  readonly [keyword: string]: unknown
}

export type Side = 'input' | 'output'

interface StandardJsonSchema {
  readonly jsonSchema?: Readonly<Record<Side, (options: { readonly target: string }) => object>>
}

const target = 'draft-2020-12'

/** `named` schemas become references to `#/components/schemas/<name><suffix>`. */
export function jsonSchemaOf(
  schema: Schema,
  side: Side,
  named: Readonly<Record<string, GenericSchema>> = {},
  refOf: (name: string) => string = (name) => name,
): JsonSchema {
  const standard = schema['~standard'] as (typeof schema)['~standard'] & StandardJsonSchema
  if (standard.vendor !== 'valibot') return tidy((standard.jsonSchema?.[side]({ target }) ?? {}) as JsonSchema)
  const {
    $schema: _dialect,
    $defs: _definitions,
    ...made
  } = toJsonSchema(schema as unknown as GenericSchema, {
    target,
    typeMode: side,
    // A check in code (a real time zone, say) has no word in JSON Schema; what can be said is said.
    errorMode: 'ignore',
    definitions: { ...named },
    overrideRef: ({ referenceId }) => `#/components/schemas/${refOf(referenceId)}`,
  })
  return tidy(made as unknown as JsonSchema)
}

/** Drops our own metadata and gives closed lists their type, without which generated clients see `unknown`. */
function tidy(schema: JsonSchema): JsonSchema {
  const { ref: _name, ...rest } = schema as JsonSchema & { ref?: unknown }
  const made: Record<string, unknown> = { ...rest }
  for (const [key, value] of Object.entries(made)) {
    if (key === 'properties' || key === '$defs' || key === 'patternProperties') {
      made[key] = Object.fromEntries(
        Object.entries(value as Record<string, JsonSchema>).map(([name, one]) => [name, tidy(one)]),
      )
    } else if (key === 'anyOf' || key === 'oneOf' || key === 'allOf' || key === 'prefixItems') {
      made[key] = (value as readonly JsonSchema[]).map(tidy)
    } else if ((key === 'items' || key === 'additionalProperties' || key === 'not') && isObject(value)) {
      made[key] = tidy(value as JsonSchema)
    }
  }
  const list = made.enum as readonly unknown[] | undefined
  if (made.type === undefined && list?.every((one) => typeof one === 'string')) made.type = 'string'
  if (made.type === undefined && list?.every((one) => typeof one === 'number')) made.type = 'number'
  if (made.type === undefined && typeof made.const === 'string') made.type = 'string'
  return made
}

const isObject = (value: unknown): value is object => value !== null && typeof value === 'object'

const inputs = new WeakMap<AnyEndpoint, JsonSchema>()

/** The input of an endpoint, made when the first request needs it. */
export function inputSchemaOf(endpoint: AnyEndpoint): JsonSchema {
  let made = inputs.get(endpoint)
  if (!made) {
    made = jsonSchemaOf(endpoint.input, 'input')
    inputs.set(endpoint, made)
  }
  return made
}
