import { enterprises, entrepreneurs, ledger } from '@milpa/core'
import { createTestCentre, type TestCentre, type TestEngine } from '@milpa/plugin-kit'

/** A centre with something in most of its tables: sealed places, contacts, history, money, an audit that is sealed. */
export async function fullCentre(engine: TestEngine): Promise<TestCentre> {
  const centre = await createTestCentre({ engine })
  await centre.another('vecino')
  const neighbour = (await centre.milpa.centreBySlug('vecino'))!
  await centre.milpa.run(enterprises.register, { name: 'De la vecina' }, centre.door('system', neighbour))
  const person = await centre.run(entrepreneurs.register, {
    displayName: 'Ñusta Pérez “la güera”',
    disability: 'sorda',
    household: { adults: 2, children: 3 },
    contacts: [{ kind: 'phone', value: '55 1617 9901' }],
  })
  for (let n = 0; n < 7; n++) {
    const { id } = await centre.run(enterprises.register, {
      name: `Taller ${n} \u{1F33D}`,
      place: { latitude: 28.6 + n / 1000, longitude: -106.1, address: `Calle ${n}` },
      workers: [{ sex: 'women', count: n }],
      externalIds: [{ system: 'denue', value: String(n) }],
      people: [{ personId: person.id, role: 'owner' }],
    })
    await centre.run(enterprises.update, { id, notes: `nota ${n}` })
  }
  await centre.run(ledger.openAccount, { key: 'cash', kind: 'asset', unit: 'MXN' })
  await centre.run(ledger.openAccount, { key: 'member', kind: 'liability', unit: 'MXN' })
  for (let n = 1; n <= 3; n++) {
    await centre.run(ledger.post, {
      transfers: [{ id: `019ca000-0000-7000-8000-00000000000${n}`, debit: 'cash', credit: 'member', amount: n * 100 }],
    })
  }
  await centre.milpa.sealAudit(centre.centre.id, 0)
  return centre
}
