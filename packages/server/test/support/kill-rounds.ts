import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { verifyLedger } from '@milpa/core/portability'
import { databaseOver, openLibsql } from '@milpa/core/db'
import { startChild, type Child } from './start-child.ts'

interface Line {
  readonly id: string
  readonly debit: string
  readonly credit: string
  readonly amount: number
  readonly kind?: string
}
/** As the server answered it. */
interface Posted {
  readonly id: string
  readonly seq: number
  readonly amount: number
  readonly result: string
}

export interface KillOptions {
  readonly data: string
  readonly kills: number
  readonly seed: number
  /** Called after each kill, when everything has been checked. */
  readonly told?: (so: KillTally & { readonly kill: number }) => void
}
export interface KillTally {
  /** Transfers that were answered, before or after a kill. */
  acknowledged: number
  /** Sent, and never answered because of a kill: sent again afterwards. */
  unanswered: number
  /** Of those: were on disk all the same. */
  there: number
  stored: number
}

const accounts = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `under-fire:${name}`)

/** A UUID of version 7 that a word determines, of a time long past. */
const idOf = (word: string): string => {
  const hex = createHash('sha256').update(word).digest('hex')
  return `00${hex.slice(2, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/**
 * Starts a server, lets many clients post, kills it with SIGKILL at a moment that the seed determines, and looks: every
 * transfer that was acknowledged is there as it was acknowledged, nothing is there that nobody sent, what is sent again
 * is booked once, and the ledger verifies. Again and again on the same file.
 *
 * @throws Error that says which kill, which seed and what is wrong.
 */
export async function killRounds({ data, kills, seed, told }: KillOptions): Promise<KillTally> {
  const fire = new Fire(data, seed)
  let child = await startChild({ MILPA_DATA: data })
  try {
    await fire.openAccounts(child)
    for (let kill = 1; kill <= kills; kill++) {
      await fire.shoot(child, kill)
      child = await startChild({ MILPA_DATA: data })
      await fire.check(child, kill)
      told?.({ ...fire.tally, kill })
    }
    return fire.tally
  } finally {
    child.process.kill('SIGKILL')
    await child.ended
  }
}

class Fire {
  readonly tally: KillTally = { acknowledged: 0, unanswered: 0, there: 0, stored: 0 }
  readonly #data: string
  readonly #seed: number
  readonly #acknowledged = new Map<string, Posted>()
  readonly #sent = new Map<string, Line>()
  /** Without an answer: a group each, so that they are sent again as they were sent. */
  #unanswered: (readonly Line[])[] = []

  constructor(data: string, seed: number) {
    this.#data = data
    this.#seed = seed
  }

  #number = (word: string): number => createHash('sha256').update(`${this.#seed}:${word}`).digest().readUIntBE(0, 6)
  #fail(kill: number, what: string): never {
    throw new Error(`SEED=${this.#seed}, kill ${kill}: ${what}`)
  }

  /** Many clients post, and in the midst of it the server is killed. */
  async shoot(child: Child, kill: number): Promise<void> {
    const over = new AbortController()
    let refused: unknown
    const client = async (name: string, size: number) => {
      for (let count = 0; !over.signal.aborted; count++) {
        const lines = Array.from({ length: size }, (_, index) => this.#line(`${kill}:${name}:${count}:${index}`))
        if (!(await this.#send(child, lines, size > 3))) return
      }
    }
    const clients = [
      ...Array.from({ length: 24 }, (_, worker) => client(`single${worker}`, 1)),
      ...Array.from({ length: 4 }, (_, worker) => client(`group${worker}`, 3)),
      ...Array.from({ length: 3 }, (_, worker) => client(`bulk${worker}`, 60)),
    ].map((working) => working.catch((error: unknown) => void (refused ??= error)))
    await new Promise((resolve) => setTimeout(resolve, 200 + (this.#number(`moment ${kill}`) % 1000)))
    child.process.kill('SIGKILL')
    await child.ended
    over.abort()
    await Promise.all(clients)
    if (refused) this.#fail(kill, refused instanceof Error ? refused.message : String(refused))
  }

  #line(word: string): Line {
    const draw = this.#number(word)
    const debit = draw % accounts.length
    const credit = (debit + 1 + (Math.floor(draw / 7) % (accounts.length - 1))) % accounts.length
    const line = {
      id: idOf(`${this.#seed}:${word}`),
      debit: accounts[debit]!,
      credit: accounts[credit]!,
      amount: 1 + (Math.floor(draw / 97) % 1000),
    }
    return Math.floor(draw / 11) % 8 === 0 ? { ...line, kind: 'hold' } : line
  }

  /** @returns false when no answer came. */
  async #send(child: Child, lines: readonly Line[], bulk: boolean): Promise<boolean> {
    for (const line of lines) this.#sent.set(line.id, line)
    try {
      const reply = await fetch(`${child.url}/api/ledger/transfers${bulk ? '/bulk' : ''}`, {
        method: 'POST',
        headers: child.headers,
        body: JSON.stringify({ transfers: lines }),
      })
      const body = (await reply.json()) as { readonly transfers?: Posted[]; readonly results?: Posted[] }
      if (!reply.ok) throw new RefusedError(`${reply.status} ${JSON.stringify(body)}`)
      for (const posted of body.transfers ?? body.results!) {
        if (posted.result === 'refused') throw new RefusedError(JSON.stringify(posted))
        this.#acknowledge(posted)
      }
      return true
    } catch (error) {
      if (error instanceof RefusedError) throw error
      this.#unanswered.push(lines)
      return false
    }
  }

  #acknowledge(posted: Posted): void {
    const before = this.#acknowledged.get(posted.id)
    if (before && before.seq !== posted.seq) throw new RefusedError(`doubled: ${posted.id}`)
    this.#acknowledged.set(posted.id, posted)
    this.tally.acknowledged = this.#acknowledged.size
  }

  async openAccounts(child: Child): Promise<void> {
    for (const key of accounts) {
      const reply = await fetch(`${child.url}/api/ledger/accounts`, {
        method: 'POST',
        headers: child.headers,
        body: JSON.stringify({ key, kind: 'liability', unit: 'MXN' }),
      })
      if (!reply.ok) throw new RefusedError(`opening ${key}: ${reply.status} ${await reply.text()}`)
    }
  }

  /** Looks at what the server found when it started again, and sends again what it had not answered. */
  async check(child: Child, kill: number): Promise<void> {
    const before = await this.#stored(kill)
    const again = this.#unanswered
    this.#unanswered = []
    for (const lines of again) {
      this.tally.unanswered += lines.length
      const there = lines.filter(({ id }) => before.has(id)).length
      this.tally.there += there
      // A group of three is there whole or not at all; of a bulk each is by itself.
      if (lines.length === 3 && there !== 0 && there !== 3) this.#fail(kill, `half a group: ${lines[0]!.id}`)
    }
    const answered = await Promise.all(again.map((lines) => this.#send(child, lines, lines.length > 3)))
    if (answered.includes(false)) this.#fail(kill, 'no answer after the restart')
    // And some that were acknowledged: the same answer, nothing added.
    for (const id of [...this.#acknowledged.keys()].slice(-20)) await this.#sendAgain(child, kill, id)
    const after = await this.#stored(kill)
    if (after.size !== this.#sent.size) this.#fail(kill, `${this.#sent.size} were sent, ${after.size} are stored`)
    this.tally.stored = after.size
  }

  async #sendAgain(child: Child, kill: number, id: string): Promise<void> {
    const line = this.#sent.get(id)!
    const reply = await fetch(`${child.url}/api/ledger/transfers/bulk`, {
      method: 'POST',
      headers: child.headers,
      body: JSON.stringify({ transfers: [line] }),
    })
    const { results } = (await reply.json()) as { readonly results: readonly (Posted & { readonly code?: string })[] }
    const [posted] = results
    // What was posted in a group of three is, alone, another group.
    if (posted!.code === 'LEDGER_EXISTS_WITH_DIFFERENT_GROUP') return
    if (posted!.result !== 'exists' || posted!.seq !== this.#acknowledged.get(id)!.seq) {
      this.#fail(kill, `sent again: ${JSON.stringify(posted)}`)
    }
  }

  /** Seq and amount by id of all that is stored, from the file itself; checks them against what was acknowledged. */
  async #stored(kill: number): Promise<ReadonlyMap<string, { readonly seq: number; readonly amount: number }>> {
    const engine = openLibsql({ path: join(this.#data, 'milpa.db') })
    try {
      const { reader } = engine
      const [[integrity]] = (await reader.all('pragma integrity_check', [])) as [[string]]
      if (integrity !== 'ok') this.#fail(kill, `integrity_check: ${integrity}`)
      const rows = (await reader.all(
        'select lower(hex(id)), place % 68719476736, amount from ledger_transfers',
        [],
      )) as [string, number, number][]
      const stored = new Map(rows.map(([hex, seq, amount]) => [dashed(hex), { seq, amount }]))
      if (stored.size !== rows.length) this.#fail(kill, 'an id is stored twice')
      for (const [id, { seq, amount }] of this.#acknowledged) {
        const row = stored.get(id)
        if (!row) this.#fail(kill, `acknowledged and lost: ${id}`)
        if (row.seq !== seq || row.amount !== amount) this.#fail(kill, `another row than acknowledged: ${id}`)
      }
      for (const [id, { amount }] of stored) {
        if (this.#sent.get(id)?.amount !== amount) this.#fail(kill, `nobody sent ${id}`)
      }
      const [[centre]] = (await reader.all('select id from centres', [])) as [[string]]
      const { transfers, faults } = await verifyLedger(databaseOver(reader, 'libsql'), centre)
      if (faults.length > 0 || transfers !== stored.size) this.#fail(kill, `verification: ${JSON.stringify(faults)}`)
      return stored
    } finally {
      await engine.close()
    }
  }
}

/** An answer that should not have come, unlike one that could not come. */
class RefusedError extends Error {
  override readonly name = 'RefusedError'
}

const dashed = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
