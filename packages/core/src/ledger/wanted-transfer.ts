import * as v from 'valibot'
import { Uuid } from '../schema/day.ts'
import { AccountRef, Amount, transferWords } from './schemas.ts'

const between = { ...transferWords, debit: AccountRef, credit: AccountRef, amount: Amount }
/** Ten years: a hold that is to stand longer is no hold. */
const Seconds = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(315_360_000))
const aboutHold = { ...transferWords, /** Id of the hold. */ about: Uuid }

/** What can be posted; without a `kind` it is a direct transfer. */
export const WantedTransfer = v.variant('kind', [
  v.object({ ...between, kind: v.optional(v.literal('direct'), 'direct') }),
  /** As much of `amount` as the limits of both accounts allow. */
  v.object({ ...between, kind: v.literal('balancing') }),
  /** Sets the amount aside until it is posted or voided, or until `expiresIn` seconds are over. */
  v.object({ ...between, kind: v.literal('hold'), expiresIn: v.optional(Seconds) }),
  /** Moves what a hold has set aside, or a part of it; the rest is released. */
  v.object({ ...aboutHold, kind: v.literal('post'), amount: v.optional(Amount) }),
  /** Releases what a hold has set aside. */
  v.object({ ...aboutHold, kind: v.literal('void') }),
])
