import { cases, enterprises, entrepreneurs, ledger, services } from '@milpa/core'
import type { Run } from './console.ts'

const trades = [
  ['Pan de Lupita', 'bakery', 'Guadalupe Ontiveros', 'San Guillermo'],
  ['Costura Irma', 'cakes-pastry', 'Irma Chavira', 'San Guillermo'],
  ['Panadería Doña Chela', 'bakery', 'Consuelo Rascón', 'Laderas'],
  ['Vivero Las Flores', 'plant-nursery', 'Rocío Baca', 'Francisco Portillo'],
  ['Tortillería El Comal', 'tortilla-shop', 'Blanca Terrazas', 'Laderas'],
  ['Salsas La Minera', 'sauces-pickles', 'Socorro Ruiz', 'Santa Eulalia'],
  ['Papelería Arcoíris', 'bakery', 'Elvira Nájera', 'Santa Eulalia'],
  ['Repostería Dulce N.', 'cakes-pastry', 'Dulce Nohemí Tarango', 'Laderas'],
  ['Bisutería Cantera', 'bakery', 'Perla Domínguez', 'Santa Eulalia'],
  ['Loncheras Meraz', 'tortilla-shop', 'Yolanda Meraz', 'San Guillermo'],
] as const

/** A handful of invented people and enterprises, and what a centre does with them; all through operations. */
export async function seed(run: Run) {
  for (const purpose of ['service', 'publication'] as const) {
    await run(entrepreneurs.addConsentText, {
      purpose,
      texts: { es: 'El centro guarda mis datos y muestra mi negocio por zona. Puedo retirarlo cuando quiera.' },
    })
  }
  const people: string[] = []
  const shops: string[] = []
  for (const [at, [name, trade, owner, locality]] of trades.entries()) {
    const person = await run(entrepreneurs.register, {
      displayName: owner,
      locality,
      languages: ['es'],
      sex: 'woman',
      ageBand: '30-44',
      contacts: [{ kind: 'mobile', value: `614 555 01${String(10 + at)}` }],
    })
    const shop = await run(enterprises.register, {
      name,
      what: `${name}, de ${owner}`,
      locality,
      activity: { classification: 'milpa', code: trade },
      stage: 'running',
      formality: 'informal',
      started: '2019-03',
      homeBased: at % 2 === 0,
      workers: [{ sex: 'women', count: 1 + (at % 4) }],
      place: { latitude: 28.5874 + at * 0.0031, longitude: -105.9102 + ((at * 7) % 10) * 0.0034 },
      contacts: [{ kind: 'phone', value: `614 555 02${String(10 + at)}`, publishable: true }],
      people: [{ personId: person.id, role: 'owner' }],
    })
    if (at % 3 !== 0) await run(enterprises.validate, { id: shop.id, result: 'confirmed' })
    people.push(person.id)
    shops.push(shop.id)
  }
  const centre = await run(services.addInstitution, { name: 'CENESO Aquiles Serdán', kind: 'own-centre' })
  const college = await run(services.addInstitution, {
    name: 'Universidad Tecnológica',
    kind: 'academic',
    contactName: 'Lic. Amparo Holguín',
  })
  await run(services.addAgreement, {
    institutionId: college.id,
    title: 'Prácticas de diseño con estudiantes',
    startsOn: '2024-01-01',
    endsOn: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
  })
  const advice = await run(services.addService, {
    name: 'Revisar costos y precio',
    kind: 'technical-assistance',
    institutionId: centre.id,
    costKind: 'free',
    place: 'Salón 2',
    public: true,
  })
  const opened = await run(cases.openCase, {
    serviceId: advice.id,
    personId: people[1]!,
    enterpriseId: shops[1]!,
    summary: 'Quiere saber si su precio cubre el material.',
  })
  const till = await run(ledger.openAccount, { key: 'caja', name: 'Caja', kind: 'asset', unit: 'MXN' })
  await run(ledger.openAccount, { key: 'capital', name: 'Capital semilla', kind: 'equity', unit: 'MXN' })
  await run(ledger.post, {
    transfers: [
      {
        id: '0190a000-0000-7000-8000-000000000001',
        debit: 'caja',
        credit: 'capital',
        amount: 1_250_000,
        purpose: 'Aportación del municipio',
      },
    ],
  })
  await run(ledger.openAccount, { key: 'gasto', name: 'Material', kind: 'expense', unit: 'MXN' })
  const held = '0190a000-0000-7000-8000-000000000002'
  await run(ledger.post, {
    transfers: [{ kind: 'hold', id: held, debit: 'gasto', credit: 'caja', amount: 40_000, expiresIn: 864_000 }],
  })
  await run(ledger.journal, {
    id: '0190a000-0000-7000-8000-000000000003',
    purpose: 'Material del taller',
    category: 'spending',
    lines: [
      { account: 'gasto', debit: 12_000 },
      { account: 'caja', credit: 7_000 },
      { account: 'capital', credit: 5_000 },
    ],
  })
  const { id: campaign } = await run(enterprises.startCampaign, { name: 'Noviembre, zona norte', from: '2026-11-01' })
  await run(enterprises.validate, { id: shops[1]!, result: 'confirmed', campaignId: campaign })
  const { id: group } = await run(entrepreneurs.registerGroup, {
    kind: 'cooperative',
    name: 'Manos de Laderas',
    purpose: 'Vender juntas pan y tortillas',
    contacts: [{ kind: 'mobile', value: '614 555 0300' }],
  })
  await run(entrepreneurs.setMembers, {
    id: group,
    members: [
      { memberKind: 'person', memberId: people[1]!, role: 'Presidenta' },
      { memberKind: 'enterprise', memberId: shops[2]! },
    ],
  })
  return { people, shops, service: advice.id, case: opened.id, campaign, group, account: till.id, transfer: held }
}
