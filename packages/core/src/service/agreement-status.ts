/** What the days of an agreement make of it. */
export const agreementStatuses = ['upcoming', 'in-force', 'to-renew', 'expired', 'renewed', 'ended'] as const
export type AgreementStatus = (typeof agreementStatuses)[number]

interface Days {
  readonly startsOn: string
  readonly endsOn: string | null
  readonly endedOn: string | null
  readonly noticeDays: number
}

/** Whole days from one day to another, negative when the other lies before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/**
 * Status of an agreement on a day. `to-renew`: in force, its end within the days of notice and nothing to follow it. A
 * renewed one is in force to its last day like any other; `renewed` is what it is after that.
 */
export function statusOn(today: string, agreement: Days, hasRenewal: boolean): AgreementStatus {
  const { startsOn, endsOn, endedOn, noticeDays } = agreement
  if (endedOn !== null && endedOn <= today) return 'ended'
  if (startsOn > today) return 'upcoming'
  if (endsOn === null) return 'in-force'
  if (endsOn < today) return hasRenewal ? 'renewed' : 'expired'
  return !hasRenewal && daysBetween(today, endsOn) <= noticeDays ? 'to-renew' : 'in-force'
}
