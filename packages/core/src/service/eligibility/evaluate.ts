import type { Condition, Eligibility, Facts, Reason, Verdict } from './rule.ts'

type State = Reason['state']

/**
 * Says whether somebody may have a service, and why. What is not known makes "unknown" only where it matters: one
 * condition that is not met decides, and one alternative that is met is enough. More facts never turn a "yes" into a
 * "no" or back. Pure; a rule without conditions is met by everybody.
 */
export function evaluate(rule: Eligibility | null, facts: Facts, language?: string): Verdict {
  const groups = (rule?.all ?? []).map((one, group) => {
    const reasons = ('any' in one ? one.any : [one]).map((condition): Reason => ({
      key: keyOf(condition),
      state: stateOf(condition, facts),
      fact: condition.fact,
      values: valuesOf(condition, rule!, language),
      group,
    }))
    return { reasons, state: bestOf(reasons) }
  })
  const decisive = (['not-met', 'unknown'] as const).find((state) => groups.some((group) => group.state === state))
  return {
    verdict: decisive === 'not-met' ? 'not-eligible' : decisive === 'unknown' ? 'unknown' : 'eligible',
    // Of a group that is met or unknown, what is not met says nothing.
    reasons: groups
      .filter((group) => group.state === (decisive ?? 'met'))
      .flatMap((group) => group.reasons.filter(({ state }) => state === group.state)),
  }
}

const bestOf = (reasons: readonly Reason[]): State =>
  (['met', 'unknown'] as const).find((state) => reasons.some((reason) => reason.state === state)) ?? 'not-met'

function stateOf(condition: Condition, facts: Facts): State {
  const holds = holdsFor(condition, facts)
  if (holds === undefined) return 'unknown'
  return holds === (condition.not !== true) ? 'met' : 'not-met'
}

function holdsFor(condition: Condition, facts: Facts): boolean | undefined {
  switch (condition.fact) {
    case 'activity': {
      const known = [facts.activity, facts.division].filter((code) => code !== undefined)
      return known.length === 0 ? undefined : known.some((code) => under(code, condition.in))
    }
    case 'territory':
      return facts.territory === undefined ? undefined : under(facts.territory, condition.in)
    case 'formality':
      return facts.formality && condition.in.includes(facts.formality)
    case 'stage':
      return facts.stage && condition.in.includes(facts.stage)
    case 'age-band':
      return facts.ageBand && condition.in.includes(facts.ageBand)
    case 'months-running':
      return within(facts.monthsRunning, condition)
    case 'workers':
      return within(facts.workers, condition)
    case 'answer':
      if (facts.yes.includes(condition.question)) return facts.no.includes(condition.question) ? undefined : true
      return facts.no.includes(condition.question) ? false : undefined
  }
}

/** Codes of classifications and territories are longer the finer they are. */
const under = (code: string, codes: readonly string[]): boolean => codes.some((one) => code.startsWith(one))

const within = (
  value: number | undefined,
  { atLeast = 0, atMost = Infinity }: { readonly atLeast?: number | undefined; readonly atMost?: number | undefined },
): boolean | undefined => (value === undefined ? undefined : value >= atLeast && value <= atMost)

function keyOf(condition: Condition): string {
  const { fact, not } = condition
  return `eligibility.${fact}${rangeOf(condition)}${not ? '.not' : ''}`
}

function rangeOf(condition: Condition): string {
  if (condition.fact !== 'months-running' && condition.fact !== 'workers') return ''
  if (condition.atLeast === undefined) return '.at-most'
  return condition.atMost === undefined ? '.at-least' : '.between'
}

function valuesOf(condition: Condition, rule: Eligibility, language: string | undefined): Reason['values'] {
  if (condition.fact === 'answer') {
    const asked = rule.questions.find(({ id }) => id === condition.question)
    const words = (language === undefined ? undefined : asked?.translations?.[language]) ?? asked?.words
    return { question: condition.question, ...(words === undefined ? {} : { words }) }
  }
  if ('in' in condition) return { in: [...condition.in] }
  const { atLeast, atMost } = condition
  return { ...(atLeast === undefined ? {} : { atLeast }), ...(atMost === undefined ? {} : { atMost }) }
}
