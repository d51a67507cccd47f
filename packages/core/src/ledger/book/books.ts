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
  const { connection, engine } = connectionOf(call.tx)
  const lower = chain.map((wanted) => ({ ...wanted, id: wanted.id.toLowerCase() }))
  const [answer] = await bookOf(engine).post(
    connection,
    call.centre.id,
    { at: call.at, day: numberOfDay(call.today) },
    [{ chain: lower, actor: call.actor.id }],
  )
  return answer!
}

function bookOf(engine: Engine): Book {
  let book = books.get(engine)
  if (!book) books.set(engine, (book = new Book(engine.name)))
  return book
}
