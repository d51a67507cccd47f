import * as v from 'valibot'
import { Day } from '../../schema/day.ts'
import { ledgerArea } from '../area.ts'
import { verifyLedger } from './verify-ledger.ts'

const Seq = v.pipe(v.string(), v.regex(/^[1-9]\d{0,10}$/), v.transform(Number))

/**
 * Proves the ledger of the centre: every row, sum, hold, mark and block is compared with what it should be. Since a day or
 * a row it costs what came after the block before it.
 */
export const verification = ledgerArea.query({
  name: 'verification',
  title: 'Verify the ledger, and say which rows are wrong',
  path: '/verification',
  permission: 'read',
  input: v.object({
    /** A day, or the `seq` of a row. */
    since: v.optional(v.union([Day, Seq])),
  }),
  output: v.pipe(
    v.object({
      /** Rows that were looked at, and the first and the last of them. */
      transfers: v.number(),
      from: v.number(),
      through: v.number(),
      blocks: v.number(),
      /** Rows that no block holds yet: of them a changed word does not show. */
      unsealed: v.number(),
      newest: v.nullable(v.object({ number: v.number(), hash: v.string() })),
      /** The first fifty. */
      faults: v.array(v.object({ check: v.string(), table: v.string(), row: v.string(), detail: v.string() })),
      /** How many faults there are. */
      total: v.number(),
    }),
    v.metadata({ ref: 'LedgerVerification' }),
  ),
  async run({ since }, call) {
    const report = await verifyLedger(call.read, call.centre.id, since === undefined ? {} : { since })
    return { ...report, faults: [...report.faults] }
  },
})
