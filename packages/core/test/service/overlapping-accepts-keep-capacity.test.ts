import { cases, services } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../support/code-of.ts'
import { openPortfolio, type Portfolio } from './portfolio.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  let centre: Portfolio
  let person: string
  beforeEach(async () => {
    centre = await openPortfolio(engine)
    person = await centre.person('Rosa Arriaga')
    return () => centre.close()
  })
  const requests = async (service: string, count: number) => {
    const ids: string[] = []
    for (let index = 0; index < count; index++) ids.push(await centre.request(service, person))
    return ids
  }

  test('ten accepted at once for three places: three get one', async () => {
    const service = await centre.offer('Taller', { capacity: 3, capacityPeriod: 'month' })
    const ids = await requests(service, 10)
    const codes = await Promise.all(ids.map((id) => codeOf(centre.move(id, 'accept'))))
    expect(codes.filter((code) => code === undefined)).toHaveLength(3)
    expect(codes.filter((code) => code === 'CASES_SERVICE_FULL')).toHaveLength(7)
    const accepted = await centre.ask(cases.listCases, { serviceId: service, status: ['accepted'] })
    expect(accepted.items).toHaveLength(3)
  })

  test('a place of the month comes back with a withdrawal, and with the next month', async () => {
    const service = await centre.offer('Taller', { capacity: 1, capacityPeriod: 'month' })
    const [one, two, three] = await requests(service, 3)
    await centre.move(one!, 'accept')
    await centre.move(one!, 'start')
    await centre.move(one!, 'complete')
    expect(await codeOf(centre.move(two!, 'accept'))).toBe('CASES_SERVICE_FULL')
    centre.clock.set('2026-04-01T12:00:00.000Z')
    await centre.move(two!, 'accept')
    expect(await codeOf(centre.move(three!, 'accept'))).toBe('CASES_SERVICE_FULL')
    await centre.move(two!, 'withdraw', { reason: 'Se mudó' })
    expect(await centre.move(three!, 'accept')).toBe('accepted')
    expect(await codeOf(centre.move(two!, 'reopen', { reason: 'Volvió' }))).toBe('CASES_SERVICE_FULL')
  })

  test('a case that is opened again in the month of its place keeps that place', async () => {
    const service = await centre.offer('Taller', { capacity: 1, capacityPeriod: 'month' })
    const [one] = await requests(service, 1)
    for (const step of ['accept', 'start', 'complete'] as const) await centre.move(one!, step)
    expect(await centre.move(one!, 'reopen', { reason: 'Faltaba algo' })).toBe('in-progress')
  })

  test('a place at once comes back when a case is completed', async () => {
    const service = await centre.offer('Asesoría', { capacity: 1, capacityPeriod: 'at-once' })
    const [one, two] = await requests(service, 2)
    await centre.move(one!, 'accept')
    expect(await codeOf(centre.move(two!, 'accept'))).toBe('CASES_SERVICE_FULL')
    await centre.move(one!, 'start')
    await centre.move(one!, 'complete')
    expect(await centre.move(two!, 'accept')).toBe('accepted')
    await centre.run(services.changeService, { id: service, capacity: 2 }, 'coordinator')
    expect(await centre.move(one!, 'reopen', { reason: 'Faltaba algo' })).toBe('in-progress')
  })
})
