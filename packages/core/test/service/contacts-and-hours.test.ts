import { cases } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../support/code-of.ts'
import { openPortfolio, type Portfolio } from './portfolio.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  let centre: Portfolio
  let service: string
  let mine: string
  let hers: string
  beforeEach(async () => {
    centre = await openPortfolio(engine)
    service = await centre.offer('Costos y precios')
    mine = await centre.request(service, await centre.person('Rosa Arriaga'))
    hers = await centre.request(service, await centre.person('Elena Duarte'))
    return () => centre.close()
  })
  const record = (input: Partial<Parameters<typeof cases.recordContact.run>[0]>, as = 'adviser') =>
    centre.run(cases.recordContact, { caseIds: [mine], kind: 'visit', contactMinutes: 60, ...input }, as)

  test('a session with a group counts once, by adviser, by service and by month', async () => {
    await record({ caseIds: [mine, hers], kind: 'group', contactMinutes: 90, preparationMinutes: 30 })
    await record({ contactMinutes: 45, travelMinutes: 20, on: '2026-02-27' })
    await record({ kind: 'call', contactMinutes: 10 }, 'coordinator')
    const period = { from: '2026-02-01', to: '2026-03-31' }
    const rowsBy = async (by: 'adviser' | 'service' | 'month') =>
      (await centre.ask(cases.hours, { ...period, by }, 'coordinator')).rows
    expect(await rowsBy('service')).toEqual([
      {
        key: service,
        name: 'Costos y precios',
        contacts: 3,
        contactMinutes: 145,
        preparationMinutes: 30,
        travelMinutes: 20,
      },
    ])
    expect((await rowsBy('adviser')).map(({ key, contactMinutes }) => [key, contactMinutes])).toEqual([
      ['test:adviser', 135],
      ['test:coordinator', 10],
    ])
    expect((await rowsBy('month')).map(({ key, contactMinutes }) => [key, contactMinutes])).toEqual([
      ['2026-02', 45],
      ['2026-03', 100],
    ])
    expect((await centre.ask(cases.readCase, { id: mine })).hours.contactMinutes).toBe(145)
    expect((await centre.ask(cases.readCase, { id: hers })).hours.contactMinutes).toBe(90)
  })

  test('somebody who may not see the hours of all sees her own, whomever she asks for', async () => {
    await record({ contactMinutes: 45 })
    await record({ contactMinutes: 10 }, 'coordinator')
    const asked = { from: '2026-01-01', to: '2026-12-31', adviserId: 'test:coordinator' }
    const own = await centre.ask(cases.hours, asked, 'adviser')
    expect(own).toMatchObject({ of: 'yourself', rows: [{ key: 'test:adviser', contactMinutes: 45 }] })
  })

  test('only a group session is of several cases, and those are of one service', async () => {
    expect(await codeOf(record({ caseIds: [mine, hers] }))).toBe('CASES_ONLY_GROUPS_SHARE')
    const elsewhere = await centre.request(await centre.offer('Trámites'), await centre.person('Ana'))
    expect(await codeOf(record({ caseIds: [mine, elsewhere], kind: 'group' }))).toBe('CASES_SERVICES_DIFFER')
    expect(await codeOf(record({ caseIds: [mine, 'none'], kind: 'group' }))).toBe('CASES_CASE_UNKNOWN')
    expect(await codeOf(record({ on: '2026-03-03' }))).toBe('CASES_DAY_IN_FUTURE')
    expect(await codeOf(record({ contactMinutes: 1.5 }))).toBe('INVALID_INPUT')
  })

  test('the timeline merges steps, contacts and outcomes by the day they happened, and tells nothing of others', async () => {
    await record({ caseIds: [mine, hers], kind: 'group', on: '2026-02-20', topics: ['precios'] })
    const outcome = { caseId: mine, kind: 'more-income' as const, since: '2026-02-25' }
    const money = { figureName: 'Ventas al mes', figureCurrency: 'MXN', figureBefore: 300_000, figureAfter: 450_000 }
    await centre.run(cases.recordOutcome, { ...outcome, ...money }, 'adviser')
    await centre.move(mine, 'accept')
    const { timeline } = await centre.ask(cases.readCase, { id: mine }, 'adviser')
    expect(timeline.map(({ type, on }) => [type, on])).toEqual([
      ['step', '2026-03-02'],
      ['step', '2026-03-02'],
      ['outcome', '2026-02-25'],
      ['contact', '2026-02-20'],
    ])
    expect(JSON.stringify(timeline)).not.toContain(hers)
  })

  test('a figure comes in two, with a name and a currency that exists', async () => {
    const say = (figures: object) =>
      codeOf(centre.run(cases.recordOutcome, { caseId: mine, kind: 'jobs', ...figures }, 'adviser'))
    expect(await say({ figureName: 'Empleos', figureAfter: 2 })).toBe('CASES_FIGURE_INCOMPLETE')
    expect(await say({ figureCurrency: 'MXN' })).toBe('CASES_FIGURE_INCOMPLETE')
    const money = { figureName: 'Ventas', figureBefore: 1, figureAfter: 2 }
    expect(await say({ ...money, figureCurrency: 'ABC' })).toBe('CASES_UNIT_UNKNOWN')
    expect(await say(money)).toBeUndefined()
  })

  test('what comes next is listed by urgency until it is done', async () => {
    await record({ nextStep: { what: 'Llevar lista de precios', dueOn: '2026-03-01' } })
    const { id } = await centre.run(
      cases.addNextStep,
      { caseId: hers, what: 'Ir al ayuntamiento', dueOn: '2026-03-05' },
      'coordinator',
    )
    const list = async (input: object) => (await centre.ask(cases.listNextSteps, input, 'adviser')).items
    expect((await list({})).map(({ what, overdue, person }) => [what, overdue, person])).toEqual([
      ['Llevar lista de precios', true, 'Rosa Arriaga'],
      ['Ir al ayuntamiento', false, 'Elena Duarte'],
    ])
    expect((await list({ ownerId: 'test:coordinator' })).map((step) => step.id)).toEqual([id])
    expect(await list({ dueThrough: '2026-03-02', ownerId: 'test:coordinator' })).toEqual([])
    expect(await centre.run(cases.changeNextStep, { id, done: true }, 'adviser')).toMatchObject({
      doneOn: '2026-03-02',
      doneBy: 'test:adviser',
    })
    expect(await list({})).toHaveLength(1)
    await centre.run(cases.changeNextStep, { id, done: false, dueOn: '2026-04-01' }, 'adviser')
    expect(await list({})).toHaveLength(2)
  })

  test('a contact is corrected, or removed with its hours when it was a mistake', async () => {
    const { id } = await record({ notes: 'Se revisaron costos' })
    expect(await centre.run(cases.changeContact, { id, contactMinutes: 30 }, 'adviser')).toMatchObject({
      contactMinutes: 30,
      notes: 'Se revisaron costos',
      caseIds: [mine],
    })
    await centre.run(cases.removeContact, { id }, 'adviser')
    expect((await centre.ask(cases.readCase, { id: mine })).hours.contactMinutes).toBe(0)
    expect(await codeOf(centre.run(cases.removeContact, { id }, 'adviser'))).toBe('NOT_FOUND')
  })
})
