import { ledger, Problem } from '@milpa/core'
import { Book } from '../../src/ledger/book/book.ts'
import { problemOf, showPosted } from '../../src/ledger/post.ts'
import { dayIn } from '../../src/runtime/day.ts'
import type { Chain } from './auditor.ts'
import type { Books } from './books.ts'

type Posted = ReturnType<typeof showPosted>
/** What a door answered to a chain; codes without the name of the area. */
export type Told =
  | { readonly result: 'created' | 'exists'; readonly transfers: readonly Posted[] }
  | { readonly code: string; readonly data: Readonly<Record<string, unknown>> }

/** A way into the ledger. */
export interface LedgerDoor {
  /** Whether an id that this chain was refused for is remembered. */
  remembers(chain: Chain): boolean
  /** Chains that arrive together, all of one kind of remembering; answers in their order. */
  post(chains: readonly Chain[]): Promise<readonly Told[]>
}

/**
 * The operations, as everybody else calls them.
 *
 * @param ordered whether the engine takes what comes at once in the order in which it came.
 */
export function operationDoor(books: Books, ordered: boolean): LedgerDoor {
  const one = async (chain: Chain): Promise<Told> => {
    try {
      const { transfers } = await send(books, chain)
      return { result: transfers[0]!.result, transfers }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return { code: error.code.replace(/^LEDGER_/, ''), data: error.data }
    }
  }
  return {
    remembers: () => false,
    async post(chains) {
      if (ordered) return Promise.all(chains.map(one))
      const told: Told[] = []
      for (const chain of chains) told.push(await one(chain))
      return told
    },
  }
}

const send = (books: Books, chain: Chain) =>
  chain[0]!.kind === 'reversal'
    ? books.run(
        ledger.reverse,
        {
          transfers: chain.map((wanted) => {
            const { id, about: reverses, amount, effectiveOn } = wanted as Extract<typeof wanted, { about: string }>
            return {
              id,
              reverses,
              ...(amount === undefined ? {} : { amount }),
              ...(effectiveOn === undefined ? {} : { effectiveOn }),
            }
          }),
        },
        'treasurer',
      )
    : books.run(
        ledger.post,
        { transfers: [...chain] as Parameters<typeof ledger.post.run>[0]['transfers'] },
        'treasurer',
      )

/** The book itself, whole batches at a time: what the queue of loose posts hands it. */
export function bookDoor({ milpa, centre, clock }: Books): LedgerDoor {
  const { engine } = milpa.host
  const book = new Book(engine.name)
  return {
    remembers: () => true,
    async post(chains) {
      const at = clock.now()
      const day = Date.parse(`${dayIn('America/Chihuahua', at)}T00:00:00Z`) / 86_400_000
      const lower = (chain: Chain) =>
        chain.map((one) => ('about' in one ? { ...one, about: one.about.toLowerCase() } : one))
      const answers = await engine.write((connection) =>
        book.post(
          connection,
          centre.id,
          { at, day },
          chains.map((chain) => ({ chain: lower(chain), actor: 'test' })),
        ),
      )
      return answers.map((answer): Told => {
        if (answer.result !== 'refused') {
          const { result } = answer
          return { result, transfers: answer.entries.map((entry) => showPosted(result, entry)) }
        }
        const raise = (code: string, data: object) => new Problem(code, 409, code, { data: { ...data } })
        const { code, data } = problemOf(raise as Parameters<typeof problemOf>[0], answer.refusal)
        return { code, data }
      })
    },
  }
}
