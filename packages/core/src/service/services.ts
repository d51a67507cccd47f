import * as v from 'valibot'
import { and, asc, eq, keyset, page, paged, type SQL } from '../db/index.ts'
import { currencies } from '../ledger/currencies.ts'
import type { OperationCall, QueryCall } from '../operations/call.ts'
import { serviceArea } from './area.ts'
import { Eligibility, factFields, Verdict } from './eligibility/rule.ts'
import { evaluate } from './eligibility/evaluate.ts'
import { serviceAdded, serviceChanged } from './events.ts'
import { LanguageTag, Line, Text } from './schemas.ts'
import { said } from './said.ts'
import { agreements, capacityPeriods, costKinds, institutions, serviceKinds, services } from './tables.ts'

const Translation = v.object({ name: Line, description: v.optional(Text) })
const Translations = v.record(LanguageTag, Translation)
const Currency = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))
const Cost = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER))
const Capacity = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))

/** Fields that adding and changing take alike; null empties one when changing. */
const fields = {
  description: v.optional(v.nullable(Text)),
  translations: v.optional(Translations),
  agreementId: v.optional(v.nullable(v.string())),
  /** Who may have it; null: everybody. */
  eligibility: v.optional(v.nullable(Eligibility)),
  /** Minor units. */
  costAmount: v.optional(v.nullable(Cost)),
  costCurrency: v.optional(v.nullable(Currency)),
  costPer: v.optional(v.nullable(Line)),
  place: v.optional(v.nullable(Line)),
  territoryCode: v.optional(v.nullable(Line)),
  capacity: v.optional(v.nullable(Capacity)),
  capacityPeriod: v.optional(v.nullable(v.picklist(capacityPeriods))),
  public: v.optional(v.boolean()),
}

const Service = v.pipe(
  v.object({
    id: v.string(),
    name: v.string(),
    description: v.nullable(v.string()),
    translations: v.record(v.string(), v.object({ name: v.string(), description: v.optional(v.string()) })),
    kind: v.picklist(serviceKinds),
    institution: v.object({ id: v.string(), name: v.string() }),
    agreementId: v.nullable(v.string()),
    eligibility: v.nullable(Eligibility),
    costKind: v.picklist(costKinds),
    costAmount: v.nullable(v.number()),
    costCurrency: v.nullable(v.string()),
    costPer: v.nullable(v.string()),
    place: v.nullable(v.string()),
    territoryCode: v.nullable(v.string()),
    capacity: v.nullable(v.number()),
    capacityPeriod: v.nullable(v.picklist(capacityPeriods)),
    active: v.boolean(),
    public: v.boolean(),
  }),
  v.metadata({ ref: 'Service' }),
)

const faults = [
  'INSTITUTION_UNKNOWN',
  'INSTITUTION_INACTIVE',
  'AGREEMENT_UNKNOWN',
  'AGREEMENT_OF_ANOTHER',
  'COST_INCOMPLETE',
  'CURRENCY_UNKNOWN',
  'CAPACITY_INCOMPLETE',
] as const

/** Adds an item to the portfolio. It is offered to the public when it says so. */
export const addService = serviceArea.operation({
  name: 'add-service',
  title: 'Add a service to the portfolio',
  path: '/portfolio',
  permission: 'edit',
  about: 'service',
  input: v.object({
    name: Line,
    kind: v.picklist(serviceKinds),
    institutionId: v.string(),
    costKind: v.picklist(costKinds),
    ...fields,
  }),
  output: Service,
  errors: faults,
  emits: [serviceAdded],
  async run(input, call) {
    const id = call.id()
    const row = {
      ...nothing,
      ...said(input),
      id,
      centreId: call.centre.id,
      active: true,
      public: input.public ?? false,
      createdAt: call.at,
      touchedAt: call.at,
    }
    const fault = await faultOf(call, row)
    if (fault) throw call.error(fault)
    await call.tx.insert(services).values(row)
    await call.emit(serviceAdded, { id })
    return findService(call, id)
  },
})

/** What is left out stays, null empties. A service that is no longer active takes no new case. */
export const changeService = serviceArea.operation({
  name: 'change-service',
  title: 'Change a service',
  path: '/portfolio/:id',
  method: 'PATCH',
  permission: 'edit',
  about: 'service',
  input: v.object({
    id: v.string(),
    name: v.optional(Line),
    kind: v.optional(v.picklist(serviceKinds)),
    institutionId: v.optional(v.string()),
    costKind: v.optional(v.picklist(costKinds)),
    ...fields,
    active: v.optional(v.boolean()),
  }),
  output: Service,
  errors: faults,
  emits: [serviceChanged],
  async run({ id, ...changes }, call) {
    const before = await findService(call, id)
    const kept = said(changes)
    if (Object.keys(kept).length === 0) return before
    const { institution, ...rest } = before
    const fault = await faultOf(call, { ...rest, institutionId: institution.id, ...kept }, institution.id)
    if (fault) throw call.error(fault)
    await call.tx
      .update(services)
      .set({ ...kept, touchedAt: call.at })
      .where(and(call.mine(services), eq(services.id, id)))
    await call.changed({ kind: 'service', id }, { ...before, institutionId: institution.id }, kept)
    await call.emit(serviceChanged, { id })
    return findService(call, id)
  },
})

export const listServices = serviceArea.query({
  name: 'services',
  title: 'The portfolio of services',
  path: '/portfolio',
  permission: 'read',
  input: v.object({
    ...paged,
    kind: v.optional(v.picklist(serviceKinds)),
    institutionId: v.optional(v.string()),
    agreementId: v.optional(v.string()),
    active: v.optional(v.boolean()),
    public: v.optional(v.boolean()),
  }),
  output: page(Service),
  async run(input, call) {
    const keys = keyset([services.name, services.id], input)
    const { kind, institutionId, agreementId, active } = input
    const rows = await rowsWhere(
      call,
      and(
        keys.where,
        kind && eq(services.kind, kind),
        institutionId === undefined ? undefined : eq(services.institutionId, institutionId),
        agreementId === undefined ? undefined : eq(services.agreementId, agreementId),
        active === undefined ? undefined : eq(services.active, active),
        input.public === undefined ? undefined : eq(services.public, input.public),
      ),
    )
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
    return keys.page(rows.map(show), ({ name, id }) => [name, id])
  },
})

export const readService = serviceArea.query({
  name: 'service',
  title: 'One service',
  path: '/portfolio/:id',
  permission: 'read',
  input: v.object({ id: v.string() }),
  output: v.object({ ...Service.entries, facets: v.record(v.string(), v.unknown()) }),
  async run({ id }, call) {
    const service = await findService(call, id)
    return { ...service, facets: (await call.facets('service', [id])).get(id) ?? {} }
  },
})

/** Whether somebody of whom this is known may have a service, and why. Nothing is stored. */
export const checkEligibility = serviceArea.query({
  name: 'check-eligibility',
  title: 'Who may have a service, and why',
  path: '/portfolio/:id/eligibility',
  permission: 'read',
  input: v.object({ id: v.string(), ...factFields }),
  output: Verdict,
  async run({ id, ...facts }, call) {
    const { eligibility } = await findService(call, id)
    return evaluate(eligibility, facts, call.centre.locale)
  },
})

const nothing = {
  description: null,
  translations: {},
  agreementId: null,
  eligibility: null,
  costAmount: null,
  costCurrency: null,
  costPer: null,
  place: null,
  territoryCode: null,
  capacity: null,
  capacityPeriod: null,
}

interface Facts {
  readonly institutionId: string
  readonly agreementId: string | null
  readonly costKind: (typeof costKinds)[number]
  readonly costAmount: number | null
  readonly costCurrency: string | null
  readonly capacity: number | null
  readonly capacityPeriod: string | null
}

/** What of a service does not go together. `gives`: the institution that gives it already, active or not. */
async function faultOf(
  call: Pick<OperationCall, 'tx' | 'mine'>,
  row: Facts,
  gives?: string,
): Promise<(typeof faults)[number] | undefined> {
  const [institution] = await call.tx
    .select({ active: institutions.active })
    .from(institutions)
    .where(and(call.mine(institutions), eq(institutions.id, row.institutionId)))
  if (!institution) return 'INSTITUTION_UNKNOWN'
  if (!institution.active && row.institutionId !== gives) return 'INSTITUTION_INACTIVE'
  if (row.agreementId !== null) {
    const [agreement] = await call.tx
      .select({ institutionId: agreements.institutionId })
      .from(agreements)
      .where(and(call.mine(agreements), eq(agreements.id, row.agreementId)))
    if (!agreement) return 'AGREEMENT_UNKNOWN'
    if (agreement.institutionId !== row.institutionId) return 'AGREEMENT_OF_ANOTHER'
  }
  const priced = row.costAmount !== null && row.costCurrency !== null
  const unpriced = row.costAmount === null && row.costCurrency === null
  if (row.costKind === 'fixed' ? !priced : !unpriced) return 'COST_INCOMPLETE'
  if (row.costCurrency !== null && !currencies.has(row.costCurrency)) return 'CURRENCY_UNKNOWN'
  if ((row.capacity === null) !== (row.capacityPeriod === null)) return 'CAPACITY_INCOMPLETE'
  return undefined
}

type Call = Pick<QueryCall, 'read' | 'mine' | 'notFound'>

const rowsWhere = (call: Pick<QueryCall, 'read' | 'mine'>, where: SQL | undefined) =>
  call.read
    .select({ service: services, institution: { id: institutions.id, name: institutions.name } })
    .from(services)
    .innerJoin(institutions, eq(institutions.id, services.institutionId))
    .where(and(call.mine(services), where))

const show = ({ service, institution }: Awaited<ReturnType<typeof rowsWhere>>[number]) => ({ ...service, institution })

export async function findService(call: Call, id: string) {
  const [row] = await rowsWhere(call, eq(services.id, id)).orderBy(asc(services.id))
  if (!row) throw call.notFound()
  return show(row)
}
