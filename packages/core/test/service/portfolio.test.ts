import { services } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../support/code-of.ts'
import { openPortfolio, type Portfolio } from './portfolio.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  let centre: Portfolio
  beforeEach(async () => {
    centre = await openPortfolio(engine)
    return () => centre.close()
  })

  test('the public sees what is offered to it, in its language, and nothing that is for the staff', async () => {
    await centre.run(services.changeInstitution, {
      id: centre.institution,
      contactName: 'PLANTED-NAME',
      contactPhone: 'PLANTED-PHONE',
      notes: 'PLANTED-NOTES',
    })
    const { id: agreementId } = await centre.run(services.addAgreement, {
      institutionId: centre.institution,
      title: 'PLANTED-AGREEMENT',
      startsOn: '2026-01-01',
    })
    await centre.offer('Costos y precios', {
      public: true,
      agreementId,
      capacity: 98_765,
      capacityPeriod: 'year',
      costKind: 'fixed',
      costAmount: 15_000,
      costCurrency: 'MXN',
      translations: { en: { name: 'Costs and prices' } },
      eligibility: {
        all: [{ fact: 'territory', in: ['08'] }, { any: [{ fact: 'answer', question: 'sells' }] }],
        questions: [{ id: 'sells', words: '¿Ya vende?', translations: { en: 'Do you sell already?' } }],
      },
    })
    await centre.offer('Interno')
    const gone = await centre.offer('Ya no', { public: true })
    await centre.run(services.changeService, { id: gone, active: false })
    const { items } = await centre.askPublic(services.offered, { language: 'en' })
    expect(items).toMatchObject([
      {
        name: 'Costs and prices',
        institution: { name: 'Instituto de las Mujeres', kind: 'public' },
        costAmount: 15_000,
        asks: ['territory'],
        questions: [{ id: 'sells', words: 'Do you sell already?' }],
      },
    ])
    expect(JSON.stringify(items)).not.toMatch(/PLANTED|98765/)
    expect(await codeOf(centre.askPublic(services.offeredOne, { id: gone }))).toBe('NOT_FOUND')
    const { id } = items[0]!
    const other = await centre.another('otra')
    expect(await codeOf(centre.milpa.askPublic(services.offeredOne, { id }, other))).toBe('NOT_FOUND')
    expect((await centre.milpa.askPublic(services.offered, {}, other)).items).toEqual([])
  })

  test('anybody may ask whether a service is for her, and hears why', async () => {
    const id = await centre.offer('Crédito', {
      public: true,
      eligibility: { all: [{ fact: 'months-running', atLeast: 6 }], questions: [] },
    })
    const verdict = await centre.askPublic(services.mayHave, { id, monthsRunning: 3 })
    expect(verdict).toEqual({
      verdict: 'not-eligible',
      reasons: [
        {
          key: 'eligibility.months-running.at-least',
          state: 'not-met',
          fact: 'months-running',
          values: { atLeast: 6 },
          group: 0,
        },
      ],
    })
    expect((await centre.askPublic(services.mayHave, { id })).verdict).toBe('unknown')
    expect((await centre.ask(services.checkEligibility, { id, monthsRunning: 6 }, 'viewer')).verdict).toBe('eligible')
  })

  test('cost, capacity, agreement and rule must make sense', async () => {
    const offer = (more: object) => codeOf(centre.offer('Algo', more))
    expect(await offer({ costKind: 'fixed' })).toBe('SERVICES_COST_INCOMPLETE')
    expect(await offer({ costAmount: 5, costCurrency: 'MXN' })).toBe('SERVICES_COST_INCOMPLETE')
    expect(await offer({ costKind: 'fixed', costAmount: 5, costCurrency: 'ABC' })).toBe('SERVICES_CURRENCY_UNKNOWN')
    expect(await offer({ capacity: 5 })).toBe('SERVICES_CAPACITY_INCOMPLETE')
    expect(await offer({ institutionId: 'none' })).toBe('SERVICES_INSTITUTION_UNKNOWN')
    expect(await offer({ agreementId: 'none' })).toBe('SERVICES_AGREEMENT_UNKNOWN')
    const { id: other } = await centre.run(services.addInstitution, { name: 'Otra', kind: 'ngo' })
    const { id: agreementId } = await centre.run(services.addAgreement, {
      institutionId: other,
      title: 'De otra',
      startsOn: '2026-01-01',
    })
    expect(await offer({ agreementId })).toBe('SERVICES_AGREEMENT_OF_ANOTHER')
    expect(await offer({ eligibility: { all: [{ fact: 'answer', question: 'nobody-asks' }] } })).toBe('INVALID_INPUT')
    expect(await offer({ eligibility: { all: [{ fact: 'workers', atLeast: 5, atMost: 4 }] } })).toBe('INVALID_INPUT')
    await centre.run(services.changeInstitution, { id: other, active: false })
    expect(await offer({ institutionId: other })).toBe('SERVICES_INSTITUTION_INACTIVE')
  })

  test('a change leaves what it does not name, and the history says what was', async () => {
    const id = await centre.offer('Taller', { place: 'Salón', capacity: 5, capacityPeriod: 'month' })
    const changed = await centre.run(services.changeService, { id, place: null, name: 'Taller de costos' })
    expect(changed).toMatchObject({
      name: 'Taller de costos',
      place: null,
      capacity: 5,
      institution: { id: centre.institution },
    })
  })
})
