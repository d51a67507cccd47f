import { createHash } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { definePlugin } from '@milpa/core'
import { createTestCentre, stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { canonical } from '../../src/audit/entry.ts'
import { answers } from '../../src/runtime/tables.ts'
import { savings } from './savings.ts'

afterAll(stopTestEngines)

const setPin = savings.operation({
  name: 'set-pin',
  title: 'Set a PIN',
  path: '/pins',
  permission: 'manage',
  input: v.object({ pin: v.string() }),
  output: v.object({}),
  run: async () => ({}),
})
const plugin = definePlugin({ id: 'savings', version: '1.0.0', core: '^0.1.0', area: savings, operations: [setPin] })

describe.each(testEngines())('on %s', (engine) => {
  test('who has a copy of the database cannot find a PIN by trying all of them against a stored answer', async () => {
    const centre = await createTestCentre({ engine, plugins: [plugin] })
    await centre.run(setPin, { pin: '0417' }, 'system', 'once')
    const [{ digest } = { digest: '' }] = await centre.milpa.host.read.select().from(answers)
    expect(digest).not.toBe('')
    for (let pin = 0; pin < 10_000; pin++) {
      const guess = canonical([setPin.id, { pin: String(pin).padStart(4, '0') }])
      for (const form of ['base64url', 'hex', 'base64'] as const) {
        if (createHash('sha256').update(guess).digest(form) === digest) throw new Error(`Found: ${pin}`)
      }
    }
    // And still it is the same for the same, and another for another.
    await centre.run(setPin, { pin: '0417' }, 'system', 'once')
    await expect(centre.run(setPin, { pin: '0418' }, 'system', 'once')).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    })
  })
})
