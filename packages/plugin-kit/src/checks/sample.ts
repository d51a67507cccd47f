import type { JsonSchema } from './json-schema.ts'

/** Candidates for a text with a pattern, the commonest forms first. */
const texts = ['a', 'abc', 'a-b', 'abcdefgh', 'ABC', 'MX', '1', '12', '123456', '2026-03-02', 'es', '#aabbcc']
const byFormat: Readonly<Record<string, string>> = {
  date: '2026-03-02',
  'date-time': '2026-03-02T15:00:00.000Z',
  time: '15:00:00',
  email: 'ana@example.org',
  uri: 'https://example.org/',
  uuid: '0195553a-6e40-7000-8000-000000000000',
}

/**
 * The least that fits a schema: required properties alone, first alternatives, smallest numbers. A pattern that no
 * common form fits gives something that does not: whoever uses it checks it first.
 */
export function leastOf(schema: JsonSchema): unknown {
  if ('const' in schema) return schema.const
  if (schema.enum) return schema.enum[0]
  const alternatives = schema.anyOf ?? schema.oneOf
  if (alternatives?.[0]) return leastOf(alternatives[0])
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(leastOf)) as object
  const type = Array.isArray(schema.type) ? (schema.type as readonly string[])[0] : schema.type
  switch (type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((name) => [name, leastOf(schema.properties?.[name] ?? {})]))
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => leastOf(schema.items ?? {}))
    case 'string':
      return textOf(schema)
    case 'integer':
    case 'number':
      return schema.minimum ?? (schema.exclusiveMinimum === undefined ? 0 : schema.exclusiveMinimum + 1)
    case 'boolean':
      return false
    default:
      return null
  }
}

function textOf({ format, pattern, minLength = 1 }: JsonSchema): string {
  const formatted = format === undefined ? undefined : byFormat[format]
  if (formatted !== undefined) return formatted
  const longEnough = [...texts, ...Object.values(byFormat)].map((text) => text.padEnd(minLength, 'a'))
  if (pattern === undefined) return longEnough[0]!
  const rule = new RegExp(pattern, 'u')
  return longEnough.find((text) => rule.test(text)) ?? longEnough[0]!
}

/** Inputs that the schema must refuse: nothing at all, each required property left out, each of another type. */
export function wrongOf(schema: JsonSchema): readonly unknown[] {
  const least = leastOf(schema)
  if (least === null || typeof least !== 'object' || Array.isArray(least)) return [null]
  const required = schema.required ?? []
  const without = required.map((left) => Object.fromEntries(Object.entries(least).filter(([name]) => name !== left)))
  const mistyped = Object.entries(schema.properties ?? {})
    .filter(([, property]) => typeof property.type === 'string')
    .map(([name, { type }]) => ({ ...least, [name]: type === 'object' || type === 'array' ? 'x' : { not: 'this' } }))
  return [null, ...without, ...mistyped]
}
