import type { Condition, Eligibility, Service } from '../api/services.ts'
import { orNull } from '../app/form-screen.ts'
import { minorUnits } from './form-dialog.ts'
import { scaleOf } from './service-words.ts'

/** A service as its form holds it. */
export interface ServiceDraft {
  readonly name: string
  readonly description: string
  readonly kind: string
  readonly institutionId: string
  readonly agreementId: string
  readonly costKind: string
  readonly cost: string
  readonly costPer: string
  readonly place: string
  readonly capacity: string
  readonly capacityPeriod: string
  readonly public: boolean
  readonly active: boolean
  readonly stages: readonly string[]
  readonly formalities: readonly string[]
  readonly ageBands: readonly string[]
  readonly monthsAtLeast: string
  readonly workersAtMost: string
  /** Plain questions that have to be answered with yes. */
  readonly questions: readonly string[]
}

export function draftOf(service: Service | undefined, institutionId: string): ServiceDraft {
  const conditions = (service?.eligibility?.all ?? []).filter((one): one is Condition => 'fact' in one)
  const listOf = (fact: 'stage' | 'formality' | 'age-band'): readonly string[] =>
    conditions.flatMap((one) => (one.fact === fact ? one.in : []))
  const range = (fact: 'months-running' | 'workers') =>
    conditions.find((one): one is Extract<Condition, { fact: 'months-running' | 'workers' }> => one.fact === fact)
  const scale = scaleOf(service?.costCurrency ?? 'USD')
  return {
    name: service?.name ?? '',
    description: service?.description ?? '',
    kind: service?.kind ?? 'training',
    institutionId: service?.institution.id ?? institutionId,
    agreementId: service?.agreementId ?? '',
    costKind: service?.costKind ?? 'free',
    cost: service?.costAmount ? String(service.costAmount / 10 ** scale) : '',
    costPer: service?.costPer ?? '',
    place: service?.place ?? '',
    capacity: service?.capacity?.toString() ?? '',
    capacityPeriod: service?.capacityPeriod ?? 'at-once',
    public: service?.public ?? false,
    active: service?.active ?? true,
    stages: listOf('stage'),
    formalities: listOf('formality'),
    ageBands: listOf('age-band'),
    monthsAtLeast: range('months-running')?.atLeast?.toString() ?? '',
    workersAtMost: range('workers')?.atMost?.toString() ?? '',
    questions: service?.eligibility?.questions.map(({ words }) => words) ?? [],
  }
}

/** The draft as the operations take it. */
export function inputOf(draft: ServiceDraft, currency: string, before: Eligibility | null): object {
  const fixed = draft.costKind === 'fixed'
  return {
    name: draft.name.trim(),
    kind: draft.kind,
    institutionId: draft.institutionId,
    description: orNull(draft.description),
    agreementId: orNull(draft.agreementId),
    costKind: draft.costKind,
    costAmount: fixed ? (minorUnits(draft.cost, scaleOf(currency)) ?? null) : null,
    costCurrency: fixed ? currency : null,
    costPer: fixed ? orNull(draft.costPer) : null,
    place: orNull(draft.place),
    capacity: draft.capacity ? Number(draft.capacity) : null,
    capacityPeriod: draft.capacity ? draft.capacityPeriod : null,
    public: draft.public,
    eligibility: eligibilityOf(draft, before),
  }
}

/** The rule that the questions of the form mean; conditions that the form does not ask for are kept as they were. */
function eligibilityOf(draft: ServiceDraft, before: Eligibility | null): object | null {
  const words = draft.questions.map((one) => one.trim()).filter(Boolean)
  const asked = new Set<string>(['stage', 'formality', 'age-band', 'months-running', 'workers', 'answer'])
  const kept = (before?.all ?? []).filter((one) => !('fact' in one) || !asked.has(one.fact))
  const list = (fact: string, values: readonly string[]) => (values.length ? [{ fact, in: values }] : [])
  const all = [
    ...kept,
    ...list('stage', draft.stages),
    ...list('formality', draft.formalities),
    ...list('age-band', draft.ageBands),
    ...(draft.monthsAtLeast ? [{ fact: 'months-running', atLeast: Number(draft.monthsAtLeast) }] : []),
    ...(draft.workersAtMost ? [{ fact: 'workers', atMost: Number(draft.workersAtMost) }] : []),
    ...words.map((_words, at) => ({ fact: 'answer', question: `q${at + 1}` })),
  ]
  return all.length ? { all, questions: words.map((one, at) => ({ id: `q${at + 1}`, words: one })) } : null
}
