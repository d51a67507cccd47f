import { ledger } from '@milpa/core'
import { stopTestEngines } from '@milpa/plugin-kit'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { codeOf, createTestHost, type TestHost } from './support/test-host.ts'

afterAll(stopTestEngines)

let host: TestHost
let reader: { readonly authorization: string }
let posted = 0
beforeEach(async () => {
  host = await createTestHost()
  for (const key of ['cash', 'hers', 'other']) {
    await host.run(ledger.openAccount, { key, kind: key === 'cash' ? 'asset' : 'liability', unit: 'MXN' })
  }
  reader = await host.bearer(['ledger:read'])
  return () => {
    host.server.host.streams.stop()
    return host.close()
  }
})

const pay = (credit: string, amount: number) =>
  host.run(ledger.post, { transfers: [{ id: idOf(++posted), debit: 'cash', credit, amount }] })
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const open = (headers = {}, query = '') =>
  host.request(`/api/ledger/accounts/hers/stream${query}`, { headers: { ...reader, ...headers } })

interface Told {
  readonly id: string
  readonly amount: number
  readonly balance: number
}

/** The next entries of a stream. */
async function next(reply: Response, count: number): Promise<readonly Told[]> {
  const told: Told[] = []
  const stream = reply.body!.getReader()
  const decoder = new TextDecoder()
  let text = ''
  while (told.length < count) {
    const { value, done } = await stream.read()
    if (done) break
    text += decoder.decode(value, { stream: true })
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const fields = new Map(
        text
          .slice(0, end)
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const),
      )
      text = text.slice(end + 2)
      if (fields.get('event') !== 'entry') continue
      const { amount, balance } = JSON.parse(fields.get('data')!) as Told
      told.push({ id: fields.get('id')!, amount, balance })
    }
  }
  await stream.cancel()
  return told
}

test('an entry is told when it is posted, those of other accounts are not, and a cut stream goes on where it was', async () => {
  await pay('hers', 1)
  const reply = await open()
  expect(reply.headers.get('content-type')).toContain('text/event-stream')
  const heard = next(reply, 2)
  await pay('hers', 20)
  await pay('other', 5)
  await pay('hers', 300)
  expect(await heard).toEqual([
    { id: '2', amount: 20, balance: 21 },
    { id: '4', amount: 300, balance: 321 },
  ])
  await pay('hers', 4000)
  expect(await next(await open({ 'last-event-id': '2' }), 2)).toEqual([
    { id: '4', amount: 300, balance: 321 },
    { id: '5', amount: 4000, balance: 4321 },
  ])
  expect(await next(await open({}, '?since=0'), 1)).toEqual([{ id: '1', amount: 1, balance: 1 }])
})

test('nobody hears of an account without the right to read it, nor of one that does not exist', async () => {
  const stranger = await host.bearer(['centre:read'])
  expect(await codeOf(await open(stranger))).toBe('FORBIDDEN')
  expect((await host.request('/api/ledger/accounts/hers/stream')).status).toBe(401)
  const missing = await host.request('/api/ledger/accounts/nobody/stream', { headers: reader })
  expect(missing.status).toBe(404)
  expect(await codeOf(await open({ 'last-event-id': 'x' }))).toBe('MALFORMED')
})

test('one caller keeps twenty streams open, and the host ends all of them when it stops', async () => {
  const streams = await Promise.all(Array.from({ length: 20 }, () => open()))
  expect((await open()).status).toBe(429)
  host.server.host.streams.stop()
  for (const stream of streams) expect(await stream.text()).toContain(': open')
  expect((await open()).status).toBe(503)
})
