import { services } from '@milpa/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const { evaluate } = services
const nothing: services.Facts = { yes: [], no: [] }
const rule = (all: services.Eligibility['all'], questions: services.Eligibility['questions'] = []) => ({
  all,
  questions,
})

describe('who may have a service', () => {
  test('without a rule everybody may', () => {
    expect(evaluate(null, nothing)).toEqual({ verdict: 'eligible', reasons: [] })
    expect(evaluate(rule([]), nothing)).toEqual({ verdict: 'eligible', reasons: [] })
  })

  test('a code holds for everything below it', () => {
    const food = rule([{ fact: 'activity', in: ['10', '56'] }])
    expect(evaluate(food, { ...nothing, activity: '1071' }).verdict).toBe('eligible')
    expect(evaluate(food, { ...nothing, activity: '311830', division: '10' }).verdict).toBe('eligible')
    expect(evaluate(food, { ...nothing, activity: '4711' }).verdict).toBe('not-eligible')
    expect(evaluate(food, nothing).verdict).toBe('unknown')
  })

  test('one condition that is not met decides, whatever is unknown besides, and is the reason', () => {
    const both = rule([
      { fact: 'stage', in: ['running', 'growing'] },
      { fact: 'workers', atMost: 10 },
    ])
    expect(evaluate(both, { ...nothing, workers: 11 })).toEqual({
      verdict: 'not-eligible',
      reasons: [
        { key: 'eligibility.workers.at-most', state: 'not-met', fact: 'workers', values: { atMost: 10 }, group: 1 },
      ],
    })
  })

  test('one alternative that is met is enough, and is the reason', () => {
    const either = rule([
      {
        any: [
          { fact: 'territory', in: ['08'] },
          { fact: 'formality', in: ['formal'], not: true },
        ],
      },
    ])
    const verdict = evaluate(either, { ...nothing, formality: 'informal' })
    expect(verdict.verdict).toBe('eligible')
    expect(verdict.reasons.map(({ key, state }) => [key, state])).toEqual([['eligibility.formality.not', 'met']])
  })

  test('a question speaks the language of the reader; answered both ways it is not answered', () => {
    const asked = rule(
      [{ fact: 'answer', question: 'care' }],
      [{ id: 'care', words: '¿Cuida a alguien?', translations: { en: 'Do you care for somebody?' } }],
    )
    expect(evaluate(asked, nothing, 'en').reasons[0]!.values.words).toBe('Do you care for somebody?')
    expect(evaluate(asked, nothing, 'fr').reasons[0]!.values.words).toBe('¿Cuida a alguien?')
    expect(evaluate(asked, { yes: ['care'], no: [] }).verdict).toBe('eligible')
    expect(evaluate(asked, { yes: [], no: ['care'] }).verdict).toBe('not-eligible')
    expect(evaluate(asked, { yes: ['care'], no: ['care'] }).verdict).toBe('unknown')
  })

  test('every reason has its words in the four languages', () => {
    const { es } = services.serviceArea.messages
    fc.assert(
      fc.property(anyRule, anyFacts, (made, facts) =>
        evaluate(made, facts).reasons.every(({ key }) => es[key] !== undefined),
      ),
    )
  })

  test('knowing more never turns a yes into a no, or a no into a yes', () => {
    fc.assert(
      fc.property(anyRule, anyFacts, fc.array(fc.constantFrom(...names)), (made, facts, forgotten) => {
        const less = Object.fromEntries(
          Object.entries(facts).map(([name, value]) => [
            name,
            forgotten.includes(name as never) ? (Array.isArray(value) ? [] : undefined) : value,
          ]),
        ) as services.Facts
        const [before, after] = [evaluate(made, less).verdict, evaluate(made, facts).verdict]
        return before === 'unknown' || before === after
      }),
    )
  })

  test('with everything known the verdict is that of plain logic, and there is never an "unknown"', () => {
    fc.assert(
      fc.property(anyRule, wholeFacts, (made, facts) => {
        const plain = made.all.every((one) => ('any' in one ? one.any : [one]).some((each) => isTrue(each, facts)))
        return evaluate(made, facts).verdict === (plain ? 'eligible' : 'not-eligible')
      }),
    )
  })

  test('reasons say what the verdict says', () => {
    const states = { eligible: 'met', 'not-eligible': 'not-met', unknown: 'unknown' } as const
    fc.assert(
      fc.property(anyRule, anyFacts, (made, facts) => {
        const { verdict, reasons } = evaluate(made, facts)
        return reasons.every(({ state }) => state === states[verdict]) && (reasons.length > 0 || made.all.length === 0)
      }),
    )
  })
})

const names = ['activity', 'territory', 'formality', 'monthsRunning', 'workers', 'yes', 'no'] as const
const code = fc.constantFrom('1', '10', '107', '1071', '2', '25')
const formality = fc.constantFrom('informal', 'in-process', 'formal')
const not = fc.option(fc.boolean(), { nil: undefined })
const small = fc.nat({ max: 5 })
const condition: fc.Arbitrary<services.Condition> = fc.oneof(
  fc.record({ fact: fc.constantFrom('activity', 'territory'), in: fc.array(code, { minLength: 1 }), not }),
  fc.record({ fact: fc.constant('formality' as const), in: fc.array(formality, { minLength: 1 }), not }),
  fc.record({ fact: fc.constantFrom('months-running', 'workers'), atLeast: small, not }),
  fc.record({ fact: fc.constantFrom('months-running', 'workers'), atMost: small, not }),
  fc.record({ fact: fc.constant('answer' as const), question: fc.constantFrom('q', 'r'), not }),
)
const anyRule: fc.Arbitrary<services.Eligibility> = fc.record({
  all: fc.array(fc.oneof(condition, fc.record({ any: fc.array(condition, { minLength: 1, maxLength: 3 }) })), {
    maxLength: 4,
  }),
  questions: fc.constant([
    { id: 'q', words: '¿?' },
    { id: 'r', words: '¿?' },
  ]),
})
const answers = fc.tuple(fc.boolean(), fc.boolean()).map(([q, r]) => ({
  yes: [...(q ? ['q'] : []), ...(r ? ['r'] : [])],
  no: [...(q ? [] : ['q']), ...(r ? [] : ['r'])],
}))
const known = { activity: code, territory: code, formality, monthsRunning: small, workers: small }
const wholeFacts: fc.Arbitrary<services.Facts> = fc
  .tuple(fc.record(known), answers)
  .map(([facts, answer]) => ({ ...facts, ...answer }))
const anyFacts: fc.Arbitrary<services.Facts> = fc
  .tuple(fc.record(known, { requiredKeys: [] }), answers)
  .map(([facts, answer]) => ({ ...facts, ...answer }))

/** Plain two-valued logic, for facts that are all known. */
function isTrue(condition: services.Condition, facts: services.Facts): boolean {
  const holds = (): boolean => {
    if (condition.fact === 'answer') return facts.yes.includes(condition.question)
    if (condition.fact === 'workers' || condition.fact === 'months-running') {
      const value = (condition.fact === 'workers' ? facts.workers : facts.monthsRunning)!
      return !(value < (condition.atLeast ?? -1)) && !(value > (condition.atMost ?? 1e9))
    }
    if (condition.fact === 'formality') return condition.in.some((one) => one === facts.formality)
    const value = (condition.fact === 'activity' ? facts.activity : facts.territory)!
    return (condition.in as readonly string[]).some((one) => value.slice(0, one.length) === one)
  }
  return condition.not ? !holds() : holds()
}
