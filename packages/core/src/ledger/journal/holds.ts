import * as v from 'valibot'
import { and, asc, between, gt, isNull, keyset, or, page, paged } from '../../db/index.ts'
import { ledgerArea } from '../area.ts'
import { findAccount } from '../find-account.ts'
import { ledgerOf } from '../ledger-of.ts'
import { numberAt, placeOf, placesOf } from '../place.ts'
import { AccountRef, UnitCode } from '../schemas.ts'
import { shownTransfers } from '../shown-transfers.ts'
import { ledgerHolds } from '../tables.ts'
import { mostLookedAt, Searched } from './searched.ts'
import { dayOf, ListedTransfer, listTransfer } from './transfers.ts'

/** Holds that are open now, the oldest first. With a filter a page looks at 2,000 of them at most, and says so. */
export const holds = ledgerArea.query({
  name: 'holds',
  title: 'Open holds',
  path: '/holds',
  permission: 'read',
  input: v.object({
    ...paged,
    /** Holds that touch this account. */
    account: v.optional(AccountRef),
    unit: v.optional(UnitCode),
  }),
  output: v.object({ ...page(ListedTransfer).entries, searched: Searched }),
  async run(input, call) {
    const account = input.account === undefined ? undefined : await findAccount(call.read, call, input.account)
    const { ledger } = await ledgerOf(call.read, call)
    const { place, expiresAt } = ledgerHolds
    const keys = keyset([place], input)
    const filtered = account !== undefined || input.unit !== undefined
    const most = filtered ? mostLookedAt : input.limit
    const rows = await call.read
      .select({ place })
      .from(ledgerHolds)
      .where(
        and(
          between(place, ...placesOf(ledger)),
          keys.cursor && gt(place, placeOf(ledger, Number(keys.cursor[0]))),
          // One whose time is over is no hold any more, though its row stands until the next batch sweeps it out.
          or(isNull(expiresAt), gt(expiresAt, call.at)),
        ),
      )
      .orderBy(asc(place))
      .limit(most + 1)
    const within = rows.slice(0, most)
    const items: ReturnType<typeof listTransfer>[] = []
    let looked = 0
    let full = false
    for (let from = 0; from < within.length && !full; from += 200) {
      const part = within.slice(from, from + 200).map((row) => row.place)
      for (const transfer of await shownTransfers(call, ledger, part)) {
        const { debit, credit, row } = transfer
        const touches = account === undefined || row.debit === account.number || row.credit === account.number
        const matches = touches && (input.unit === undefined || debit.unit === input.unit || credit.unit === input.unit)
        if (matches && items.length === input.limit) {
          full = true
          break
        }
        looked++
        if (matches) items.push(listTransfer(transfer))
      }
    }
    const goesOn = full || rows.length > most
    const last = looked === 0 ? undefined : within[looked - 1]!.place
    const day = last === undefined ? null : await dayOf(call.read, last)
    return {
      items,
      ...(goesOn && last !== undefined ? { next: keys.cursorOf([numberAt(last)]) } : {}),
      searched: { rows: looked, most: mostLookedAt, cut: goesOn && items.length < input.limit, through: day },
    }
  },
})
