import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Vault, VaultError } from '@milpa/core'

const key = (id: string, fill: number) => ({ id, secret: new Uint8Array(32).fill(fill) })
const place = { table: 'persons', column: 'place', row: '1' }

test('what is sealed opens again, and two seals of one value differ', () => {
  const vault = new Vault([key('a', 1)])
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(vault.open(place, vault.seal(place, text))).toBe(text)
      expect(String(vault.seal(place, text))).not.toBe(String(vault.seal(place, text)))
    }),
  )
})

test('a value opens neither in another row, nor another column, nor when a byte was changed', () => {
  const vault = new Vault([key('a', 1)])
  const sealed = vault.seal(place, 'Calle 5')
  expect(() => vault.open({ ...place, row: '2' }, sealed)).toThrow(VaultError)
  expect(() => vault.open({ ...place, column: 'notes' }, sealed)).toThrow(VaultError)
  const text = String(sealed)
  const changed = text.slice(0, -2) + (text.endsWith('AA') ? 'BB' : 'AA')
  expect(() => vault.open(place, changed as unknown as typeof sealed)).toThrow(VaultError)
})

test('a new key seals from now on, and the old one still opens', () => {
  const sealed = new Vault([key('old', 1)]).seal(place, 'x')
  const both = new Vault([key('new', 2), key('old', 1)])
  expect(both.open(place, sealed)).toBe('x')
  expect(String(both.seal(place, 'x'))).toMatch(/^new\./)
  expect(() => new Vault([key('new', 2)]).open(place, sealed)).toThrow(/"old", which is not installed/)
})
