import { v7 } from 'uuid'
import type { Chain, Wanted } from '../../src/ledger/book/wanted.ts'
import { accountsThere, keyOf } from './template.ts'

/** Pairs and amounts that a seed determines: every contender of a round posts the same. */
export class Work {
  #state: number
  constructor(seed: number) {
    this.#state = seed
  }

  #below(most: number): number {
    this.#state = (Math.imul(this.#state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (this.#state >>> 8) % most
  }

  #pair(): { readonly debit: number; readonly credit: number } {
    const debit = 1 + this.#below(accountsThere)
    return { debit, credit: 1 + ((debit + this.#below(accountsThere - 1)) % accountsThere) }
  }

  /** A direct transfer with a fund and a category; half of them with a purpose, a tenth effective on another day. */
  direct(): Wanted & { readonly kind: 'direct' } {
    const { debit, credit } = this.#pair()
    const which = this.#below(10)
    return {
      kind: 'direct',
      id: v7(),
      debit: keyOf(debit),
      credit: keyOf(credit),
      amount: 1 + this.#below(1000),
      fund: 'seed',
      category: which % 3 ? 'sale' : 'service',
      ...(which % 2 ? { purpose: 'maíz y frijol' } : {}),
      ...(which === 0 ? { effectiveOn: '2026-11-01' } : {}),
    }
  }

  batch(size: number): Chain[] {
    return Array.from({ length: size }, () => [this.direct()])
  }

  /** 10 % holds, 8 % posted or voided, groups of three, ids sent again, and refusals; the rest direct. */
  mixed(size: number, held: string[]): Chain[] {
    const chains: Chain[] = []
    let last: Wanted | undefined
    for (let transfers = 0; transfers < size;) {
      const chain = this.#mixedChain(held, last)
      last = chain[0]
      chains.push(chain)
      transfers += chain.length
    }
    return chains
  }

  #mixedChain(held: string[], last: Wanted | undefined): Chain {
    const which = this.#below(100)
    const one = this.direct()
    if (which < 10) {
      held.push(one.id)
      const { id, debit, credit, amount } = one as Extract<Wanted, { readonly kind: 'direct' | 'balancing' | 'hold' }>
      return [{ kind: 'hold', id, debit, credit, amount, expiresIn: 3600 }]
    }
    const hold = which < 18 ? held.shift() : undefined
    if (hold !== undefined) return [{ kind: which % 2 ? 'post' : 'void', id: one.id, about: hold }]
    if (which < 24) return [one, this.direct(), this.direct()]
    if (which < 26 && last) return [last]
    if (which < 28) return [{ ...one, debit: 'nobody' }]
    return [one]
  }
}
