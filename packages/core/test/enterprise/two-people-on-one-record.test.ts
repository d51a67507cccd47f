import { afterAll, describe, expect, test } from 'vitest'
import { createTestCentre, stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { directory } from '../../src/enterprise/directory.ts'
import { campaignList, closeCampaign, startCampaign } from '../../src/enterprise/campaigns.ts'
import { list } from '../../src/enterprise/list.ts'
import { publish } from '../../src/enterprise/publish.ts'
import { read } from '../../src/enterprise/read.ts'
import { register } from '../../src/enterprise/register.ts'
import { update } from '../../src/enterprise/update.ts'
import { validate } from '../../src/enterprise/validate.ts'
import { register as registerPerson } from '../../src/entrepreneur/register.ts'
import { update as updatePerson } from '../../src/entrepreneur/update.ts'
import { codeOf } from '../support/code-of.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (engine) => {
  test('of two corrections of what both had opened, one is told that the other was first', async () => {
    const centre = await createTestCentre({ engine })
    const { id, version } = await centre.run(register, { name: 'Telares' }, 'adviser')
    const codes = await Promise.all([
      codeOf(centre.run(update, { id, version, name: 'Telares Uno' }, 'adviser')),
      codeOf(centre.run(update, { id, version, name: 'Telares Dos' }, 'coordinator')),
    ])
    expect(codes.toSorted()).toEqual(['ENTERPRISES_CHANGED_MEANWHILE', undefined])
    expect(await centre.ask(read, { id })).toMatchObject({ version: 2 })
    const person = await centre.run(registerPerson, { displayName: 'Rosa' }, 'adviser')
    await centre.run(updatePerson, { id: person.id, version: 1, notes: 'Uno' }, 'adviser')
    await expect(
      centre.run(updatePerson, { id: person.id, version: 1, notes: 'Dos' }, 'adviser'),
    ).rejects.toMatchObject({ code: 'ENTREPRENEURS_CHANGED_MEANWHILE', data: { version: 2 } })
    await centre.close()
  })

  test('each visit stays with who, when and by which campaign, and one found closed leaves the directory', async () => {
    const centre = await createTestCentre({ engine })
    const { id } = await centre.run(register, { name: 'Telares', homeBased: false }, 'adviser')
    await centre.run(publish, { id, basis: 'public-register', source: 'Padrón municipal 2026' }, 'director')
    const { id: campaignId } = await centre.run(startCampaign, { name: 'Barrido 2026', from: '2026-03-01' }, 'director')
    const pending = async () => (await centre.ask(list, { pendingOf: campaignId })).items.length
    expect(await pending()).toBe(1)
    await centre.run(validate, { id, result: 'closed', campaignId, note: 'Cortina abajo' }, 'assistant')
    expect(await pending()).toBe(0)
    expect((await centre.askPublic(directory, {})).items).toEqual([])
    centre.clock.advance({ days: 2 })
    await centre.run(validate, { id, result: 'confirmed', campaignId }, 'adviser')
    expect((await centre.askPublic(directory, {})).items).toHaveLength(1)
    expect(await centre.ask(read, { id })).toMatchObject({
      validatedBy: 'test:adviser',
      validatedAt: '2026-03-04T15:00:00.000Z',
      campaignId,
      validations: [
        { result: 'closed', by: 'test:assistant', note: 'Cortina abajo' },
        { result: 'confirmed', by: 'test:adviser' },
      ],
    })
    expect((await centre.ask(campaignList, {})).items).toMatchObject([
      { name: 'Barrido 2026', visits: { confirmed: 1, closed: 1, corrected: 0 } },
    ])
    await centre.run(closeCampaign, { id: campaignId }, 'director')
    expect(await codeOf(centre.run(validate, { id, result: 'confirmed', campaignId }, 'adviser'))).toBe(
      'ENTERPRISES_CAMPAIGN_CLOSED',
    )
    const order = (await centre.ask(list, { sort: 'validated' })).items.map((one) => one.id)
    const { id: never } = await centre.run(register, { name: 'Zapatos' }, 'adviser')
    expect((await centre.ask(list, { sort: 'validated' })).items.map((one) => one.id)).toEqual([never, ...order])
    await centre.close()
  })
})
