import { connectionOf, type Engine } from '../../db/index.ts'
import { numberOfDay } from '../../db/columns.ts'
import type { OperationCall } from '../../operations/call.ts'
import { Book } from './book.ts'
import type { Answer, Chain } from './wanted.ts'

export type PostingCall = Pick<OperationCall, 'tx' | 'centre' | 'at' | 'today' | 'actor'>

const books = new WeakMap<Engine, Book>()

/**
 * Posts one chain inside the transaction of an operation. The caller rolls back on a refusal (an operation does, by
 * throwing): then nothing is left of it, not even that its id failed.
 */
export async function postChain(call: PostingCall, chain: Chain): Promise<Answer> {
  const [answer] = await postChains([{ chain, call }])
  return answer!
}

/**
 * Posts chains, of one centre or of several, each with its own answer; all calls stand in one transaction. A refused
 * one leaves nothing but the memory that its id failed, which the commit of the others keeps.
 */
export async function postChains(
  postings: readonly { readonly chain: Chain; readonly call: PostingCall }[],
): Promise<readonly Answer[]> {
  const answers: Answer[] = []
  for (const [centreId, places] of placesByCentre(postings)) {
    const own = places.map((place) => postings[place]!)
    const { call } = own.at(-1)!
    const { connection, engine } = connectionOf(call.tx)
    const moment = { at: call.at, day: numberOfDay(call.today) }
    const posted = await bookOf(engine).post(
      connection,
      centreId,
      moment,
      own.map(({ chain, call: { actor } }) => ({ chain, actor: actor.id })),
    )
    for (const [index, place] of places.entries()) answers[place] = posted[index]!
  }
  return answers
}

/** Seals the open block of the centre's ledger early, inside the transaction of an operation (`Book.seal`). */
export function sealBlock(call: PostingCall): ReturnType<Book['seal']> {
  const { connection, engine } = connectionOf(call.tx)
  return bookOf(engine).seal(connection, call.centre.id)
}

/** In the order of their ids: two processes that post for the same centres take their ledgers in the same order. */
function placesByCentre(
  postings: readonly { readonly call: PostingCall }[],
): readonly (readonly [centreId: string, places: readonly number[]])[] {
  const places = new Map<string, number[]>()
  for (const [place, { call }] of postings.entries()) {
    const known = places.get(call.centre.id)
    if (known) known.push(place)
    else places.set(call.centre.id, [place])
  }
  return [...places].sort(([a], [b]) => (a < b ? -1 : 1))
}

function bookOf(engine: Engine): Book {
  let book = books.get(engine)
  if (!book) books.set(engine, (book = new Book(engine.name)))
  return book
}
