import { ledger, Problem } from '@milpa/core'
import type { Chain, WantedAbout } from './auditor.ts'
import type { Books } from './books.ts'

type Posted = Awaited<ReturnType<typeof send>>['transfers'][number]
/** What a door answered to a chain; codes without the name of the area. */
export type Told =
  | { readonly result: 'created' | 'exists'; readonly transfers: readonly Posted[] }
  | { readonly code: string; readonly data: Readonly<Record<string, unknown>> }

/** A way into the ledger: chains that arrive together, all reversals or none; answers in their order. */
export type LedgerDoor = (chains: readonly Chain[]) => Promise<readonly Told[]>

/** An id that was refused is remembered, unless the whole transaction was rolled back, as with a reversal. */
export const remembers = (chain: Chain): boolean => chain[0]!.kind !== 'reversal'

/** Each chain by itself, all at the same moment, as from many clients. */
export const oneByOne =
  (books: Books): LedgerDoor =>
  async (chains) => {
    const ordered = remembers(chains[0]!) || books.milpa.host.engine.name === 'libsql'
    if (ordered) return Promise.all(chains.map((chain) => told(() => send(books, chain))))
    // Transactions that come at once stand in no order on PostgreSQL.
    const answers: Told[] = []
    for (const chain of chains) answers.push(await told(() => send(books, chain)))
    return answers
  }

/** All chains in one request. */
export const inBulk =
  (books: Books): LedgerDoor =>
  async (chains) => {
    if (!remembers(chains[0]!)) return oneByOne(books)(chains)
    const transfers = chains.flatMap((chain) =>
      chain.map((wanted, index) => ({ ...wanted, ...(index < chain.length - 1 ? { linked: true } : {}) })),
    )
    const { results } = await books.run(ledger.postMany, { transfers }, 'treasurer')
    let first = 0
    return chains.map(({ length }): Told => {
      const own = results.slice(first, first + length)
      first += length
      const posted = own.flatMap((one) => (one.result === 'refused' ? [] : [one]))
      if (posted.length === length) return { result: posted[0]!.result, transfers: posted }
      // Of a chain one is told why it is refused, and the others that they hang on it.
      const index = own.findIndex((one) => one.result === 'refused' && one.code !== 'LEDGER_LINKED_TRANSFER_FAILED')
      const refused = own[index] as Extract<(typeof own)[number], { result: 'refused' }>
      return { code: refused.code.replace(/^LEDGER_/, ''), data: { ...refused.data, index } }
    })
  }

async function told(work: () => ReturnType<typeof send>): Promise<Told> {
  try {
    const { transfers } = await work()
    return { result: transfers[0]!.result, transfers }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { code: error.code.replace(/^LEDGER_/, ''), data: error.data }
  }
}

function send(books: Books, chain: Chain) {
  if (remembers(chain)) return books.run(ledger.post, { transfers: [...chain] as never }, 'treasurer')
  const transfers = (chain as readonly WantedAbout[]).map(({ kind: _kind, about: reverses, ...rest }) => ({
    ...rest,
    reverses,
  }))
  return books.run(ledger.reverse, { transfers }, 'treasurer')
}
