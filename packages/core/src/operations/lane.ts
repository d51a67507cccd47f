import type { OperationCall } from './call.ts'

/** A piece of work in a lane, and the call that it belongs to. */
export interface Unit<U> {
  readonly work: U
  readonly call: OperationCall
}

/**
 * Small work of one kind that many callers want at the same moment. What waits is done together, in one transaction and
 * with one commit; each piece has its own result, so that a refusal undoes nothing of its neighbours. What throws undoes
 * the whole group, and everybody in it hears of it.
 *
 * Calls in a lane leave no entry in the audit: use one only for rows that say themselves who made them and when, and
 * that nobody can change.
 */
export interface Lane<U = unknown, R = unknown> {
  readonly name: string
  /** How much work a unit is, in rows; groups and the queue are bounded by it. */
  weigh(unit: U): number
  run(units: readonly Unit<U>[]): Promise<readonly R[]>
}

/** What a call brings to its lane. */
export interface LaneWork<U, R, O> {
  readonly units: readonly U[]
  /** From the results of its units, in their order, after the commit; throws a Problem where the call is refused. */
  answer(results: readonly R[]): O
}

/** How an operation goes by a lane when it is called alone; inside another operation it runs as any other does. */
export interface ByLane<T = unknown, O = unknown> {
  readonly lane: Lane
  prepare(input: T, call: Pick<OperationCall, 'error'>): LaneWork<unknown, unknown, O>
}

/** Ties an operation to a lane with the types of both. */
export const byLane = <T, O, U, R>(
  lane: Lane<U, R>,
  prepare: (input: T, call: Pick<OperationCall, 'error'>) => LaneWork<U, R, O>,
): ByLane<T, O> => ({
  // What a lane is handed are the units that `prepare` made for it, and what it returns are their results.
  lane: lane as unknown as Lane,
  prepare: prepare as ByLane<T, O>['prepare'],
})
