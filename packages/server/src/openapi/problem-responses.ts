import type { JsonSchema } from './json-schema.ts'

const text = { type: 'string' }

export const problemSchema = (codes: readonly string[]): JsonSchema => ({
  type: 'object',
  description: 'RFC 9457: why a request was refused',
  properties: {
    type: { ...text, description: '`urn:milpa:problem:` and the code' },
    title: { ...text, description: 'A sentence for the reader, in the language of Accept-Language' },
    status: { type: 'integer' },
    code: { ...text, description: `Stable; one of ${codes.length} here` },
    errors: {
      type: 'array',
      description: 'What is wrong in the input, by place; nothing submitted is repeated',
      items: {
        type: 'object',
        properties: {
          pointer: { ...text, description: 'JSON Pointer into the input' },
          rule: text,
          expected: text,
          message: text,
        },
        required: ['pointer', 'rule', 'message'],
      },
    },
    data: { type: 'object', additionalProperties: true },
    requestId: { ...text, description: 'Under which the operator finds it' },
  },
  required: ['type', 'title', 'status', 'code', 'requestId'],
})

/** One response for each status, its codes as a closed list. */
export function problemResponses(
  codes: readonly string[],
  statusOf: ReadonlyMap<string, number>,
): Readonly<Record<string, object>> {
  const byStatus = new Map<number, string[]>()
  for (const code of new Set(codes)) {
    const status = statusOf.get(code) ?? 500
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus]
      .toSorted(([a], [b]) => a - b)
      .map(([status, list]) => [
        String(status),
        {
          description: list.join(', '),
          content: {
            'application/problem+json': {
              schema: {
                allOf: [
                  { $ref: '#/components/schemas/Problem' },
                  {
                    type: 'object',
                    properties: { code: { type: 'string', enum: list.toSorted() } },
                    required: ['code'],
                  },
                ],
              },
            },
          },
        },
      ]),
  )
}
