/**
 * What must not compile. Each expectation fails the type check when the compiler would accept the line below it; the
 * functions are never called.
 */
import { expectTypeOf, test } from 'vitest'
import * as v from 'valibot'
import { area, on, override, type Milpa, type OperationCall, type PublicCall, type QueryCall } from '@milpa/core'
import { eq, open, publicOf, ref, sensitive, staff, table, text, id } from '@milpa/core/db'
import { circles, deposit, deposited, list, openCircles, savings } from './savings.ts'

const output = v.object({ n: v.number() })

test('the call site needs no annotation', () => {
  expectTypeOf(deposit.run).parameter(0).toEqualTypeOf<{ id: string; amount: number }>()
  expectTypeOf(list.run).returns.resolves.toHaveProperty('items')
})

export const refusals = (call: OperationCall, query: QueryCall, pub: PublicCall, milpa: Milpa) => [
  () =>
    savings.operation({
      name: 'x',
      title: 'x',
      path: '/x',
      input: v.object({}),
      output,
      // @ts-expect-error unknown permission
      permission: 'nothing',
      run: async () => ({ n: 1 }),
    }),
  () =>
    savings.operation({
      name: 'x',
      title: 'x',
      permission: 'manage',
      input: v.object({ id: v.string() }),
      output,
      // @ts-expect-error :circle is not in the input
      path: '/x/:circle',
      run: async () => ({ n: 1 }),
    }),
  () =>
    savings.operation({
      name: 'x',
      title: 'x',
      path: '/x',
      permission: 'manage',
      input: v.object({}),
      output,
      // @ts-expect-error the output lacks n
      run: async () => ({ m: 1 }),
    }),
  () =>
    savings.operation({
      name: 'x',
      title: 'x',
      path: '/x',
      permission: 'manage',
      input: v.object({ a: v.string() }),
      output,
      // @ts-expect-error b is not in the input
      run: async ({ b }) => ({ n: Number(b) }),
    }),
  () =>
    savings.operation({
      name: 'x',
      title: 'x',
      path: '/x',
      permission: 'manage',
      input: v.object({}),
      output,
      errors: ['CIRCLE_CLOSED'],
      async run(_input, own) {
        // @ts-expect-error the limit is declared by the area, but not by this operation
        throw own.error('DAILY_LIMIT', { limit: 1 })
      },
    }),
  // @ts-expect-error its data is missing
  () => savings.error('DAILY_LIMIT'),
  // @ts-expect-error its data is wrong
  () => savings.error('DAILY_LIMIT', { limit: 'ten' }),
  () =>
    savings.operation({
      name: 'x',
      title: 'x',
      path: '/x',
      permission: 'manage',
      input: v.object({}),
      output,
      async run(_input, own) {
        // @ts-expect-error an event that the operation does not declare
        await own.emit(deposited, { id: 'a', amount: 1 })
        return { n: 1 }
      },
    }),
  // @ts-expect-error a payload that is not the event's
  () => call.emit(deposited, { id: 1 }),
  // @ts-expect-error a handler of something else than the payload
  () => on(deposited, 'x', async ({ colour }) => colour),
  // @ts-expect-error a query has no transaction
  () => query.tx,
  // @ts-expect-error a query writes nothing
  () => query.read.insert(circles),
  // @ts-expect-error a public query reads no table
  () => pub.read.from(circles),
  // @ts-expect-error a public query does not join
  () => pub.read.from(openCircles).innerJoin(circles, eq(circles.id, openCircles.id)),
  // @ts-expect-error a column that is not public does not exist there
  () => openCircles.notes,
  // @ts-expect-error a sealed value is not text
  (): string | null => null as unknown as (typeof circles.$inferSelect)['meetingPlace'],
  // @ts-expect-error a column without a class
  () => table('x', { id: id() }),
  // @ts-expect-error plain text where a sealed value belongs
  () => call.tx.insert(circles).values({ centreId: 'a', name: 'b', status: 'open', saved: 0, meetingPlace: 'Calle 5' }),
  // @ts-expect-error an override that answers something else
  () => override(deposit, () => async () => ({ colour: 'red' })),
  // @ts-expect-error queries are not overridden
  () => override(list, (next) => next),
  // @ts-expect-error a wrong input to a nested operation
  () => call.run(deposit, { id: 'a' }),
  // @ts-expect-error a wrong input at the door
  () => milpa.run(deposit, { amount: 1 }, {} as never),
  // @ts-expect-error a query is not run as an operation
  () => milpa.run(list, {}, {} as never),
  // @ts-expect-error roles are named
  () => area('x', { permissions: { a: { title: 'a' } }, errors: {}, messages: {} as never }),
  // @ts-expect-error a language is missing
  () => area('x', { permissions: {}, errors: {}, messages: { es: {}, en: {}, pt: {} } }),
]

test('a public face has the public columns and no other', () => {
  const things = table('things', { id: open(id()), owner: staff(ref()), secret: sensitive(), name: open(text()) })
  const face = publicOf('face', things, (t) => eq(t.name, 'x'))
  expectTypeOf(face).toHaveProperty('name')
  expectTypeOf(face).not.toHaveProperty('owner')
  expectTypeOf(face).not.toHaveProperty('secret')
})
