import * as v from 'valibot'
import { and, eq, isNull } from '../../db/index.ts'
import { currencies } from '../../ledger/currencies.ts'
import { Day } from '../../schema/day.ts'
import { Line, Text } from '../schemas.ts'
import { caseArea } from './area.ts'
import { outcomeRecorded, outcomeVerified } from './events.ts'
import { findCase } from './find-case.ts'
import { caseOutcomes, outcomeKinds, verifications } from './tables.ts'

/** A plain number, or minor units of a currency. */
const Figure = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER))

export const Outcome = v.pipe(
  v.object({
    id: v.string(),
    caseId: v.string(),
    kind: v.picklist(outcomeKinds),
    words: v.nullable(v.string()),
    since: v.string(),
    figureName: v.nullable(v.string()),
    figureCurrency: v.nullable(v.string()),
    figureBefore: v.nullable(v.number()),
    figureAfter: v.nullable(v.number()),
    verifiedHow: v.nullable(v.picklist(verifications)),
    verifiedOn: v.nullable(v.string()),
    verifiedBy: v.nullable(v.string()),
  }),
  v.metadata({ ref: 'CaseOutcome' }),
)

/** Records what changed. Figures are optional, and come in twos: a number before and after, of the same thing. */
export const recordOutcome = caseArea.operation({
  name: 'record-outcome',
  title: 'Record what changed',
  path: '/cases/:caseId/outcomes',
  permission: 'edit',
  about: 'outcome',
  input: v.object({
    caseId: v.string(),
    kind: v.picklist(outcomeKinds),
    words: v.optional(Text),
    /** Since when it is so; today when absent. */
    since: v.optional(Day),
    figureName: v.optional(v.pipe(Line, v.maxLength(80))),
    figureCurrency: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
    figureBefore: v.optional(Figure),
    figureAfter: v.optional(Figure),
  }),
  output: Outcome,
  errors: ['FIGURE_INCOMPLETE', 'UNIT_UNKNOWN', 'DAY_IN_FUTURE'],
  emits: [outcomeRecorded],
  async run({ caseId, kind, words, since, ...figures }, call) {
    await findCase(call, caseId)
    const on = since ?? call.today
    if (on > call.today) throw call.error('DAY_IN_FUTURE')
    const { figureName, figureCurrency, figureBefore, figureAfter } = figures
    const said = [figureName, figureBefore, figureAfter].filter((one) => one !== undefined).length
    if (said !== 0 && said !== 3) throw call.error('FIGURE_INCOMPLETE')
    if (figureCurrency !== undefined && said === 0) throw call.error('FIGURE_INCOMPLETE')
    if (figureCurrency !== undefined && !currencies.has(figureCurrency)) throw call.error('UNIT_UNKNOWN')
    const row = {
      id: call.id(),
      centreId: call.centre.id,
      caseId,
      kind,
      words: words ?? null,
      since: on,
      figureName: figureName ?? null,
      figureCurrency: figureCurrency ?? null,
      figureBefore: figureBefore ?? null,
      figureAfter: figureAfter ?? null,
      verifiedHow: null,
      verifiedOn: null,
      verifiedBy: null,
      createdAt: call.at,
      createdBy: call.actor.id,
    }
    await call.tx.insert(caseOutcomes).values(row)
    await call.emit(outcomeRecorded, { id: row.id, case: caseId })
    return row
  },
})

/** She confirmed it: how, when, and who of the staff took it down. Once. */
export const verifyOutcome = caseArea.operation({
  name: 'verify-outcome',
  title: 'Record that she confirmed an outcome',
  path: '/outcomes/:id/verification',
  permission: 'edit',
  about: 'outcome',
  input: v.object({ id: v.string(), how: v.picklist(verifications), on: v.optional(Day) }),
  output: Outcome,
  errors: ['ALREADY_VERIFIED', 'DAY_IN_FUTURE'],
  emits: [outcomeVerified],
  async run({ id, how, on }, call) {
    const [before] = await call.tx
      .select()
      .from(caseOutcomes)
      .where(and(call.mine(caseOutcomes), eq(caseOutcomes.id, id)))
    if (!before) throw call.notFound()
    const changes = { verifiedHow: how, verifiedOn: on ?? call.today, verifiedBy: call.actor.id }
    if (changes.verifiedOn > call.today) throw call.error('DAY_IN_FUTURE')
    const [after] = await call.tx
      .update(caseOutcomes)
      .set(changes)
      .where(and(call.mine(caseOutcomes), eq(caseOutcomes.id, id), isNull(caseOutcomes.verifiedOn)))
      .returning()
    if (!after) throw call.error('ALREADY_VERIFIED')
    await call.changed({ kind: 'outcome', id }, before, changes)
    await call.emit(outcomeVerified, { id, case: before.caseId })
    return after
  },
})
