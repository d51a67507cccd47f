import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { jsonSchemaOf, propertyNames } from '../src/checks/json-schema.ts'
import { leastOf, wrongOf } from '../src/checks/sample.ts'

const leaves = fc.oneof(
  fc.nat(40).map((least) => v.pipe(v.string(), v.minLength(least))),
  fc.integer({ min: -1000, max: 1000 }).map((least) => v.pipe(v.number(), v.integer(), v.minValue(least))),
  fc.constantFrom(v.boolean(), v.pipe(v.string(), v.isoDate()), v.pipe(v.string(), v.email()), v.literal('x')),
  fc.constantFrom(v.picklist(['a', 'b']), v.pipe(v.string(), v.isoTimestamp()), v.nullable(v.string())),
)
const schemas = fc.letrec<{ one: v.GenericSchema; many: v.GenericSchema; any: v.GenericSchema }>((tie) => ({
  any: fc.oneof({ maxDepth: 3 }, leaves as fc.Arbitrary<v.GenericSchema>, tie('one'), tie('many')),
  one: fc
    .dictionary(fc.constantFrom('a', 'b', 'c'), fc.tuple(tie('any'), fc.boolean()))
    .map((entries) =>
      v.object(
        Object.fromEntries(
          Object.entries(entries).map(([key, [schema, need]]) => [key, need ? schema : v.optional(schema)]),
        ),
      ),
    ),
  many: fc.tuple(tie('any'), fc.nat(3)).map(([schema, least]) => v.pipe(v.array(schema), v.minLength(least))),
})).one

test('the least of a schema fits it', () => {
  fc.assert(
    fc.property(schemas, (schema) => v.is(schema, leastOf(jsonSchemaOf(schema, 'input')))),
    { numRuns: 300 },
  )
})
test('what is wrong for a schema does not fit it', () => {
  fc.assert(
    fc.property(schemas, (schema) => wrongOf(jsonSchemaOf(schema, 'input')).every((wrong) => !v.is(schema, wrong))),
    { numRuns: 300 },
  )
})
test('names of properties are found however deep they lie', () => {
  const schema = v.object({
    a: v.array(v.union([v.object({ b: v.string() }), v.object({ c: v.nullable(v.string()) })])),
  })
  expect([...propertyNames(jsonSchemaOf(schema, 'output'))].toSorted()).toEqual(['a', 'b', 'c'])
})
