import { commonErrors } from '@milpa/core'
import { Me, type IdentityEndpoint } from '../identity/endpoints.ts'
import { identityErrors } from '../identity/area.ts'
import { jsonSchemaOf, type JsonSchema } from './json-schema.ts'
import { problemResponses } from './problem-responses.ts'

const text: JsonSchema = { type: 'string' }
const statusOf: ReadonlyMap<string, number> = new Map(
  [
    ...Object.entries(commonErrors),
    ...Object.entries(identityErrors).map(([code, spec]) => [`IDENTITY_${code}`, spec] as const),
  ].map(([code, { status }]) => [code, status]),
)
const json = (schema: JsonSchema) => ({ content: { 'application/json': { schema } } })
const done = (schema: JsonSchema) => ({ 200: { description: 'Done', ...json(schema) } })

/** Addresses that are no operation: health, signing in, files. */
export function hostPaths(identity: readonly IdentityEndpoint[]): Readonly<Record<string, object>> {
  const signing = Object.fromEntries(
    identity.map((endpoint) => [
      endpoint.path,
      {
        post: {
          operationId: endpoint.id,
          summary: endpoint.title,
          tags: ['host'],
          security: [],
          requestBody: { required: true, ...json(jsonSchemaOf(endpoint.input, 'input')) },
          responses: {
            ...done(jsonSchemaOf(endpoint.output, 'output')),
            ...problemResponses(
              ['INVALID_INPUT', 'UNAUTHENTICATED', 'FOREIGN_ORIGIN', 'RATE_LIMITED', 'MALFORMED', ...endpoint.errors],
              statusOf,
            ),
          },
        },
      },
    ]),
  )
  return {
    '/health': {
      get: {
        operationId: 'host.health',
        summary: 'Whether the host and its parts are well',
        tags: ['host'],
        security: [],
        responses: {
          ...done({
            type: 'object',
            properties: {
              status: { type: 'string', enum: ['ok', 'degraded', 'failed'] },
              version: text,
              database: { type: 'string', enum: ['libsql', 'postgres'] },
              parts: { type: 'object', additionalProperties: text },
            },
            required: ['status', 'version', 'database', 'parts'],
          }),
          503: { description: 'The database does not answer' },
          ...problemResponses(['MALFORMED'], statusOf),
        },
      },
    },
    ...signing,
    ...(identity.length > 0 ? mePath : {}),
    ...filePaths,
  }
}

const mePath = {
  '/api/identity/me': {
    get: {
      operationId: 'identity.me',
      summary: 'Who is signed in, where one works and what one may do there',
      tags: ['host'],
      security: [{ session: [] }],
      responses: { ...done(jsonSchemaOf(Me, 'output')), ...problemResponses(['UNAUTHENTICATED'], statusOf) },
    },
  },
}

const filePaths = {}
