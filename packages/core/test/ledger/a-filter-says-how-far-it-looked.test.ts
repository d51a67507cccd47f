import { ledger } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf } from '../support/code-of.ts'
import { idOf, openBooks, type Books } from './books.ts'

afterAll(stopTestEngines)

const most = 2000
const rows = 2600

describe.each(testEngines())('on %s', (engine) => {
  let books: Books
  /** 2,600 payments of ana's; three of them are marked: the 5th, the 100th and the 2,599th. */
  const marked = [5, 100, 2599]
  beforeAll(async () => {
    books = await openBooks(engine)
    await books.open('cash', 'asset')
    await books.open('ana')
    await books.open('shop')
    await books.open('school')
    for (let from = 1; from <= rows; from += 200) {
      const transfers = Array.from({ length: 200 }, (_, index) => {
        const n = from + index
        const special = marked.includes(n)
        return {
          id: idOf(`t${n}`),
          debit: 'ana',
          credit: special ? 'school' : 'shop',
          amount: n,
          ...(special ? { category: 'tuition', fund: 'state', purpose: `Colegiatura número ${n}` } : {}),
        }
      })
      await books.run(ledger.post, { transfers }, 'treasurer')
    }
    const hold = { id: idOf('hold'), kind: 'hold' as const, debit: 'ana', credit: 'shop', amount: 9, expiresIn: 3600 }
    await books.run(ledger.post, { transfers: [hold] }, 'treasurer')
    await books.run(ledger.post, { transfers: [{ ...hold, id: idOf('hold 2'), credit: 'school' }] }, 'treasurer')
    return () => books.close()
  }, 60_000)

  type Ask = (after: string | undefined) => Promise<{
    readonly items: readonly { readonly seq: number }[]
    readonly next?: string | undefined
    readonly searched: {
      readonly rows: number
      readonly most: number
      readonly cut: boolean
      readonly through: string | null
    }
  }>
  /** All pages: what was found, and what each page said of its search. */
  const all = async (ask: Ask) => {
    const found: number[] = []
    const said: { rows: number; cut: boolean; found: number }[] = []
    for (let after: string | undefined, more = true; more;) {
      const page = await ask(after)
      found.push(...page.items.map(({ seq }) => seq))
      said.push({ rows: page.searched.rows, cut: page.searched.cut, found: page.items.length })
      expect(page.searched.most).toBe(most)
      after = page.next
      more = after !== undefined
    }
    return { found, said }
  }

  test.each([
    ['category', { category: 'tuition' }],
    ['fund', { fund: 'state' }],
    ['counterparty', { counterparty: 'school' }],
    ['text, whatever accents and capitals', { text: 'COLEGIATURA numero' }],
  ])('a statement filtered by %s looks at 2,000 entries, says so, and goes on', async (_name, filter) => {
    const own = 'counterparty' in filter ? [2602, ...marked.toReversed()] : marked.toReversed()
    const newest = await all((after) => books.ask(ledger.statement, { account: 'ana', ...filter, after }, 'treasurer'))
    expect(newest.found).toEqual(own)
    expect(newest.said.map(({ rows: looked, cut }) => [looked, cut])).toEqual([
      [2000, true],
      [602, false],
    ])
    const oldest = await all((after) =>
      books.ask(ledger.statement, { account: 'ana', order: 'oldest', limit: 1, ...filter, after }, 'treasurer'),
    )
    expect(oldest.found).toEqual(own.toReversed())
    expect(oldest.said.every(({ rows: looked }) => looked <= most)).toBe(true)
    const empty = oldest.said.find(({ found }) => found === 0)
    if (empty) expect(empty.cut).toBe(true)
  })

  test('filters add up, and what nobody ever wrote finds nothing in the end', async () => {
    const both = { account: 'ana', category: 'tuition', text: 'número 100' }
    expect((await all((after) => books.ask(ledger.statement, { ...both, after }, 'treasurer'))).found).toEqual([100])
    const none = await all((after) => books.ask(ledger.statement, { account: 'ana', fund: 'none', after }, 'treasurer'))
    expect(none.found).toEqual([])
    expect(none.said.map(({ cut }) => cut)).toEqual([true, false])
    expect(await codeOf(books.ask(ledger.statement, { account: 'ana', counterparty: 'nobody' }, 'treasurer'))).toBe(
      'NOT_FOUND',
    )
  })

  test('without a filter a page is as long as asked, and nothing is cut', async () => {
    const page = await books.ask(ledger.statement, { account: 'ana', limit: 50 }, 'treasurer')
    expect(page.items).toHaveLength(50)
    expect(page.searched).toEqual({ rows: 50, most, cut: false, through: '2026-03-02' })
    const whole = await all((after) => books.ask(ledger.transfers, { limit: 200, after }, 'treasurer'))
    expect(whole.found).toEqual(Array.from({ length: rows + 2 }, (_, index) => rows + 2 - index))
    expect(whole.said.some(({ cut }) => cut)).toBe(false)
  })

  test('the journal of the ledger by category, fund and kind, both ways', async () => {
    for (const filter of [{ category: 'tuition' }, { fund: 'state', category: 'tuition' }]) {
      const newest = await all((after) => books.ask(ledger.transfers, { ...filter, after }, 'treasurer'))
      expect(newest.found).toEqual(marked.toReversed())
      expect(newest.said).toEqual([
        { rows: 2000, cut: true, found: 1 },
        { rows: 602, cut: false, found: 2 },
      ])
      const oldest = await all((after) =>
        books.ask(ledger.transfers, { ...filter, order: 'oldest', limit: 1, after }, 'treasurer'),
      )
      expect(oldest.found).toEqual(marked)
    }
    const held = await books.ask(ledger.transfers, { kind: 'hold' }, 'treasurer')
    expect(held.items.map(({ seq, actor }) => [seq, actor])).toEqual([
      [2602, 'test:treasurer'],
      [2601, 'test:treasurer'],
    ])
    const out = await all((after) => books.ask(ledger.transfers, { from: '2026-03-03', after }, 'treasurer'))
    expect(out.found).toEqual([])
    expect((await all((after) => books.ask(ledger.transfers, { to: '2026-03-01', after }, 'treasurer'))).found).toEqual(
      [],
    )
  })

  test('open holds are listed with who, what and until when, page by page and by account', async () => {
    const { items } = await books.ask(ledger.holds, {}, 'treasurer')
    expect(items[0]).toMatchObject({
      id: idOf('hold'),
      kind: 'hold',
      debit: { key: 'ana' },
      credit: { key: 'shop' },
      amount: 9,
      unit: 'MXN',
      actor: 'test:treasurer',
      expiresAt: '2026-03-02T16:00:00.000Z',
    })
    const paged = await all((after) => books.ask(ledger.holds, { limit: 1, after }, 'treasurer'))
    expect(paged.found).toEqual([2601, 2602])
    expect((await books.ask(ledger.holds, { account: 'school' }, 'treasurer')).items.map(({ seq }) => seq)).toEqual([
      2602,
    ])
    expect((await books.ask(ledger.holds, { account: 'cash' }, 'treasurer')).items).toEqual([])
    expect(await codeOf(books.ask(ledger.holds, { limit: 500 }, 'treasurer'))).toBe('INVALID_INPUT')
  })

  test('a hold that is settled or over is not listed', async () => {
    const own = await openBooks(engine)
    await own.open('cash', 'asset')
    await own.open('ana')
    const hold = { kind: 'hold' as const, debit: 'ana', credit: 'cash', amount: 9 }
    const transfers = ['a', 'b', 'c'].map((id) => ({ ...hold, id: idOf(id), ...(id === 'c' ? { expiresIn: 60 } : {}) }))
    await own.run(ledger.post, { transfers }, 'treasurer')
    await own.run(ledger.post, { transfers: [{ id: idOf('v'), kind: 'void', about: idOf('a') }] }, 'treasurer')
    const open = async () => (await own.ask(ledger.holds, {}, 'treasurer')).items.map(({ id }) => id)
    expect(await open()).toEqual([idOf('b'), idOf('c')])
    own.clock.advance({ seconds: 60 })
    expect(await open()).toEqual([idOf('b')])
    await own.close()
  })
})
