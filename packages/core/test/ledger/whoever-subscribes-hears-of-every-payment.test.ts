import { area, definePlugin, ledger, on } from '@milpa/core'
import { createTestCentre, stopTestEngines, testEngines, type TestCentre } from '@milpa/plugin-kit'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { events } from '../../src/events/tables.ts'
import { idOf } from './books.ts'

afterAll(stopTestEngines)

type Told = { readonly transfers: readonly { readonly id: string; readonly amount: number }[] }
const heard: Told[] = []
const listener = definePlugin({
  id: 'listener',
  version: '0.1.0',
  core: '^0.1.0',
  area: area('listener', { permissions: {}, errors: {}, messages: { es: {}, en: {}, pt: {}, fr: {} } }),
  subscriptions: [
    on(ledger.transferPosted, 'hear', async (posted) => {
      heard.push(posted)
    }),
  ],
})

describe.each(testEngines())('on %s', (engine) => {
  let centre: TestCentre
  const open = async (plugins: readonly (typeof listener)[]) => {
    centre = await createTestCentre({ engine, plugins })
    await centre.run(ledger.openAccount, { key: 'cash', kind: 'asset', unit: 'MXN' })
    await centre.run(ledger.openAccount, { key: 'member', kind: 'liability', unit: 'MXN' })
  }
  beforeEach(() => {
    heard.length = 0
    return () => centre.close()
  })
  const line = (id: string, amount: number) => ({ id: idOf(id), debit: 'cash', credit: 'member', amount })
  const cause = { kind: 'fee', id: '7' }

  test('one event for everything that was posted together, in ids and amounts alone', async () => {
    await open([listener])
    await centre.run(ledger.post, { transfers: [{ ...line('a', 5), purpose: 'PLANTED', cause }, line('b', 6)] })
    await centre.run(ledger.post, { transfers: [{ ...line('a', 5), purpose: 'PLANTED', cause }, line('b', 6)] })
    await centre.deliverAll()
    expect(heard).toMatchObject([
      { transfers: [{ id: idOf('a'), amount: 5, causeKind: 'fee', causeId: '7' }, { amount: 6 }] },
    ])
    expect(JSON.stringify(await centre.milpa.host.read.select().from(events))).not.toContain('PLANTED')
  })

  test('one for each of those that share a commit, and none for what was refused', async () => {
    await open([listener])
    await Promise.all([1, 2, 3].map((amount) => centre.run(ledger.post, { transfers: [line(`p${amount}`, amount)] })))
    await centre.run(ledger.postMany, { transfers: [line('m1', 10), line('m2', 0), line('m3', 30)] })
    await centre.deliverAll()
    expect(heard.map(({ transfers }) => transfers.map(({ amount }) => amount)).sort()).toEqual([
      [1],
      [10],
      [2],
      [3],
      [30],
    ])
  })

  test('where nobody subscribes no event is kept: the transfer is the record', async () => {
    await open([])
    const before = await centre.milpa.host.read.$count(events)
    await centre.run(ledger.post, { transfers: [line('a', 5)] })
    expect(await centre.milpa.host.read.$count(events)).toBe(before)
  })
})
