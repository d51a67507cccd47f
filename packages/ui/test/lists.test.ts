import { expect, test } from 'vitest'
import { matchOptions } from '../src/components/combobox-options.ts'
import { rangeOf } from '../src/components/table-types.ts'

const options = [
  { value: '1', label: 'Panadería', note: 'Conchas y pasteles' },
  { value: '2', label: 'Confección', note: 'Uniformes' },
]

test('options are found without accents, by the note too, by all words in any order', () => {
  expect(matchOptions(options, 'panaderia')).toEqual([options[0]])
  expect(matchOptions(options, 'PASTELES pan')).toEqual([options[0]])
  expect(matchOptions(options, 'pan uniformes')).toEqual([])
  expect(matchOptions(options, ' ')).toEqual(options)
})

test('a range goes both ways, and without its anchor on the page it is the row alone', () => {
  const ids = ['a', 'b', 'c', 'd']
  expect(rangeOf(ids, 'b', 'd')).toEqual(['b', 'c', 'd'])
  expect(rangeOf(ids, 'd', 'b')).toEqual(['b', 'c', 'd'])
  expect(rangeOf(ids, 'gone', 'c')).toEqual(['c'])
  expect(rangeOf(ids, undefined, 'c')).toEqual(['c'])
})
