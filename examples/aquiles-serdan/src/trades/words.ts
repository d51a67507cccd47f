import type { Hours } from './hours.ts'

/** How enterprises of one trade are called and say what they do; `{n}` is her name, `{s}` her first surname. */
export interface TradeWords {
  /** How common the trade is here. */
  readonly weight: number
  readonly names: readonly string[]
  readonly what: readonly string[]
  readonly hours: Hours
  /** Share that works from home. */
  readonly home: number
  /** Sells in the street or at a fixed premises, and has more than herself at work, more often than others. */
  readonly hands?: number
}
