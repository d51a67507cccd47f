import { expect, test } from 'vitest'
import * as v from 'valibot'
import { definePlugin, openMilpa, systemActor, Vault } from '@milpa/core'
import { openTestEngine } from '@milpa/plugin-kit'
import { savings } from './savings.ts'

const ran: string[] = []

const greet = savings.operation({
  name: 'greet',
  title: 'Do something after the commit',
  path: '/greetings',
  permission: 'manage',
  input: v.object({ phone: v.string() }),
  output: v.object({ said: v.boolean() }),
  run: async ({ phone }, call) => {
    call.afterCommit(() => ran.push('first'))
    call.afterCommit(() => {
      throw new TypeError(`no line to ${phone}`)
    })
    // A promise is easily handed over where nobody waits for it.
    call.afterCommit(async () => {
      await Promise.resolve()
      throw new RangeError(`no answer from ${phone}`)
    })
    call.afterCommit(() => ran.push('last'))
    return { said: true }
  },
})

test('an operation is done although what it wanted to do afterwards fails, and the rest is done as well', async () => {
  const lines: string[] = []
  const keep = (facts: object, message: string) => void lines.push(`${message} ${JSON.stringify(facts)}`)
  const milpa = await openMilpa({
    engine: await openTestEngine('libsql'),
    vault: new Vault([{ id: 'test', secret: new Uint8Array(32).fill(7) }]),
    log: { info: keep, warn: keep, error: keep },
    plugins: [definePlugin({ id: 'savings', version: '1.0.0', core: '^0.1.0', area: savings, operations: [greet] })],
  })
  const facts = { locale: 'es-MX', currency: 'MXN', timeZone: 'UTC', country: 'MX', gridLatitude: 20 }
  const centre = await milpa.foundCentre({ ...facts, name: 'Prueba', slug: 'prueba' })
  const door = { centre, actor: systemActor('test'), key: 'once' }

  expect(await milpa.run(greet, { phone: '6141234567' }, door)).toEqual({ said: true })
  expect(await milpa.run(greet, { phone: '6141234567' }, door)).toEqual({ said: true })
  await new Promise((resolve) => setImmediate(resolve))

  expect(ran).toEqual(['first', 'last'])
  expect(lines.filter((line) => line.includes('savings.greet'))).toHaveLength(2)
  expect(lines.join()).toContain('TypeError')
  expect(lines.join()).toContain('RangeError')
  expect(lines.join()).not.toContain('6141234567')
  await milpa.close()
})
