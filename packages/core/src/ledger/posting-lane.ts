import type { Lane } from '../operations/lane.ts'
import { postChains } from './book/books.ts'
import type { Answer, Chain } from './book/wanted.ts'
import { tellPosted } from './posted-event.ts'

/** Payments that come at the same moment share a transaction; each chain is created or refused by itself. */
export const postingLane: Lane<Chain, Answer> = {
  name: 'ledger.posting',
  weigh: (chain) => chain.length,
  async run(units) {
    const answers = await postChains(units.map(({ work, call }) => ({ chain: work, call })))
    for (const [index, answer] of answers.entries()) {
      if (answer.result === 'created') await tellPosted(units[index]!.call, answer.entries)
    }
    return answers
  },
}
