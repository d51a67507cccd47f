import { cases } from '@milpa/core'
import { getTableColumns } from 'drizzle-orm'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, describe, expect, test } from 'vitest'
import { Transaction } from '../../src/db/transaction.ts'
import { fieldChanges } from '../../src/audit/tables.ts'
import { events } from '../../src/events/tables.ts'
import { OperationContext } from '../../src/runtime/context.ts'
import { casePart } from '../../src/service/cases/part.ts'
import { caseTables } from '../../src/service/cases/tables.ts'
import { openPortfolio } from './portfolio.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  test('everything that was written about her is gone, everywhere; hours, counts and others stay', async () => {
    const centre = await openPortfolio(engine)
    const service = await centre.offer('Taller')
    const [hers, other] = [await centre.person('Rosa'), await centre.person('Elena')]
    const write = async (personId: string, word: string) => {
      const opened = { serviceId: service, personId, summary: `${word} summary` }
      const { id } = await centre.run(cases.openCase, opened, 'adviser')
      await centre.run(cases.changeCase, { id, summary: `${word} changed` }, 'adviser')
      const contact = { kind: 'visit' as const, contactMinutes: 50, topics: [`${word} topic`], notes: `${word} notes` }
      const { id: contactId } = await centre.run(cases.recordContact, { caseIds: [id], ...contact }, 'adviser')
      await centre.run(cases.changeContact, { id: contactId, notes: `${word} corrected` }, 'adviser')
      const next = { caseId: id, what: `${word} step`, dueOn: '2026-03-05' }
      const { id: stepId } = await centre.run(cases.addNextStep, next, 'adviser')
      await centre.run(cases.changeNextStep, { id: stepId, what: `${word} other step` }, 'adviser')
      const outcome = { kind: 'other' as const, words: `${word} outcome`, figureName: `${word} figure` }
      await centre.run(cases.recordOutcome, { caseId: id, ...outcome, figureBefore: 1, figureAfter: 2 }, 'adviser')
      await centre.run(cases.moveCase, { id, step: 'withdraw', reason: `${word} reason` }, 'adviser')
      return id
    }
    const mine = await write(hers, 'PLANTED')
    const theirs = await write(other, 'KEPT')
    const group = { caseIds: [mine, theirs], kind: 'group' as const, contactMinutes: 30, notes: 'SHARED notes' }
    await centre.run(cases.recordContact, group, 'adviser')

    const origin = { centre: centre.centre, actor: centre.actor('system'), at: centre.clock.now() }
    const forgotten = await Transaction.begin(centre.milpa.host.engine, (transaction) =>
      casePart.forget!(
        { ids: [hers], enterprises: [] },
        new OperationContext(centre.milpa.host, cases.changeCase, origin, transaction),
      ),
    )
    expect(forgotten).toEqual({ erased: 1, kept: ['kept.cases', 'kept.group-notes'] })

    const { read } = centre.milpa.host
    const everything = await Promise.all(
      [...Object.values(caseTables), fieldChanges, events].map((table) =>
        read.select(getTableColumns(table)).from(table),
      ),
    )
    const text = JSON.stringify(everything)
    expect(text).not.toContain('PLANTED')
    expect(text.match(/KEPT/g)!.length).toBeGreaterThanOrEqual(7)
    expect(text).toContain('SHARED notes')
    const shown = await centre.ask(cases.readCase, { id: mine })
    expect(shown).toMatchObject({ person: null, status: 'withdrawn', hours: { contactMinutes: 80 } })
    expect((await centre.ask(cases.listCases, { personId: hers })).items).toEqual([])
    await centre.close()
  })
})
