import { cases } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../support/code-of.ts'
import { openPortfolio, type Portfolio } from './portfolio.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  let centre: Portfolio
  let service: string
  let person: string
  beforeEach(async () => {
    centre = await openPortfolio(engine)
    service = await centre.offer('Costos y precios')
    person = await centre.person('Rosa Arriaga')
    return () => centre.close()
  })

  test('from request to completion, each step with who, when and why', async () => {
    const id = await centre.request(service, person)
    expect(await centre.move(id, 'accept')).toBe('accepted')
    centre.clock.advance({ days: 1 })
    expect(await centre.move(id, 'start')).toBe('in-progress')
    centre.clock.advance({ days: 30 })
    expect(await centre.move(id, 'complete', { reason: 'Terminó el taller' })).toBe('completed')
    const shown = await centre.ask(cases.readCase, { id }, 'adviser')
    expect(shown).toMatchObject({
      person: { name: 'Rosa Arriaga' },
      service: { name: 'Costos y precios' },
      openedOn: '2026-03-02',
      acceptedOn: '2026-03-02',
      closedOn: '2026-04-02',
      possible: ['reopen'],
      timelineCut: false,
    })
    expect(shown.timeline.map((entry) => entry.type === 'step' && [entry.on, entry.step.to, entry.by])).toEqual([
      ['2026-04-02', 'completed', 'test:adviser'],
      ['2026-03-03', 'in-progress', 'test:adviser'],
      ['2026-03-02', 'accepted', 'test:adviser'],
      ['2026-03-02', 'requested', 'test:adviser'],
    ])
    expect(shown.timeline[0]).toMatchObject({ step: { number: 4, reason: 'Terminó el taller' } })
  })

  test('exactly the steps of the table are possible, from every status', async () => {
    const waysTo: Readonly<Record<cases.Status, readonly cases.Step[]>> = {
      requested: [],
      accepted: ['accept'],
      'in-progress': ['accept', 'start'],
      completed: ['accept', 'start', 'complete'],
      withdrawn: ['withdraw'],
      referred: ['refer'],
    }
    const more = { reason: 'Porque sí', institutionId: centre.institution }
    for (const status of cases.statuses) {
      for (const step of cases.steps) {
        const id = await centre.request(service, person)
        for (const way of waysTo[status]) await centre.move(id, way, more)
        const outcome = await codeOf(centre.move(id, step, more))
        const possible = cases.transitions[step].from.includes(status)
        expect([status, step, outcome]).toEqual([status, step, possible ? undefined : 'CASES_STEP_NOT_POSSIBLE'])
      }
    }
  })

  test('a refused step says where the case stands and what can follow', async () => {
    const id = await centre.request(service, person)
    const error = await centre.run(cases.moveCase, { id, step: 'complete' }).catch((reason: unknown) => reason)
    expect(error).toMatchObject({
      code: 'CASES_STEP_NOT_POSSIBLE',
      data: { status: 'requested', possible: ['accept', 'withdraw', 'refer'] },
    })
  })

  test('withdrawing and reopening need a reason, a referral its institution', async () => {
    const id = await centre.request(service, person)
    expect(await codeOf(centre.move(id, 'withdraw'))).toBe('CASES_REASON_NEEDED')
    expect(await codeOf(centre.move(id, 'refer'))).toBe('CASES_INSTITUTION_NEEDED')
    expect(await codeOf(centre.move(id, 'refer', { institutionId: 'none' }))).toBe('CASES_INSTITUTION_UNKNOWN')
    expect(await centre.move(id, 'refer', { institutionId: centre.institution })).toBe('referred')
    expect(await centre.ask(cases.readCase, { id })).toMatchObject({ referredTo: { name: 'Instituto de las Mujeres' } })
    expect(await centre.move(id, 'reopen', { reason: 'No la recibieron' })).toBe('in-progress')
    expect(await centre.ask(cases.readCase, { id })).toMatchObject({ referredTo: null, closedOn: null })
  })

  test('a case needs somebody, a service that is offered, and an adviser who works here', async () => {
    const open = (input: object) => codeOf(centre.run(cases.openCase, { serviceId: service, ...input }, 'adviser'))
    const enterprise = await centre.enterprise('Tortillería Rosa')
    expect(await open({})).toBe('CASES_NOBODY')
    expect(await open({ personId: 'none' })).toBe('CASES_PERSON_UNKNOWN')
    expect(await open({ enterpriseId: 'none' })).toBe('CASES_ENTERPRISE_UNKNOWN')
    expect(await open({ personId: person, serviceId: 'none' })).toBe('CASES_SERVICE_UNKNOWN')
    expect(await open({ personId: person, adviserId: 'somebody' })).toBe('CASES_ADVISER_UNKNOWN')
    expect(await open({ personId: person, openedOn: '2026-03-03' })).toBe('CASES_DAY_IN_FUTURE')
    expect(await open({ personId: person, enterpriseId: enterprise, adviserId: 'test:adviser' })).toBeUndefined()
  })

  test('lists go by status, adviser, service, person and enterprise, page by page', async () => {
    const enterprise = await centre.enterprise('Tortillería Rosa')
    const other = await centre.offer('Trámites')
    const first = await centre.request(service, person)
    const second = await centre.request(other, person)
    const { id: third } = await centre.run(
      cases.openCase,
      { serviceId: service, enterpriseId: enterprise, adviserId: 'test:adviser' },
      'adviser',
    )
    await centre.move(second, 'accept')
    const idsOf = async (input: object) =>
      (await centre.ask(cases.listCases, input, 'adviser')).items.map(({ id }) => id)
    expect(await idsOf({})).toEqual([third, second, first])
    expect(await idsOf({ status: ['accepted', 'in-progress'] })).toEqual([second])
    expect(await idsOf({ adviserId: 'test:adviser' })).toEqual([third])
    expect(await idsOf({ serviceId: other })).toEqual([second])
    expect(await idsOf({ personId: person })).toEqual([second, first])
    expect(await idsOf({ enterpriseId: enterprise })).toEqual([third])
    const page = await centre.ask(cases.listCases, { limit: 2 })
    expect(await idsOf({ limit: 2, after: page.next! })).toEqual([first])
  })

  test('of another centre nothing is there', async () => {
    const id = await centre.request(service, person)
    const other = centre.door('adviser', await centre.another('otra'))
    expect(await codeOf(centre.milpa.ask(cases.readCase, { id }, other))).toBe('NOT_FOUND')
    expect(await codeOf(centre.milpa.run(cases.moveCase, { id, step: 'accept' }, other))).toBe('NOT_FOUND')
    const contact = { caseIds: [id], kind: 'call' as const, contactMinutes: 5 }
    expect(await codeOf(centre.milpa.run(cases.recordContact, contact, other))).toBe('CASES_CASE_UNKNOWN')
    const theirs = { serviceId: service, personId: person }
    expect(await codeOf(centre.milpa.run(cases.openCase, theirs, other))).toBe('CASES_SERVICE_UNKNOWN')
    expect((await centre.milpa.ask(cases.listCases, {}, other)).items).toEqual([])
  })
})
