import { commonErrors, coreVersion, type AnyEndpoint, type Milpa } from '@milpa/core'
import { addressOfEndpoint } from '../app/api.ts'
import { identityEndpoints } from '../identity/endpoints.ts'
import { inputSchemaOf, jsonSchemaOf, type JsonSchema, type Side } from './json-schema.ts'
import { namedSchemas } from './named-schemas.ts'
import { hostPaths } from './host-paths.ts'
import { problemSchema, SharedResponses } from './problem-responses.ts'

type Common = keyof typeof commonErrors
const ofAll: readonly Common[] = ['INVALID_INPUT', 'NOT_FOUND', 'RATE_LIMITED', 'INTERNAL', 'MALFORMED']
const ofSignedIn: readonly Common[] = ['UNAUTHENTICATED', 'FORBIDDEN']
const ofQueries: readonly Common[] = ['TIMEOUT']
const ofOperations: readonly Common[] = [
  'IDEMPOTENCY_KEY_REUSED',
  'FOREIGN_ORIGIN',
  'WRONG_CONTENT_TYPE',
  'TOO_LARGE',
  'BUSY',
  'STORAGE_FULL',
]

/** OpenAPI 3.1 of everything that is installed, made from the declarations alone. */
export function openApiDocument(milpa: Milpa): object {
  const endpoints = [...milpa.endpoints.values()]
  const named = namedSchemas(endpoints.flatMap(({ input, output }) => [input, output]))
  const components = componentsOf(named)
  const statusOf = statuses(milpa)
  const responses = new SharedResponses(
    endpoints.map((endpoint) => codesOf(endpoint, milpa)),
    statusOf,
  )
  const paths: Record<string, Record<string, unknown>> = {}
  for (const endpoint of endpoints) {
    const address = addressOfEndpoint(endpoint).replaceAll(/:([^/]+)/g, '{$1}')
    const item = (paths[address] ??= {})
    item[endpoint.method.toLowerCase()] = operationOf(endpoint, {
      named,
      refOf: components.refOf,
      problems: responses.of(codesOf(endpoint, milpa)),
    })
  }
  const errorCodes = [...statusOf.keys()].toSorted()
  return {
    openapi: '3.1.0',
    info: {
      title: 'Milpa',
      version: coreVersion,
      description:
        'Every operation and query of a centre and of its plugins. Refusals are RFC 9457 problem documents with a ' +
        'stable `code`. Lists are read by keyset pages (`limit`, `after`). Writes accept `Idempotency-Key`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { token: [] }],
    tags: [...new Set([...endpoints.map(({ area }) => area), 'host'])].map((name) => ({
      name,
      description: name === 'host' ? 'The host itself: health and signing in' : `Operations and queries of "${name}"`,
    })),
    paths: { ...paths, ...hostPaths(milpa.endpoints.has('identity.invite') ? identityEndpoints : []) },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'milpa.session_token', description: 'Set by signing in.' },
        token: { type: 'http', scheme: 'bearer', description: 'An API token, `milpa_…`; it names its centre.' },
      },
      schemas: { ...components.schemas, Problem: problemSchema(errorCodes) },
      responses: responses.components,
      parameters,
    },
  }
}

/** Status of every code that an installed part, or the host, may answer. */
function statuses(milpa: Milpa): ReadonlyMap<string, number> {
  const found = new Map<string, number>(Object.entries(commonErrors).map(([code, { status }]) => [code, status]))
  for (const { area } of milpa.host.registry.parts) {
    const prefix = area.id.replaceAll('-', '_').toUpperCase()
    for (const [code, { status }] of Object.entries(area.errors)) found.set(`${prefix}_${code}`, status)
  }
  return found
}

interface Components {
  readonly schemas: Readonly<Record<string, JsonSchema>>
  readonly refOf: (side: Side) => (name: string) => string
}

/** A schema that reads differently going in (defaults are optional there) has a second component for that. */
function componentsOf(named: ReturnType<typeof namedSchemas>): Components {
  const schemas: Record<string, JsonSchema> = {}
  const inputNames = new Map<string, string>()
  for (const [name, schema] of Object.entries(named)) {
    const others = Object.fromEntries(Object.entries(named).filter(([other]) => other !== name))
    const asOutput = jsonSchemaOf(schema, 'output', others)
    const asInput = jsonSchemaOf(schema, 'input', others)
    schemas[name] = asOutput
    if (JSON.stringify(asInput) === JSON.stringify(asOutput)) continue
    inputNames.set(name, `${name}Input`)
    schemas[`${name}Input`] = jsonSchemaOf(schema, 'input', others, (other) => inputNames.get(other) ?? other)
  }
  return { schemas, refOf: (side) => (name) => (side === 'input' ? (inputNames.get(name) ?? name) : name) }
}

interface Facts {
  readonly named: ReturnType<typeof namedSchemas>
  readonly refOf: Components['refOf']
  readonly problems: Readonly<Record<string, object>>
}

const codesOf = ({ kind, id, errors }: AnyEndpoint, milpa: Milpa): readonly string[] => [
  ...ofAll,
  ...(kind === 'public' ? [] : ofSignedIn),
  ...(kind === 'operation' ? ofOperations : ofQueries),
  ...errors,
  ...overrideErrors(milpa, id),
]

function operationOf(endpoint: AnyEndpoint, { named, refOf, problems }: Facts): object {
  const { kind, area, id, title, path } = endpoint
  const input = jsonSchemaOf(endpoint.input, 'input', named, refOf('input'))
  const inPath = [...path.matchAll(/:([^/]+)/g)].map(([, name]) => name!)
  const flat = input.$ref === undefined ? input : inputSchemaOf(endpoint)
  return {
    operationId: id,
    summary: title,
    tags: [area],
    ...(kind === 'public' ? { security: [] } : { 'x-permission': endpoint.permission }),
    parameters: [...parametersOf(endpoint, flat, inPath), ...headersOf(endpoint)],
    ...(takesBody(endpoint) ? { requestBody: bodyOf(input, flat, inPath) } : {}),
    responses: {
      200: {
        description: 'Done',
        content: { 'application/json': { schema: jsonSchemaOf(endpoint.output, 'output', named, refOf('output')) } },
      },
      ...problems,
    },
  }
}

const takesBody = ({ method }: AnyEndpoint): boolean => method !== 'GET' && method !== 'DELETE'

/** Codes that plugins add by overriding the operation. */
function overrideErrors(milpa: Milpa, id: string): readonly string[] {
  const overrides = milpa.host.registry.parts.flatMap((part) => part.overrides ?? [])
  return overrides.filter(({ operation }) => operation.id === id).flatMap(({ errors }) => [...errors])
}

function parametersOf(endpoint: AnyEndpoint, input: JsonSchema, inPath: readonly string[]): readonly object[] {
  const path = inPath.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: input.properties?.[name] ?? { type: 'string' },
  }))
  if (takesBody(endpoint)) return path
  const query = Object.entries(input.properties ?? {})
    .filter(([name]) => !inPath.includes(name))
    .map(([name, schema]) => ({
      name,
      in: 'query',
      ...(input.required?.includes(name) ? { required: true } : {}),
      ...(isObjectSchema(schema) ? { content: { 'application/json': { schema } } } : { schema }),
    }))
  return [...path, ...query]
}

const isObjectSchema = (schema: JsonSchema): boolean => [schema.type].flat().includes('object')

const text = (name: string, description: string, place: 'header' | 'query') => ({
  name,
  in: place,
  description,
  schema: { type: 'string' },
})
/** Parameters that are the host's, not an operation's. */
const parameters = {
  Centre: text('Milpa-Centre', 'Short name of the centre, for who works in several', 'header'),
  IdempotencyKey: text('Idempotency-Key', 'The same key with the same input gets the first answer again', 'header'),
  PublicCentre: text('centre', 'Short name of the centre; the first one when it is left out', 'query'),
  Key: text('key', 'Publishable key of the page that asks', 'query'),
}
const parameter = (name: keyof typeof parameters) => ({ $ref: `#/components/parameters/${name}` })

function headersOf({ kind, input }: AnyEndpoint): readonly object[] {
  if (kind === 'public') {
    const taken = 'entries' in input ? (input.entries as Readonly<Record<string, unknown>>) : {}
    const own = (['PublicCentre', 'Key'] as const).filter((name) => !Object.hasOwn(taken, parameters[name].name))
    return own.map(parameter)
  }
  return kind === 'query' ? [parameter('Centre')] : [parameter('Centre'), parameter('IdempotencyKey')]
}

function bodyOf(input: JsonSchema, flat: JsonSchema, inPath: readonly string[]): object {
  const schema = inPath.length > 0 && flat.properties ? without(flat, inPath) : input
  const required = flat.properties ? (without(flat, inPath).required ?? []).length > 0 : true
  return { required, content: { 'application/json': { schema } } }
}

function without(schema: JsonSchema, names: readonly string[]): JsonSchema {
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).filter(([name]) => !names.includes(name)),
  )
  return { ...schema, properties, required: (schema.required ?? []).filter((name) => !names.includes(name)) }
}
