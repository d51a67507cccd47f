import * as v from 'valibot'
import { alias, and, asc, eq, isNull, keyset, lte, page, paged, sql, type SQL } from '../db/index.ts'
import type { QueryCall } from '../operations/call.ts'
import { Day } from '../schema/day.ts'
import { addDays, agreementStatuses, daysBetween, statusOn } from './agreement-status.ts'
import { serviceArea } from './area.ts'
import { agreementChanged, agreementEnded, agreementRenewed, agreementSigned } from './events.ts'
import { institutionOf } from './institutions.ts'
import { Files, Line, Text } from './schemas.ts'
import { said } from './said.ts'
import { agreements, institutions } from './tables.ts'

const words = {
  number: v.optional(v.nullable(Line)),
  signedOn: v.optional(v.nullable(Day)),
  endsOn: v.optional(v.nullable(Day)),
  ourDuties: v.optional(v.nullable(Text)),
  theirDuties: v.optional(v.nullable(Text)),
  contributions: v.optional(v.nullable(Text)),
}
const NoticeDays = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(730))

const Agreement = v.pipe(
  v.object({
    id: v.string(),
    institution: v.object({ id: v.string(), name: v.string() }),
    title: v.string(),
    number: v.nullable(v.string()),
    signedOn: v.nullable(v.string()),
    startsOn: v.string(),
    endsOn: v.nullable(v.string()),
    noticeDays: v.number(),
    ourDuties: v.nullable(v.string()),
    theirDuties: v.nullable(v.string()),
    contributions: v.nullable(v.string()),
    files: v.array(v.string()),
    renewsId: v.nullable(v.string()),
    renewedById: v.nullable(v.string()),
    endedOn: v.nullable(v.string()),
    endedBecause: v.nullable(v.string()),
    status: v.picklist(agreementStatuses),
    /** Days from today to its last day; null when it has none. */
    daysLeft: v.nullable(v.number()),
  }),
  v.metadata({ ref: 'Agreement' }),
)

export const addAgreement = serviceArea.operation({
  name: 'add-agreement',
  title: 'Record an agreement',
  path: '/agreements',
  permission: 'institutions',
  about: 'agreement',
  input: v.object({
    institutionId: v.string(),
    title: Line,
    startsOn: Day,
    ...words,
    noticeDays: v.optional(NoticeDays, 60),
    files: v.optional(Files, []),
  }),
  output: Agreement,
  errors: ['INSTITUTION_UNKNOWN', 'DAYS_OUT_OF_ORDER'],
  emits: [agreementSigned],
  async run(input, call) {
    if (!(await institutionOf(call, input.institutionId))) throw call.error('INSTITUTION_UNKNOWN')
    if (outOfOrder(input)) throw call.error('DAYS_OUT_OF_ORDER')
    const id = call.id()
    const row = { ...nothing, ...said(input), id, centreId: call.centre.id, renewsId: null, createdAt: call.at }
    await call.tx.insert(agreements).values(row)
    await call.emit(agreementSigned, { id, institution: input.institutionId })
    return findAgreement(call, id)
  },
})

/** What is left out stays, null empties. */
export const changeAgreement = serviceArea.operation({
  name: 'change-agreement',
  title: 'Correct an agreement',
  path: '/agreements/:id',
  method: 'PATCH',
  permission: 'institutions',
  about: 'agreement',
  input: v.object({
    id: v.string(),
    title: v.optional(Line),
    startsOn: v.optional(Day),
    ...words,
    noticeDays: v.optional(NoticeDays),
    files: v.optional(Files),
  }),
  output: Agreement,
  errors: ['DAYS_OUT_OF_ORDER'],
  emits: [agreementChanged],
  async run({ id, ...changes }, call) {
    const before = await findAgreement(call, id)
    const kept = said(changes)
    if (Object.keys(kept).length === 0) return before
    if (outOfOrder({ ...before, ...kept })) throw call.error('DAYS_OUT_OF_ORDER')
    await call.tx
      .update(agreements)
      .set(kept)
      .where(and(call.mine(agreements), eq(agreements.id, id)))
    await call.changed({ kind: 'agreement', id }, before, kept)
    await call.emit(agreementChanged, { id })
    return findAgreement(call, id)
  },
})

/**
 * Renews an agreement: a new one that points at it, with the same institution and what is not said anew taken over. It
 * begins the day after the old one ends, when nothing else is said. An agreement is renewed once.
 */
export const renewAgreement = serviceArea.operation({
  name: 'renew-agreement',
  title: 'Renew an agreement',
  path: '/agreements/:id/renewal',
  permission: 'institutions',
  input: v.object({
    id: v.string(),
    title: v.optional(Line),
    startsOn: v.optional(Day),
    ...words,
    noticeDays: v.optional(NoticeDays),
    files: v.optional(Files, []),
  }),
  output: Agreement,
  errors: ['AGREEMENT_RENEWED', 'AGREEMENT_ENDED', 'DAYS_OUT_OF_ORDER'],
  emits: [agreementRenewed],
  async run({ id: renews, files, ...changes }, call) {
    const before = await findAgreement(call, renews)
    if (before.endedOn !== null) throw call.error('AGREEMENT_ENDED')
    const id = call.id()
    const row = {
      ...nothing,
      title: changes.title ?? before.title,
      startsOn: changes.startsOn ?? (before.endsOn === null ? call.today : addDays(before.endsOn, 1)),
      number: changes.number ?? null,
      signedOn: changes.signedOn ?? null,
      endsOn: changes.endsOn ?? null,
      noticeDays: changes.noticeDays ?? before.noticeDays,
      ourDuties: orBefore(changes.ourDuties, before.ourDuties),
      theirDuties: orBefore(changes.theirDuties, before.theirDuties),
      contributions: orBefore(changes.contributions, before.contributions),
      id,
      centreId: call.centre.id,
      institutionId: before.institution.id,
      files,
      renewsId: renews,
      createdAt: call.at,
    }
    if (outOfOrder(row)) throw call.error('DAYS_OUT_OF_ORDER')
    const [made] = await call.tx.insert(agreements).values(row).onConflictDoNothing().returning({ id: agreements.id })
    if (!made) throw call.error('AGREEMENT_RENEWED')
    call.about({ kind: 'agreement', id })
    await call.emit(agreementRenewed, { id, renews })
    return findAgreement(call, id)
  },
})

/** Ends an agreement before its time. */
export const endAgreement = serviceArea.operation({
  name: 'end-agreement',
  title: 'End an agreement before its time',
  path: '/agreements/:id/end',
  permission: 'institutions',
  about: 'agreement',
  input: v.object({ id: v.string(), on: v.optional(Day), because: Line }),
  output: Agreement,
  errors: ['AGREEMENT_ENDED', 'DAYS_OUT_OF_ORDER'],
  emits: [agreementEnded],
  async run({ id, on, because }, call) {
    const before = await findAgreement(call, id)
    if (before.endedOn !== null) throw call.error('AGREEMENT_ENDED')
    const changes = { endedOn: on ?? call.today, endedBecause: because }
    if (changes.endedOn < before.startsOn) throw call.error('DAYS_OUT_OF_ORDER')
    await call.tx
      .update(agreements)
      .set(changes)
      .where(and(call.mine(agreements), eq(agreements.id, id)))
    await call.changed({ kind: 'agreement', id }, before, changes)
    await call.emit(agreementEnded, { id })
    return findAgreement(call, id)
  },
})

/** Agreements, those that end first at the top; with `dueWithin`, those to renew within so many days. */
export const listAgreements = serviceArea.query({
  name: 'agreements',
  title: 'Agreements, and those to renew soon',
  path: '/agreements',
  permission: 'read',
  input: v.object({
    ...paged,
    institutionId: v.optional(v.string()),
    /** Ending within so many days or ended already, and neither renewed nor ended before their time. */
    dueWithin: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3650))),
  }),
  output: page(Agreement),
  async run(input, call) {
    // Those without an end come last; null would stand first on one engine and last on the other.
    const lastDay = sql`coalesce(${agreements.endsOn}, '9999-12-31')`
    const keys = keyset([lastDay, agreements.id], input)
    const { institutionId, dueWithin } = input
    const due =
      dueWithin === undefined
        ? undefined
        : and(lte(agreements.endsOn, addDays(call.today, dueWithin)), isNull(renewal.id), isNull(agreements.endedOn))
    const rows = await rowsWhere(
      call,
      and(keys.where, due, institutionId === undefined ? undefined : eq(agreements.institutionId, institutionId)),
    )
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
    const shown = rows.map((row) => show(row, call.today))
    return keys.page(shown, ({ endsOn, id }) => [endsOn ?? '9999-12-31', id])
  },
})

export const readAgreement = serviceArea.query({
  name: 'agreement',
  title: 'One agreement',
  path: '/agreements/:id',
  permission: 'read',
  input: v.object({ id: v.string() }),
  output: Agreement,
  run: ({ id }, call) => findAgreement(call, id),
})

const nothing = {
  number: null,
  signedOn: null,
  endsOn: null,
  ourDuties: null,
  theirDuties: null,
  contributions: null,
  endedOn: null,
  endedBecause: null,
}
const orBefore = (said: string | null | undefined, before: string | null) => (said === undefined ? before : said)
const outOfOrder = ({ startsOn, endsOn }: { readonly startsOn: string; readonly endsOn?: string | null | undefined }) =>
  typeof endsOn === 'string' && endsOn < startsOn

const renewal = alias(agreements, 'renewal')
type Call = Pick<QueryCall, 'read' | 'mine' | 'notFound' | 'today'>

const rowsWhere = (call: Pick<QueryCall, 'read' | 'mine'>, where: SQL | undefined) =>
  call.read
    .select({
      agreement: agreements,
      institution: { id: institutions.id, name: institutions.name },
      renewedById: renewal.id,
    })
    .from(agreements)
    .innerJoin(institutions, eq(institutions.id, agreements.institutionId))
    .leftJoin(renewal, eq(renewal.renewsId, agreements.id))
    .where(and(call.mine(agreements), where))

export async function findAgreement(call: Call, id: string) {
  const [row] = await rowsWhere(call, eq(agreements.id, id)).orderBy(asc(agreements.id))
  if (!row) throw call.notFound()
  return show(row, call.today)
}

function show({ agreement, ...row }: Awaited<ReturnType<typeof rowsWhere>>[number], today: string) {
  return {
    ...agreement,
    ...row,
    files: [...agreement.files],
    status: statusOn(today, agreement, row.renewedById !== null),
    daysLeft: agreement.endsOn === null ? null : daysBetween(today, agreement.endsOn),
  }
}
