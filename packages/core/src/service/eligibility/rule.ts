import * as v from 'valibot'
import { formalities, stages } from '../../enterprise/tables.ts'
import { ageBands } from '../../entrepreneur/tables.ts'

const Code = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,19}$/))
const Codes = v.pipe(v.array(Code), v.minLength(1), v.maxLength(50))
const Whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))
const oneOfThese = <const V extends readonly [string, ...string[]]>(values: V) =>
  v.pipe(v.array(v.picklist(values)), v.minLength(1))
/** `true`: the opposite is asked for. */
const not = { not: v.optional(v.boolean()) }

/** One condition on one fact. Codes hold for everything below them: `13` for every activity of division 13. */
const Condition = v.variant('fact', [
  v.object({ fact: v.literal('activity'), in: Codes, ...not }),
  v.object({ fact: v.literal('territory'), in: Codes, ...not }),
  v.object({ fact: v.literal('formality'), in: oneOfThese(formalities), ...not }),
  v.object({ fact: v.literal('stage'), in: oneOfThese(stages), ...not }),
  v.object({ fact: v.literal('age-band'), in: oneOfThese(ageBands), ...not }),
  v.object({
    fact: v.literal('months-running'),
    atLeast: v.optional(Whole),
    atMost: v.optional(Whole),
    ...not,
  }),
  v.object({ fact: v.literal('workers'), atLeast: v.optional(Whole), atMost: v.optional(Whole), ...not }),
  /** A plain question of the rule; it is met by "yes", with `not` by "no". */
  v.object({ fact: v.literal('answer'), question: v.string(), ...not }),
])
export type Condition = v.InferOutput<typeof Condition>

const isRange = ({
  atLeast,
  atMost,
}: {
  readonly atLeast?: number | undefined
  readonly atMost?: number | undefined
}) => (atLeast !== undefined || atMost !== undefined) && (atLeast ?? 0) <= (atMost ?? Infinity)

const QuestionId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/))
const Question = v.object({
  id: QuestionId,
  /** In the language of the centre, to be answered with yes or no; others beside it. */
  words: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  translations: v.optional(v.record(v.string(), v.pipe(v.string(), v.maxLength(200)))),
})

/**
 * Who may have a service: every one of `all` must hold, and of those in `any` at least one. Two levels say everything
 * that a form can show and a person can follow; whatever is deeper can be written this way.
 */
export const Eligibility = v.pipe(
  v.object({
    all: v.pipe(
      v.array(v.union([Condition, v.object({ any: v.pipe(v.array(Condition), v.minLength(1), v.maxLength(20)) })])),
      v.maxLength(20),
    ),
    questions: v.optional(v.pipe(v.array(Question), v.maxLength(20)), []),
  }),
  v.check(({ all, questions }) => {
    const asked = new Set(questions.map(({ id }) => id))
    const wanted = all.flatMap((one) => ('any' in one ? one.any : [one]))
    return (
      asked.size === questions.length &&
      wanted.every((one) => one.fact !== 'answer' || asked.has(one.question)) &&
      wanted.every((one) => (one.fact !== 'months-running' && one.fact !== 'workers') || isRange(one))
    )
  }, 'eligibility'),
  v.metadata({ ref: 'ServiceEligibility' }),
)
export type Eligibility = v.InferOutput<typeof Eligibility>

/** What is known of somebody; what is left out is unknown. Nothing here names her. */
export const factFields = {
  activity: v.optional(Code),
  /** Division of ISIC, where the activity is of another classification. */
  division: v.optional(Code),
  territory: v.optional(Code),
  formality: v.optional(v.picklist(formalities)),
  stage: v.optional(v.picklist(stages)),
  ageBand: v.optional(v.picklist(ageBands)),
  monthsRunning: v.optional(Whole),
  workers: v.optional(Whole),
  /** Ids of questions that are answered with yes, and with no. */
  yes: v.optional(v.pipe(v.array(QuestionId), v.maxLength(20)), []),
  no: v.optional(v.pipe(v.array(QuestionId), v.maxLength(20)), []),
}
const Facts = v.object(factFields)
export type Facts = v.InferOutput<typeof Facts>

/** Why: a condition, and whether it is met. `key` is a message, `values` what it holds. */
export const Reason = v.pipe(
  v.object({
    key: v.string(),
    state: v.picklist(['met', 'not-met', 'unknown']),
    fact: v.string(),
    values: v.object({
      in: v.optional(v.array(v.string())),
      atLeast: v.optional(v.number()),
      atMost: v.optional(v.number()),
      question: v.optional(v.string()),
      words: v.optional(v.string()),
    }),
    /** Reasons of one number are alternatives: one of them is enough. */
    group: v.number(),
  }),
  v.metadata({ ref: 'EligibilityReason' }),
)
export type Reason = v.InferOutput<typeof Reason>

export const Verdict = v.object({
  verdict: v.picklist(['eligible', 'not-eligible', 'unknown']),
  /** What decided it: everything that is met, or what is not met, or what is still to be known. */
  reasons: v.array(Reason),
})
export type Verdict = v.InferOutput<typeof Verdict>
