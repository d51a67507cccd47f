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

/** The codes of an operation by status. */
export function byStatus(
  codes: readonly string[],
  statusOf: ReadonlyMap<string, number>,
): readonly (readonly [status: number, codes: readonly string[]])[] {
  const found = new Map<number, string[]>()
  for (const code of new Set(codes)) {
    const status = statusOf.get(code) ?? 500
    found.set(status, [...(found.get(status) ?? []), code])
  }
  return [...found].toSorted(([a], [b]) => a - b).map(([status, list]) => [status, list.toSorted()])
}

const problemResponse = (codes: readonly string[]): object => ({
  description: codes.join(', '),
  content: {
    'application/problem+json': {
      schema: {
        allOf: [
          { $ref: '#/components/schemas/Problem' },
          { type: 'object', properties: { code: { type: 'string', enum: codes } }, required: ['code'] },
        ],
      },
    },
  },
})

/** One response for each status, its codes as a closed list. */
export const problemResponses = (
  codes: readonly string[],
  statusOf: ReadonlyMap<string, number>,
): Readonly<Record<string, object>> =>
  Object.fromEntries(byStatus(codes, statusOf).map(([status, list]) => [String(status), problemResponse(list)]))

/** `FORBIDDEN, FOREIGN_ORIGIN` is `ForbiddenOrForeignOrigin`. */
const nameOf = (codes: readonly string[]): string =>
  codes
    .map((code) =>
      code.toLowerCase().replaceAll(/(^|_)([a-z0-9])/g, (_all, _gap, letter: string) => letter.toUpperCase()),
    )
    .join('Or')

/** Responses that many operations share are written once, and referred to. */
export class SharedResponses {
  readonly #shared: ReadonlySet<string>
  readonly #statusOf: ReadonlyMap<string, number>

  constructor(all: readonly (readonly string[])[], statusOf: ReadonlyMap<string, number>) {
    const uses = new Map<string, number>()
    for (const codes of all) {
      for (const [, list] of byStatus(codes, statusOf)) {
        uses.set(list.join(), (uses.get(list.join()) ?? 0) + 1)
      }
    }
    this.#shared = new Set([...uses].filter(([, count]) => count > 2).map(([list]) => list))
    this.#statusOf = statusOf
  }

  of(codes: readonly string[]): Readonly<Record<string, object>> {
    return Object.fromEntries(
      byStatus(codes, this.#statusOf).map(([status, list]) => [
        String(status),
        this.#shared.has(list.join()) ? { $ref: `#/components/responses/${nameOf(list)}` } : problemResponse(list),
      ]),
    )
  }

  get components(): Readonly<Record<string, object>> {
    return Object.fromEntries(
      [...this.#shared]
        .map((list) => list.split(','))
        .map((codes) => [nameOf(codes), problemResponse(codes)] as const)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    )
  }
}
