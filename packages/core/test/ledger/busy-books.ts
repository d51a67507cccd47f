import { ledger } from '@milpa/core'
import type { TestEngine } from '@milpa/plugin-kit'
import { idOf, openBooks, type Books } from './books.ts'

type Transfer = Parameters<typeof ledger.post.run>[0]['transfers'][number]

/** The word whose `idOf` is the id of the nth transfer of busy books. */
export const nth = (number: number): string => idOf(`busy ${number}`)

/**
 * Books with something of everything in them: two units, holds that are open, posted and voided, reversals, groups,
 * effective days, categories, funds, causes and purposes. `rows` direct transfers at least.
 */
export async function busyBooks(engine: TestEngine, rows: number): Promise<Books> {
  const books = await openBooks(engine)
  await books.run(ledger.defineUnit, { code: 'HORAS', name: 'Horas', scale: 1 }, 'treasurer')
  await books.open('fund:seed:cash', 'asset')
  await books.open('fees', 'income')
  await books.open('rent', 'expense')
  await books.open('hours:pool', 'equity', { unit: 'HORAS' })
  await books.open('hours:ana', 'liability', { unit: 'HORAS' })
  for (const name of ['ana', 'berta', 'carmen']) await books.open(`member:${name}`)
  const members = ['member:ana', 'member:berta', 'member:carmen']
  const post = (transfers: Transfer[]) => books.run(ledger.post, { transfers }, 'treasurer')
  const direct = (number: number): Transfer => {
    const member = members[number % 3]!
    const [debit, credit] = number % 5 === 4 ? [member, 'fees'] : ['fund:seed:cash', member]
    return {
      kind: 'direct',
      id: nth(number),
      debit,
      credit,
      amount: 100 + (number % 900),
      ...(number % 7 === 0 ? { effectiveOn: `2026-02-${String((number % 28) + 1).padStart(2, '0')}` } : {}),
      ...(number % 2 === 0
        ? {
            category: 'deposits',
            fund: 'seed',
          }
        : {}),
      ...(number % 11 === 0
        ? {
            cause: {
              kind: 'loan',
              id: `loan-${number}`,
            },
          }
        : {}),
      ...(number % 3 === 0 ? { purpose: `Depósito número ${number}; "maíz", frijol | calabaza` } : {}),
    }
  }
  await post([{ kind: 'direct', id: idOf('hours'), debit: 'hours:pool', credit: 'hours:ana', amount: 25 }])
  await post([{ id: idOf('held'), kind: 'hold', debit: 'member:ana', credit: 'rent', amount: 70, expiresIn: 86_400 }])
  await post([{ id: idOf('open hold'), kind: 'hold', debit: 'member:ana', credit: 'rent', amount: 30 }])
  await post([{ id: idOf('void hold'), kind: 'hold', debit: 'member:ana', credit: 'rent', amount: 10 }])
  await post([{ id: idOf('posted'), kind: 'post', about: idOf('held'), amount: 60 }])
  await post([{ id: idOf('voided'), kind: 'void', about: idOf('void hold') }])
  for (let from = 0; from < rows; from += 80) {
    books.clock.advance({ seconds: 60 })
    const made = Math.min(rows, from + 80)
    await post(Array.from({ length: made - from }, (_one, index) => direct(from + index)))
    if (made % 160 === 0) {
      const transfers = [{ id: idOf(`back ${made - 1}`), reverses: nth(made - 1), amount: 50 }]
      await books.run(ledger.reverse, { transfers }, 'treasurer')
    }
  }
  return books
}
