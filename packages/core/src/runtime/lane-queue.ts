import { Transaction } from '../db/transaction.ts'
import type { Operation } from '../operations/operation.ts'
import type { Lane, LaneWork, Unit } from '../operations/lane.ts'
import { problem } from '../operations/problem.ts'
import { OperationContext, type Origin } from './context.ts'
import type { Host } from './host.ts'

interface Waiting {
  readonly operation: Operation
  readonly origin: Origin
  readonly work: LaneWork<unknown, unknown, unknown>
  readonly results: unknown[]
  /** How many of its units have begun. */
  begun: number
  readonly resolve: (results: readonly unknown[]) => void
  readonly reject: (error: unknown) => void
}

/** Rows that share a commit: at 1,000 the commit is a tenth of the work, and the loop stands still for some 10 ms. */
const rowsAGroup = 1000
/** Rows that wait at the most. A call that does not fit is refused whole, never in part. */
const mostWaiting = 20_000

/** The calls that wait for a lane. One group runs at a time; those who come meanwhile make up the next. */
export class LaneQueue {
  readonly #host: Host
  readonly #lane: Lane
  #waiting: Waiting[] = []
  #rows = 0
  #running = false

  constructor(host: Host, lane: Lane) {
    this.#host = host
    this.#lane = lane
  }

  /** @throws Problem BUSY when too much waits already. */
  async run(operation: Operation, work: LaneWork<unknown, unknown, unknown>, origin: Origin): Promise<unknown> {
    if (work.units.length === 0) return work.answer([])
    const rows = this.#weigh(work.units)
    if (this.#rows > 0 && this.#rows + rows > mostWaiting) throw problem('BUSY')
    this.#rows += rows
    const results = await new Promise<readonly unknown[]>((resolve, reject) => {
      this.#waiting.push({ operation, origin, work, results: [], begun: 0, resolve, reject })
      if (!this.#running) {
        this.#running = true
        setImmediate(() => void this.#drain())
      }
    })
    return work.answer(results)
  }

  readonly #weigh = (units: readonly unknown[]): number =>
    units.reduce<number>((sum, unit) => sum + this.#lane.weigh(unit), 0)

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#group()
      // Answers leave and requests come in before the next group closes.
      await new Promise((resolve) => setImmediate(resolve))
    }
    this.#running = false
  }

  async #group(): Promise<void> {
    const parts = this.#take()
    const rows = parts.reduce((sum, { of, from, to }) => sum + this.#weigh(of.work.units.slice(from, to)), 0)
    try {
      const results = await Transaction.begin(this.#host.engine, (transaction) => {
        const group: Unit<unknown>[] = []
        for (const { of, from, to } of parts) {
          const call = new OperationContext(this.#host, of.operation, of.origin, transaction)
          for (let index = from; index < to; index++) group.push({ work: of.work.units[index], call })
        }
        return this.#lane.run(group)
      })
      let at = 0
      for (const { of, from, to } of parts) {
        for (let index = from; index < to; index++) of.results.push(results[at++])
        if (to === of.work.units.length) of.resolve(of.results)
      }
    } catch (error) {
      const lost = new Set(parts.map(({ of }) => of))
      for (const { reject } of lost) reject(error)
      // What of them had not begun is not done either: its caller has been told that the call failed.
      for (const { of, to } of parts) this.#rows -= this.#weigh(of.work.units.slice(to))
      this.#waiting = this.#waiting.filter((of) => !lost.has(of))
    } finally {
      this.#rows -= rows
    }
  }

  /** The next units in line, of as many calls as fit in a group. */
  #take(): readonly { readonly of: Waiting; readonly from: number; readonly to: number }[] {
    const parts: { of: Waiting; from: number; to: number }[] = []
    let room = rowsAGroup
    let done = 0
    for (const of of this.#waiting) {
      if (room <= 0) break
      const { units } = of.work
      const from = of.begun
      // A unit is never parted, so the last one may go a little beyond.
      while (of.begun < units.length && room > 0) room -= this.#lane.weigh(units[of.begun++])
      parts.push({ of, from, to: of.begun })
      if (of.begun === units.length) done++
    }
    this.#waiting.splice(0, done)
    return parts
  }
}
