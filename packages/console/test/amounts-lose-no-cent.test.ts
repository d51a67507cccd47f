import { expect, it } from 'vitest'
import { readAmount } from '../src/words/read-amount.ts'
import { writeAt } from '../src/words/write.ts'

const mexico = { locale: 'es-MX', currency: 'MXN', timeZone: 'America/Chihuahua' }
const colombia = { locale: 'es-CO', currency: 'COP', timeZone: 'America/Bogota' }

it('reads an amount as it is written in the country of the centre', () => {
  writeAt(mexico)
  expect(readAmount('1,250.50', 2)).toEqual({ minor: 125_050 })
  expect(readAmount(' $ 1250.5 ', 2)).toEqual({ minor: 125_050 })
  writeAt(colombia)
  expect(readAmount('1.250,50', 2)).toEqual({ minor: 125_050 })
})

it('refuses a mark that may have been meant otherwise, and never guesses', () => {
  writeAt(mexico)
  for (const text of ['1,25', '1.250,50', '12,50.00', '-5', '1e3', '5 pesos', '1.2.3'])
    expect(readAmount(text, 2)).toEqual({ wrong: 'form' })
  expect(readAmount('0.00', 2)).toEqual({ wrong: 'zero' })
  expect(readAmount('  ', 2)).toEqual({ wrong: 'empty' })
})

it('reads what a fraction of the machine would miss, up to the largest amount', () => {
  writeAt(mexico)
  expect(readAmount('1.005', 3)).toEqual({ minor: 1005 })
  expect(readAmount('8.41', 2)).toEqual({ minor: 841 })
  expect(readAmount('90,071,992,547,409.91', 2)).toEqual({ minor: Number.MAX_SAFE_INTEGER })
  expect(readAmount('90,071,992,547,409.92', 2)).toEqual({ wrong: 'large' })
})

it('takes decimals that the unit has not only where they are zero', () => {
  writeAt(mexico)
  expect(readAmount('5.00', 0)).toEqual({ minor: 5 })
  expect(readAmount('5.5', 0)).toEqual({ wrong: 'decimals' })
})
