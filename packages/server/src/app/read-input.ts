import type { AnyEndpoint } from '@milpa/core'
import { problem } from '@milpa/core'
import { inputSchemaOf, type JsonSchema } from '../openapi/json-schema.ts'
import type { HostContext } from './env.ts'

/** The one flat input of an endpoint: query string or JSON body, and the parameters of the path, which win. */
export async function readInput(c: HostContext, endpoint: AnyEndpoint): Promise<unknown> {
  const parameters = decodedParameters(c)
  const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE'
  const given = inQuery ? readQuery(c, endpoint) : await readBody(c)
  if (Object.keys(parameters).length === 0) return given
  if (given === null || typeof given !== 'object' || Array.isArray(given)) return given
  return { ...given, ...readTexts(parameters, endpoint) }
}

function decodedParameters(c: HostContext): Readonly<Record<string, string>> {
  try {
    return c.req.param()
  } catch {
    throw problem('MALFORMED')
  }
}

function readQuery(c: HostContext, endpoint: AnyEndpoint): Readonly<Record<string, unknown>> {
  const texts: Record<string, string | readonly string[]> = {}
  for (const [name, values] of Object.entries(c.req.queries())) {
    texts[name] = values.length === 1 ? values[0]! : values
  }
  return readTexts(texts, endpoint)
}

async function readBody(c: HostContext): Promise<unknown> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  const text = await c.req.text()
  // An operation without fields needs no body.
  if (text === '') return {}
  if (type !== 'application/json') throw problem('WRONG_CONTENT_TYPE')
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw problem('MALFORMED')
  }
}

/** Reads texts as what the schema says they are. What does not read stays text, and validation names the rule. */
export function readTexts(
  texts: Readonly<Record<string, string | readonly string[]>>,
  endpoint: AnyEndpoint,
): Readonly<Record<string, unknown>> {
  const properties = inputSchemaOf(endpoint).properties ?? {}
  const read: Record<string, unknown> = {}
  for (const [name, text] of Object.entries(texts)) {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (schema !== undefined) read[name] = readOne(text, schema)
  }
  return read
}

function readOne(text: string | readonly string[], schema: JsonSchema): unknown {
  const kinds = kindsOf(schema)
  if (kinds.has('array')) {
    const items = typeof text === 'string' ? [text] : text
    const item = itemOf(schema)
    return item ? items.map((one) => readOne(one, item)) : items
  }
  if (typeof text !== 'string') return text
  if ((kinds.has('number') || kinds.has('integer')) && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return Number(text)
  if (kinds.has('boolean') && (text === 'true' || text === 'false')) return text === 'true'
  if (kinds.has('null') && text === 'null') return null
  if (kinds.has('object')) {
    try {
      return JSON.parse(text) as unknown
    } catch {
      return text
    }
  }
  return text
}

function kindsOf(schema: JsonSchema): ReadonlySet<string> {
  const own = schema.type === undefined ? [] : [schema.type].flat()
  const inside = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]
  return new Set([...own, ...inside.flatMap((one) => [...kindsOf(one)])])
}

const itemOf = (schema: JsonSchema): JsonSchema | undefined =>
  schema.items ?? [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].map(itemOf).find((item) => item !== undefined)
