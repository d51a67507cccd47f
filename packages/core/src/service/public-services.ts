import * as v from 'valibot'
import { and, eq, inArray, keyset, page, paged, publicOf } from '../db/index.ts'
import type { PublicCall } from '../operations/call.ts'
import { serviceArea } from './area.ts'
import { evaluate } from './eligibility/evaluate.ts'
import { factFields, Verdict, type Eligibility } from './eligibility/rule.ts'
import { LanguageTag } from './schemas.ts'
import { costKinds, institutionKinds, institutions, serviceKinds, services } from './tables.ts'

/** Services that the centre offers to everybody: active, and meant for the public. */
export const publicServices = publicOf('public_services', services, (t) => and(eq(t.active, true), eq(t.public, true)))
const publicInstitutions = publicOf('public_institutions', institutions, () => undefined)

const PublicService = v.pipe(
  v.object({
    id: v.string(),
    /** In the language that was asked for, where the centre has it; else in its own. */
    name: v.string(),
    description: v.nullable(v.string()),
    kind: v.picklist(serviceKinds),
    institution: v.object({
      name: v.string(),
      kind: v.picklist(institutionKinds),
      website: v.nullable(v.string()),
    }),
    costKind: v.picklist(costKinds),
    costAmount: v.nullable(v.number()),
    costCurrency: v.nullable(v.string()),
    costPer: v.nullable(v.string()),
    place: v.nullable(v.string()),
    territoryCode: v.nullable(v.string()),
    /** Facts that the rule asks for, to be asked of the reader; empty when everybody may have it. */
    asks: v.array(v.string()),
    /** Plain questions of the rule, to be answered with yes or no. */
    questions: v.array(v.object({ id: v.string(), words: v.string() })),
  }),
  v.metadata({ ref: 'PublicService' }),
)

const language = { language: v.optional(LanguageTag) }

export const offered = serviceArea.publicQuery({
  name: 'offered',
  title: 'Services that the centre offers',
  path: '/portfolio',
  input: v.object({ ...paged, ...language, kind: v.optional(v.picklist(serviceKinds)) }),
  output: page(PublicService),
  async run(input, call) {
    const keys = keyset([publicServices.name, publicServices.id], input)
    const rows = await call.read
      .from(publicServices)
      .where(
        and(eq(publicServices.centreId, call.centre.id), keys.where, input.kind && eq(publicServices.kind, input.kind)),
      )
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
    const { items, ...more } = keys.page(rows, ({ name, id }) => [name, id])
    return { items: await shown(call, items, input.language), ...more }
  },
})

export const offeredOne = serviceArea.publicQuery({
  name: 'offered-one',
  title: 'One service that the centre offers',
  path: '/portfolio/:id',
  input: v.object({ id: v.string(), ...language }),
  output: PublicService,
  async run(input, call) {
    const [item] = await shown(call, [await findOffered(call, input.id)], input.language)
    return item!
  },
})

/** May I have this service? Answers go no further than this answer. */
export const mayHave = serviceArea.publicQuery({
  name: 'may-have',
  title: 'Whether somebody may have a service, and why; nothing is stored',
  path: '/portfolio/:id/eligibility',
  input: v.object({ id: v.string(), ...language, ...factFields }),
  output: Verdict,
  async run({ id, language: asked, ...facts }, call) {
    const { eligibility } = await findOffered(call, id)
    return evaluate(eligibility, facts, asked ?? call.centre.locale)
  },
})

async function findOffered(call: PublicCall, id: string) {
  const [service] = await call.read
    .from(publicServices)
    .where(and(eq(publicServices.centreId, call.centre.id), eq(publicServices.id, id)))
  if (!service) throw call.notFound()
  return service
}

type Row = Awaited<ReturnType<typeof findOffered>>

async function shown(call: PublicCall, rows: readonly Row[], asked: string | undefined) {
  const ids = [...new Set(rows.map(({ institutionId }) => institutionId))]
  const known = ids.length
    ? await call.read
        .from(publicInstitutions)
        .where(and(eq(publicInstitutions.centreId, call.centre.id), inArray(publicInstitutions.id, ids)))
    : []
  const institutionOf = new Map(known.map((institution) => [institution.id, institution]))
  return rows.map((row) => {
    const said = asked === undefined ? undefined : row.translations[asked]
    return {
      ...row,
      name: said?.name ?? row.name,
      description: said?.description ?? row.description,
      institution: institutionOf.get(row.institutionId)!,
      asks: asksOf(row.eligibility),
      questions: (row.eligibility?.questions ?? []).map(({ id, words, translations }) => ({
        id,
        words: (asked === undefined ? undefined : translations?.[asked]) ?? words,
      })),
    }
  })
}

const asksOf = (rule: Eligibility | null): string[] => [
  ...new Set(
    (rule?.all ?? [])
      .flatMap((one) => ('any' in one ? one.any : [one]))
      .flatMap(({ fact }) => (fact === 'answer' ? [] : [fact])),
  ),
]
