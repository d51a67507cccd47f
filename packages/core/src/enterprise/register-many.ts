import * as v from 'valibot'
import { contactInserts } from '../entrepreneur/contact.ts'
import { contactPoints } from '../entrepreneur/tables.ts'
import { fullCode } from '../operations/errors.ts'
import { problem } from '../operations/problem.ts'
import { check, type Issue } from '../operations/schema.ts'
import { enterpriseArea } from './area.ts'
import { digestsOf } from './digests.ts'
import { draft, faultOf, surroundingsOf, type Draft } from './draft.ts'
import { EnterpriseInput } from './enterprise-shape.ts'
import { enterpriseListed, enterpriseRegistered, enterpriseUpdated } from './events.ts'
import { erasedAmong } from './erased-numbers.ts'
import { indexNewEnterprises } from './index-enterprise.ts'
import { knownByNumber, lookalikesOf, numberKey } from './known-enterprises.ts'
import { enterprises, externalIds } from './tables.ts'
import { updateImported } from './update-imported.ts'

const Outcome = v.object({
  /** Position in `rows`. */
  index: v.number(),
  result: v.picklist(['created', 'updated', 'unchanged', 'refused']),
  id: v.optional(v.string()),
  /** Full code of what is wrong, for instance `ENTERPRISES_CONTACT_INVALID` or `INVALID_INPUT`. */
  code: v.optional(v.string()),
  data: v.optional(v.record(v.string(), v.unknown())),
  issues: v.optional(v.array(v.object({ pointer: v.string(), rule: v.string(), expected: v.optional(v.string()) }))),
  /** Ids of enterprises that may be the same: one phone, or one name in one territory or cell. */
  possibleDuplicates: v.optional(v.array(v.string())),
})
export type Outcome = v.InferOutput<typeof Outcome>

interface Accepted {
  readonly index: number
  readonly given: EnterpriseInput
}

const refused = (index: number, code: string, data?: Record<string, unknown>, issues?: readonly Issue[]): Outcome => ({
  index,
  result: 'refused',
  code,
  ...(data ? { data } : {}),
  ...(issues ? { issues: issues.map((issue) => ({ ...issue })) } : {}),
})

/**
 * Registers up to 500 enterprises at once. A row whose external id is known corrects that enterprise, and only in what
 * its source changed since the last time; the same rows again change nothing. What is public stays so unless asked. A row that cannot be kept is answered
 * with its reason and leaves the others alone. A number of an enterprise that was erased with its owner brings nothing
 * back: its row is answered `unchanged`, without an id.
 */
export const registerMany = enterpriseArea.operation({
  name: 'register-many',
  title: 'Register or correct up to 500 enterprises at once',
  path: '/inventory/many',
  permission: 'import',
  input: v.object({
    /** Each as the input of `enterprises.register`, without `people`; checked one by one. */
    rows: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(500)),
    /** Publishes what it had not published before, because a public register of legal establishments does; needs the right to publish. */
    listing: v.optional(v.object({ source: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(200)) })),
    findDuplicates: v.optional(v.boolean(), true),
  }),
  output: v.object({ outcomes: v.array(Outcome) }),
  emits: [enterpriseRegistered, enterpriseUpdated, enterpriseListed],
  async run({ rows, listing, findDuplicates }, call) {
    if (listing && !call.may(enterpriseArea.permission('publish'))) throw problem('FORBIDDEN')
    const outcomes: Outcome[] = []
    const read = await readRows(rows, outcomes)
    const around = await surroundingsOf(
      call,
      read.map(({ given }) => given),
    )
    const accepted = read.filter(({ index, given }) => {
      const fault = faultOf(given, around)
      if (fault) outcomes.push(refused(index, fullCode('enterprises', fault.code), fault.data))
      return !fault
    })
    const known = await knownByNumber(
      call,
      accepted.flatMap(({ given }) => given.externalIds ?? []),
    )
    const erased = await erasedAmong(
      call,
      accepted.flatMap(({ given }) => (given.externalIds ?? []).filter((number) => !known.has(numberKey(number)))),
    )
    const fresh: (Accepted & Draft)[] = []
    const updated: { readonly id: string }[] = []
    const listed: { readonly id: string }[] = []
    for (const { index, given } of accepted) {
      const numbers = given.externalIds ?? []
      const matches = new Set(numbers.flatMap((number) => known.get(numberKey(number))?.enterpriseId ?? []))
      if (matches.size > 1) {
        outcomes.push(refused(index, fullCode('enterprises', 'EXTERNAL_ID_TAKEN'), { system: numbers[0]!.system }))
        continue
      }
      const number =
        numbers.find((one) => known.get(numberKey(one))?.digests) ?? numbers.find((one) => known.has(numberKey(one)))
      if (number === undefined && numbers.some((one) => erased.has(numberKey(one)))) {
        // In the count of the report it is one of those that are as they were; there is no record to name.
        outcomes.push({ index, result: 'unchanged' })
        continue
      }
      if (number === undefined) {
        const made = draft(call, given, around)
        const shown = listing
          ? { listed: true, listingBasis: 'public-register' as const, listingSource: listing.source }
          : {}
        fresh.push({ index, given, contacts: made.contacts, row: { ...made.row, ...shown } })
        continue
      }
      const { id, changed, becamePublic } = await updateImported(
        call,
        known.get(numberKey(number))!,
        given,
        around,
        listing?.source,
      )
      if (changed) updated.push({ id })
      if (becamePublic) listed.push({ id })
      outcomes.push({ index, result: changed ? 'updated' : 'unchanged', id })
    }
    const lookalikes = findDuplicates ? await lookalikesOf(call, fresh) : new Map<string, readonly string[]>()
    for (let at = 0; at < fresh.length; at += 100) {
      await call.tx.insert(enterprises).values(fresh.slice(at, at + 100).map(({ row }) => row))
    }
    const contacts = fresh.flatMap(({ row, contacts }) =>
      contactInserts(call, { kind: 'enterprise', id: row.id }, contacts),
    )
    for (let at = 0; at < contacts.length; at += 500) {
      await call.tx.insert(contactPoints).values(contacts.slice(at, at + 500))
    }
    const numbers = fresh.flatMap(({ row, given }) => {
      const digests = digestsOf(given, listing !== undefined)
      return (given.externalIds ?? []).map(({ system, value }, position) => ({
        id: call.id(),
        centreId: call.centre.id,
        enterpriseId: row.id,
        system,
        value,
        // One of them is enough to remember what the source said.
        digests: position === 0 ? digests : null,
      }))
    })
    for (let at = 0; at < numbers.length; at += 500) {
      await call.tx.insert(externalIds).values(numbers.slice(at, at + 500))
    }
    await indexNewEnterprises(
      call,
      fresh.map(({ row }) => row),
      around.lineageOf,
    )
    for (const { index, row } of fresh) {
      const possibleDuplicates = lookalikes.get(row.id)
      outcomes.push({
        index,
        result: 'created',
        id: row.id,
        ...(possibleDuplicates ? { possibleDuplicates: [...possibleDuplicates] } : {}),
      })
    }
    await call.emitAll(enterpriseUpdated, updated)
    await call.emitAll(
      enterpriseRegistered,
      fresh.map(({ row }) => ({ id: row.id })),
    )
    await call.emitAll(enterpriseListed, [
      ...listed,
      ...fresh.flatMap(({ row }) => (row.listed ? [{ id: row.id }] : [])),
    ])
    return { outcomes: outcomes.sort((a, b) => a.index - b.index) }
  },
})

/** The rows that fit the schema and do not repeat a number of a row before them. */
async function readRows(rows: readonly unknown[], outcomes: Outcome[]): Promise<readonly Accepted[]> {
  const accepted: Accepted[] = []
  const seen = new Set<string>()
  for (const [index, row] of rows.entries()) {
    const checked = await check(EnterpriseInput, row)
    if ('issues' in checked) {
      outcomes.push(refused(index, 'INVALID_INPUT', undefined, checked.issues))
      continue
    }
    const keys = (checked.value.externalIds ?? []).map(numberKey)
    if (keys.some((key) => seen.has(key))) {
      const { system } = checked.value.externalIds![0]!
      outcomes.push(refused(index, fullCode('enterprises', 'EXTERNAL_ID_TAKEN'), { system }))
      continue
    }
    for (const key of keys) seen.add(key)
    accepted.push({ index, given: checked.value })
  }
  return accepted
}
