import { ledger, Problem } from '@milpa/core'
import type { Books } from './books.ts'

/** Posts transfers as one group. @returns `created` or `exists`, or the code and what it tells. */
export async function outcomeOf(books: Books, ...transfers: readonly object[]): Promise<unknown> {
  return outcome(books.run(ledger.post, { transfers: transfers as never }, 'treasurer'))
}

/** Takes transfers back as one group. */
export async function outcomeOfReversal(books: Books, ...transfers: readonly object[]): Promise<unknown> {
  return outcome(books.run(ledger.reverse, { transfers: transfers as never }, 'treasurer'))
}

async function outcome(
  work: Promise<{ readonly transfers: readonly { readonly result: string }[] }>,
): Promise<unknown> {
  try {
    return (await work).transfers[0]!.result
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { index: _index, id: _id, ...data } = error.data
    return Object.keys(data).length > 0 ? [error.code, data] : error.code
  }
}
