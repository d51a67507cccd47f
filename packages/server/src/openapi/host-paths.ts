import { commonErrors, filesArea } from '@milpa/core'
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

const query = (name: string, description: string, schema: JsonSchema = text) => ({
  name,
  in: 'query',
  description,
  schema,
})
const fileCodes = ['FILES_KIND_REFUSED', 'FILES_MISLABELLED', 'FILES_DAMAGED', 'FILES_IMAGE_TOO_LARGE']
const fileStatus: ReadonlyMap<string, number> = new Map([
  ...statusOf,
  ...Object.entries(filesArea.errors).map(([code, { status }]) => [`FILES_${code}`, status] as const),
])

const filePath = (operationId: string, summary: string) => ({
  get: {
    operationId,
    summary,
    tags: ['files'],
    security: [{}, { session: [] }, { token: [] }],
    parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
    responses: {
      200: { description: 'The bytes', content: { '*/*': {} } },
      304: { description: 'Not changed' },
      ...problemResponses(['NOT_FOUND'], statusOf),
    },
  },
})

const filePaths = {
  '/api/files': {
    post: {
      operationId: 'files.upload',
      summary: 'Upload a file: JPEG, PNG, WebP, PDF, CSV or XLSX',
      tags: ['files'],
      'x-permission': filesArea.permission('upload'),
      parameters: [
        query('audience', 'Whether it may be published with its record', {
          type: 'string',
          enum: ['public', 'staff'],
          default: 'staff',
        }),
        query('name', 'As its owner calls it; the ending must agree with the content'),
        query('permission', 'Full permission that reading it asks for'),
        query('subjectKind', 'Kind of the record it belongs to'),
        query('subjectId', 'Id of that record'),
      ],
      requestBody: { required: true, content: { 'application/octet-stream': {} } },
      responses: {
        ...done({ $ref: '#/components/schemas/StoredFile' }),
        ...problemResponses(
          [
            'UNAUTHENTICATED',
            'FORBIDDEN',
            'FOREIGN_ORIGIN',
            'INVALID_INPUT',
            'TOO_LARGE',
            'STORAGE_FULL',
            ...fileCodes,
          ],
          fileStatus,
        ),
      },
    },
  },
  '/files/{id}': filePath('files.get', 'A file, for who may see it'),
  '/files/{id}/thumb': filePath('files.thumb', 'A small rendering of an image'),
}
