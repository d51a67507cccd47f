import { cases } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { afterAll, describe, expect, test } from 'vitest'
import { codeOf } from '../support/code-of.ts'
import { openPortfolio } from './portfolio.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  test('of eight who accept, withdraw and refer the same request at once, one does', async () => {
    const centre = await openPortfolio(engine)
    const id = await centre.request(await centre.offer('Taller'), await centre.person('Rosa'))
    const ways = [
      () => centre.move(id, 'withdraw', { reason: 'Ya no' }),
      () => centre.move(id, 'refer', { institutionId: centre.institution }),
    ]
    const codes = await Promise.all(Array.from({ length: 8 }, (_, index) => codeOf(ways[index % 2]!())))
    expect(codes.filter((code) => code === undefined)).toHaveLength(1)
    expect(codes.filter((code) => code === 'CASES_STEP_NOT_POSSIBLE')).toHaveLength(7)
    const { timeline, status } = await centre.ask(cases.readCase, { id })
    expect(timeline.map((entry) => entry.type === 'step' && entry.step.number)).toEqual([2, 1])
    expect(timeline[0]).toMatchObject({ step: { to: status } })
    await centre.close()
  })

  test('an outcome that two verify at once is verified once', async () => {
    const centre = await openPortfolio(engine)
    const caseId = await centre.request(await centre.offer('Taller'), await centre.person('Rosa'))
    const { id } = await centre.run(cases.recordOutcome, { caseId, kind: 'skill', words: 'Lleva cuentas' }, 'adviser')
    const codes = await Promise.all(
      (['call', 'visit', 'signature', 'document'] as const).map((how) =>
        codeOf(centre.run(cases.verifyOutcome, { id, how }, 'adviser')),
      ),
    )
    expect(codes.filter((code) => code === undefined)).toHaveLength(1)
    expect(codes.filter((code) => code === 'CASES_ALREADY_VERIFIED')).toHaveLength(3)
    await centre.close()
  })
})
