import { afterAll, describe, expect, test, vi } from 'vitest'
import { openTestEngine, stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { Transaction } from '../../src/db/transaction.ts'
import type { Engine } from '../../src/db/index.ts'
import { counter, words } from './words.ts'

afterAll(stopTestEngines)

const insert = (transaction: Transaction, word: string) => transaction.db.insert(words).values({ word }).returning()
describe.each(testEngines())('on %s', (name) => {
  const open = async (): Promise<Engine> => {
    const engine = await openTestEngine(name)
    await engine.write((connection) => connection.script('create table words (word text primary key)'))
    return engine
  }
  const stored = async (engine: Engine) => (await engine.reader.all('select word from words order by word', [])).flat()

  test('an inner failure that is caught leaves nothing, the outer work stays', async () => {
    const engine = await open()
    await Transaction.begin(engine, async (outer) => {
      await insert(outer, 'outer')
      await outer
        .nested(async (inner) => {
          await insert(inner, 'inner')
          throw new Error('no')
        })
        .catch(() => undefined)
      await insert(outer, 'after')
    })
    expect(await stored(engine)).toEqual(['after', 'outer'])
    await engine.close()
  })

  test('siblings started together run one after the other', async () => {
    const engine = await open()
    const order: string[] = []
    await Transaction.begin(engine, async (outer) => {
      const work = (word: string) =>
        outer.nested(async (inner) => {
          order.push(`${word} starts`)
          await insert(inner, word)
          await new Promise((resolve) => setTimeout(resolve, 2))
          order.push(`${word} ends`)
        })
      await Promise.all([work('a'), work('b')])
    })
    expect(order).toEqual(['a starts', 'a ends', 'b starts', 'b ends'])
    await engine.close()
  })

  test('a statement after the end of its transaction is refused, not booked into somebody else’s', async () => {
    const engine = await open()
    const late = await Transaction.begin(engine, async (transaction) => () => insert(transaction, 'late'))
    await expect(Transaction.begin(engine, async () => late())).rejects.toThrow(/This transaction is over/)
    expect(await stored(engine)).toEqual([])
    await engine.close()
  })

  test('a statement beside an open inner level is refused', async () => {
    const engine = await open()
    const refused = Transaction.begin(engine, async (outer) => {
      const inner = outer.nested(async () => new Promise((resolve) => setTimeout(resolve, 20)))
      await new Promise((resolve) => setTimeout(resolve, 5))
      const beside = insert(outer, 'beside').then(
        () => undefined,
        (error: unknown) => error,
      )
      await inner
      throw (await beside) as Error
    })
    await expect(refused).rejects.toThrow(/A nested operation is still running/)
    await engine.close()
  })

  test('an inner level that nobody awaits fails the whole', async () => {
    const engine = await open()
    const work = Transaction.begin(engine, async (outer) => {
      outer.nested(async (inner) => insert(inner, 'forgotten')).catch(() => undefined)
    })
    await expect(work).rejects.toThrow(/await it/)
    expect(await stored(engine)).toEqual([])
    await engine.close()
  })

  test('what waits for the commit is called once, and not when the work is rolled back', async () => {
    const engine = await open()
    const called: string[] = []
    await Transaction.begin(engine, async (outer) => {
      outer.afterCommit(() => called.push('outer'))
      await outer
        .nested(async (inner) => {
          inner.afterCommit(() => called.push('undone'))
          throw new Error('no')
        })
        .catch(() => undefined)
    })
    await Transaction.begin(engine, async (outer) => {
      outer.afterCommit(() => called.push('rolled back'))
      throw new Error('no')
    }).catch(() => undefined)
    expect(called).toEqual(['outer'])
    await engine.close()
  })

  test('a hook after the commit that throws takes neither the answer nor the other hooks away, and is warned of', async () => {
    const engine = await open()
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
    const called: string[] = []
    const answer = await Transaction.begin(engine, async (transaction) => {
      transaction.afterCommit(() => {
        throw new TypeError('no line to 6141234567')
      })
      transaction.afterCommit(() => called.push('last'))
      return 'done'
    })
    expect([answer, called]).toEqual(['done', ['last']])
    expect(warned.mock.calls.join()).toMatch(/^(?!.*6141234567).*TypeError/)
    warned.mockRestore()
    await engine.close()
  })

  test('fifty overlapping transactions all succeed and lose nothing', async () => {
    const engine = await open()
    await engine.write((connection) =>
      connection.script('create table counter (n integer); insert into counter values (0)'),
    )
    await Promise.all(
      Array.from({ length: 50 }, () =>
        Transaction.begin(engine, async ({ db }) => {
          const [row] = await db.select().from(counter)
          await new Promise((resolve) => setImmediate(resolve))
          await db.update(counter).set({ n: row!.n + 1 })
        }),
      ),
    )
    expect(await engine.reader.all('select n from counter', [])).toEqual([[50]])
    await engine.close()
  })
})
