import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { consents } from '../../src/entrepreneur/tables.ts'
import { DatabaseError } from '../../src/db/engine.ts'
import { Transaction } from '../../src/db/transaction.ts'
import { consent, consentHistory } from '../../src/entrepreneur/consent.ts'
import { merge, unmerge } from '../../src/entrepreneur/merge.ts'
import { register } from '../../src/entrepreneur/register.ts'
import { say, writeTexts } from '../enterprise/shop.ts'

afterAll(stopTestEngines)

const records = 4
const step = fc.oneof(
  fc.record({
    do: fc.constantFrom('given' as const, 'refused' as const, 'withdrawn' as const),
    at: fc.nat(records - 1),
  }),
  fc.record({ do: fc.constant('merge' as const), at: fc.nat(records - 1), other: fc.nat(records - 1) }),
  fc.record({ do: fc.constant('unmerge' as const), at: fc.nat(9) }),
)

interface Said {
  readonly under: number
  readonly answer: string
  /** The step at which she said it. */
  readonly step: number
}

interface Merged {
  readonly id: string
  readonly kept: number
  readonly other: number
  readonly step: number
  undone: boolean
}

/** What was said under each record, and which lies in which: all that the rule needs. */
class Told {
  readonly into = new Map<number, number>()
  readonly said: Said[] = []
  readonly merges: Merged[] = []
  holderOf(record: number): number {
    const into = this.into.get(record)
    return into === undefined ? record : this.holderOf(into)
  }
  lastWordOf(holder: number): string | undefined {
    const heard = this.said.filter(({ under }) => this.holderOf(under) === holder)
    return heard.sort((one, other) => one.step - other.step).at(-1)?.answer
  }
  /** A no said since the merge was hers, whichever of the two she is; a yes stays with the record that was kept. */
  undo(merge: Merged): void {
    merge.undone = true
    this.into.delete(merge.other)
    const noes = this.said.filter(
      ({ under, answer, step }) => answer !== 'given' && step > merge.step && this.holderOf(under) === merge.kept,
    )
    this.said.push(...noes.map((no) => ({ ...no, under: merge.other })))
  }
}

describe.each(testEngines())('on %s', (engine) => {
  test('whatever is said, merged and undone, one answer counts at most, and it is the last', async () => {
    const centre = await createTestCentre({ engine })
    await writeTexts(centre)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const ids: string[] = []
        for (let n = 0; n < records; n++) {
          ids.push((await centre.run(register, { displayName: `Registro ${n}` }, 'adviser')).id)
        }
        const told = new Told()
        for (const [step, one] of steps.entries()) {
          centre.clock.advance({ seconds: 1 })
          if (one.do === 'merge') {
            if (one.at === one.other || told.into.has(one.at) || told.into.has(one.other)) continue
            const { mergeId } = await centre.run(merge, { id: ids[one.at]!, merged: ids[one.other]! }, 'coordinator')
            told.into.set(one.other, one.at)
            told.merges.push({ id: mergeId, kept: one.at, other: one.other, step, undone: false })
          } else if (one.do === 'unmerge') {
            const open = told.merges.filter(({ undone, kept }) => !undone && !told.into.has(kept))
            const chosen = open[one.at % Math.max(1, open.length)]
            if (!chosen) continue
            await centre.run(unmerge, { mergeId: chosen.id }, 'coordinator')
            told.undo(chosen)
          } else {
            // Said under a record that lies in another, it is said by the person whom both are about.
            const holder = told.holderOf(one.at)
            if (one.do === 'withdrawn' && told.lastWordOf(holder) !== 'given') continue
            const under = one.do === 'given' ? holder : one.at
            await say(centre, ids[under]!, 'publication', one.do)
            told.said.push({ under: holder, answer: one.do, step })
          }
          for (const [record, id] of ids.entries()) {
            const current = (await centre.ask(consentHistory, { id })).items.filter((answer) => answer.current)
            const expected = told.into.has(record) ? undefined : told.lastWordOf(record)
            expect(current.map(({ answer }) => answer)).toEqual(expected === undefined ? [] : [expected])
          }
        }
      }),
      { numRuns: engine === 'libsql' ? 25 : 8, seed: 20261124 },
    )
    await centre.close()
  }, 60_000)

  test('the database itself lets no second answer to a purpose count', async () => {
    const centre = await createTestCentre({ engine })
    await writeTexts(centre)
    const { id } = await centre.run(register, { displayName: 'Rosa' }, 'adviser')
    await say(centre, id, 'photo', 'given')
    await centre.run(consent, { id, purpose: 'photo', answer: 'refused', how: 'paper' }, 'adviser')
    const both = Transaction.begin(centre.milpa.host.engine, ({ db }) => db.update(consents).set({ current: true }))
    const refusal: unknown = await both.catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(DatabaseError)
    expect(refusal).toMatchObject({ fault: 'unique' })
    await centre.close()
  })
})
