/** The life of a case, as data: which step leads from where to where, and what it asks for. */
export const statuses = ['requested', 'accepted', 'in-progress', 'completed', 'withdrawn', 'referred'] as const
export type Status = (typeof statuses)[number]

export const steps = ['accept', 'start', 'complete', 'withdraw', 'refer', 'reopen'] as const
export type Step = (typeof steps)[number]

interface Transition {
  readonly from: readonly Status[]
  readonly to: Status
  /** Somebody has to say why. */
  readonly needsReason: boolean
}

export const transitions: Readonly<Record<Step, Transition>> = {
  accept: { from: ['requested'], to: 'accepted', needsReason: false },
  start: { from: ['accepted'], to: 'in-progress', needsReason: false },
  complete: { from: ['in-progress'], to: 'completed', needsReason: false },
  withdraw: { from: ['requested', 'accepted', 'in-progress'], to: 'withdrawn', needsReason: true },
  refer: { from: ['requested', 'accepted', 'in-progress'], to: 'referred', needsReason: false },
  // A click on the wrong button must not end a case for good.
  reopen: { from: ['completed', 'withdrawn', 'referred'], to: 'in-progress', needsReason: true },
}

/** Steps that are possible from a status. */
export const stepsFrom = (status: Status): readonly Step[] =>
  steps.filter((step) => transitions[step].from.includes(status))

/** Statuses in which somebody works on it, and a place of the service is taken. */
export const openStatuses: readonly Status[] = ['accepted', 'in-progress']
/** Statuses that give a place back. */
export const placeGivenBack: readonly Status[] = ['withdrawn', 'referred']
export const isClosed = (status: Status): boolean => transitions.reopen.from.includes(status)
