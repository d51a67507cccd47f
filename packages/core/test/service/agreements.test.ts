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
  const sign = async (title: string, endsOn: string | null, startsOn = '2025-01-01') =>
    (
      await centre.run(
        services.addAgreement,
        { institutionId: centre.institution, title, startsOn, endsOn, noticeDays: 30 },
        'coordinator',
      )
    ).id
  const statusOf = async (id: string) => (await centre.ask(services.readAgreement, { id }, 'viewer')).status

  test('its days say whether it is in force, to renew, expired or still to come', async () => {
    expect(await statusOf(await sign('open', null))).toBe('in-force')
    expect(await statusOf(await sign('later', null, '2026-03-03'))).toBe('upcoming')
    expect(await statusOf(await sign('far', '2026-04-02'))).toBe('in-force')
    expect(await statusOf(await sign('near', '2026-04-01'))).toBe('to-renew')
    expect(await statusOf(await sign('last day', '2026-03-02'))).toBe('to-renew')
    expect(await statusOf(await sign('over', '2026-03-01'))).toBe('expired')
    const id = await sign('ended', null)
    await centre.run(services.endAgreement, { id, because: 'Cambió la administración' }, 'coordinator')
    expect(await statusOf(id)).toBe('ended')
    expect(await codeOf(centre.run(services.endAgreement, { id, because: 'otra vez' }))).toBe(
      'SERVICES_AGREEMENT_ENDED',
    )
    expect(await codeOf(sign('backwards', '2024-12-31'))).toBe('SERVICES_DAYS_OUT_OF_ORDER')
  })

  test('six renewals of one agreement at once: one is made, and it goes on where the old one ends', async () => {
    const id = await sign('near', '2026-04-01')
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => codeOf(centre.run(services.renewAgreement, { id, endsOn: '2027-04-01' }))),
    )
    expect(outcomes.filter((code) => code === undefined)).toHaveLength(1)
    expect(outcomes.filter((code) => code === 'SERVICES_AGREEMENT_RENEWED')).toHaveLength(5)
    const old = await centre.ask(services.readAgreement, { id })
    expect(old.status).toBe('in-force')
    const { items } = await centre.ask(services.listAgreements, {})
    expect(items).toHaveLength(2)
    expect(items.find((one) => one.id === old.renewedById)).toMatchObject({
      title: 'near',
      startsOn: '2026-04-02',
      renewsId: id,
      status: 'upcoming',
      noticeDays: 30,
    })
    centre.clock.set('2026-05-01T12:00:00.000Z')
    expect(await statusOf(id)).toBe('renewed')
  })

  test('the list of those to renew holds what ends soon or has ended, unless renewed or ended on purpose', async () => {
    const near = await sign('near', '2026-04-01')
    const over = await sign('over', '2026-02-01')
    await sign('far', '2027-01-01')
    await sign('open', null)
    const renewed = await sign('renewed', '2026-03-15')
    await centre.run(services.renewAgreement, { id: renewed, endsOn: '2027-03-15' })
    const ended = await sign('ended', '2026-03-20')
    await centre.run(services.endAgreement, { id: ended, because: 'No hizo falta' })
    const { items } = await centre.ask(services.listAgreements, { dueWithin: 60 }, 'viewer')
    expect(items.map(({ id, daysLeft }) => [id, daysLeft])).toEqual([
      [over, -29],
      [near, 30],
    ])
    const all: string[] = []
    for (let after: string | undefined; ;) {
      const page = await centre.ask(services.listAgreements, { limit: 2, ...(after ? { after } : {}) })
      all.push(...page.items.map(({ title, endsOn }) => `${title} ${endsOn}`))
      after = page.next
      if (!after) break
    }
    expect(all).toEqual([
      'over 2026-02-01',
      'renewed 2026-03-15',
      'ended 2026-03-20',
      'near 2026-04-01',
      'far 2027-01-01',
      'renewed 2027-03-15',
      'open null',
    ])
  })
})
