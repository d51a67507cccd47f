import { cases, enterprises, entrepreneurs, ledger, listStaff, services } from '@milpa/core'
import { stopTestEngines } from '@milpa/plugin-kit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoStaff, NotEmptyError, seed } from '../src/index.ts'
import { isInside, readPlaces } from '../src/places.ts'
import { all, digestOf, empty, factsOf, sow, type Sown } from './sown.ts'

const limit = 200
let sown: Sown

beforeAll(async () => {
  sown = await sow('libsql')
}, 240_000)
afterAll(async () => {
  await sown.milpa.close()
  await stopTestEngines()
})

const countBy = <T>(items: readonly T[], key: (item: T) => string): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1
  return counts
}

describe('the inventory', () => {
  test('has 400 records of women, three of which are of women who stand there twice', async () => {
    const persons = await all(sown, entrepreneurs.list, { limit })
    expect(persons).toHaveLength(400)
    expect(countBy(persons, ({ sex }) => sex ?? 'unknown')).toEqual({ woman: 400 })
  })

  test('has 320 enterprises of at least 60 trades, a dozen of them still to be visited', async () => {
    const found = await all(sown, enterprises.list, { limit })
    expect(found).toHaveLength(320)
    expect(new Set(found.flatMap(({ activity }) => activity?.code ?? [])).size).toBeGreaterThanOrEqual(60)
    expect(found.filter(({ validatedAt }) => validatedAt === null)).toHaveLength(12)
    // No trade has said what it does in words of a template.
    expect(found.filter(({ name, what }) => /[{}]/.test(`${name} ${what ?? ''}`))).toEqual([])
  })

  test('publishes some two hundred of them, each on the consent of an owner', async () => {
    const found = await all(sown, enterprises.list, { limit, listed: true })
    expect(found.length).toBeGreaterThanOrEqual(180)
    expect(found.length).toBeLessThanOrEqual(220)
    expect(countBy(found, ({ listingBasis }) => listingBasis ?? 'none')).toEqual({ consent: found.length })
  })

  test('has two closed campaigns and eight groups with members', async () => {
    const { milpa, door } = sown
    const { items } = await milpa.ask(enterprises.campaignList, {}, door)
    expect(items.map(({ closedAt }) => closedAt !== null)).toEqual([true, true])
    const groups = await all(sown, entrepreneurs.groupList, { limit })
    expect(groups).toHaveLength(8)
    for (const { id } of groups) {
      const { members } = await milpa.ask(entrepreneurs.readGroup, { id }, door)
      expect(members.length).toBeGreaterThanOrEqual(5)
    }
  })

  test('hides seven pairs for somebody to find, and one that was merged', async () => {
    const { milpa, door } = sown
    const atTheFair = 'Se anotó en el puesto de la feria.'
    // The record that was merged gave its note to the one that stayed, which knows her given name.
    const women = (await all(sown, entrepreneurs.list, { limit })).filter(
      ({ notes, givenName }) => notes === atTheFair && givenName === null,
    )
    const businesses = (await all(sown, enterprises.list, { limit })).filter(({ notes }) => notes === atTheFair)
    expect([women.length, businesses.length]).toEqual([3, 4])
    for (const { id } of women) {
      expect((await milpa.ask(entrepreneurs.similar, { id }, door)).items.length).toBeGreaterThanOrEqual(1)
    }
    for (const { id } of businesses) {
      expect((await milpa.ask(enterprises.similar, { id }, door)).items.length).toBeGreaterThanOrEqual(1)
    }
    const archived = await all(sown, entrepreneurs.list, { limit, archived: true })
    expect(archived.map(({ mergedInto }) => mergedInto !== null)).toEqual([true])
  })
})

describe('services and cases', () => {
  test('twelve community centres, ten services, agreements of which some are to be renewed soon', async () => {
    const institutions = await all(sown, services.listInstitutions, { limit })
    expect(institutions.filter(({ name }) => name.startsWith('Centro comunitario '))).toHaveLength(12)
    expect(await all(sown, services.listServices, { limit })).toHaveLength(10)
    const due = await all(sown, services.listAgreements, { limit, dueWithin: 60 })
    expect(due.length).toBeGreaterThanOrEqual(3)
  })

  test('150 cases in every state', async () => {
    expect(countBy(await all(sown, cases.listCases, { limit }), ({ status }) => status)).toEqual({
      requested: 14,
      accepted: 11,
      'in-progress': 46,
      completed: 57,
      withdrawn: 9,
      referred: 13,
    })
  })

  test('next steps that are overdue and others that are to come', async () => {
    const steps = await all(sown, cases.listNextSteps, { limit })
    expect(steps.filter(({ overdue }) => overdue).length).toBeGreaterThanOrEqual(8)
    expect(steps.filter(({ overdue }) => !overdue).length).toBeGreaterThanOrEqual(15)
  })
})

test('the books balance: every unit sums to zero, and nobody owes more than she may', async () => {
  const { milpa, door } = sown
  const { units } = await milpa.ask(ledger.trialBalance, {}, door)
  expect(units.map(({ unit, difference }) => [unit, difference])).toEqual([
    ['MXN', 0],
    ['PUNTO', 0],
  ])
  const members = await all(sown, ledger.accounts, { limit, unit: 'PUNTO' })
  expect(members).toHaveLength(40)
  expect(members.reduce((sum, { balance }) => sum + balance, 0)).toBe(0)
  expect(Math.min(...members.map(({ balance }) => balance))).toBeGreaterThanOrEqual(-400)
  const cash = await milpa.ask(ledger.account, { account: 'cash:office' }, door)
  expect(cash.balance).toBeGreaterThanOrEqual(0)
})

test('every exact place lies in the municipality, and no public answer holds one', { timeout: 120_000 }, async () => {
  const { milpa, door, centre } = sown
  const { municipality, localities } = await readPlaces()
  const found = (await all(sown, enterprises.list, { limit })).filter(({ hasExactPlace }) => hasExactPlace)
  expect(found).toHaveLength(316)
  const exact: { readonly latitude: number; readonly longitude: number; readonly address: string }[] = []
  for (const { id, territoryCode } of found) {
    const { place } = await milpa.ask(enterprises.exactPlace, { id, reason: 'check the example' }, door)
    const { latitude = NaN, longitude = NaN, address = '' } = place!
    const point = [longitude, latitude] as const
    expect(isInside(point, municipality.outline)).toBe(true)
    expect(isInside(point, localities.get(territoryCode!)!.outline)).toBe(true)
    exact.push({ latitude, longitude, address })
  }
  const answers: unknown[] = [
    await milpa.askPublic(enterprises.map, {}, centre),
    await milpa.askPublic(enterprises.facets, {}, centre),
    await milpa.askPublic(enterprises.shapes, {}, centre),
    await milpa.askPublic(services.offered, { limit }, centre),
  ]
  let after: string | undefined
  do {
    const page = await milpa.askPublic(
      enterprises.directory,
      { limit, ...(after === undefined ? {} : { after }) },
      centre,
    )
    answers.push(page)
    after = page.next
  } while (after !== undefined)
  const said = JSON.stringify(answers)
  expect(said.length).toBeGreaterThan(20_000)
  const numbers = new Set(said.match(/-?\d+\.\d+/g)?.map(Number))
  // One of the two numbers alone may be that of the middle of some cell by chance.
  const told = exact.filter(({ latitude, longitude }) => numbers.has(latitude) && numbers.has(longitude))
  expect(told).toEqual([])
  expect(exact.filter(({ address }) => said.includes(address))).toEqual([])
})

test('its nine people of the staff have the roles that the README names', async () => {
  const staff = await all(sown, listStaff, { limit })
  const told = demoStaff.map(({ name, roles }) => `${name}: ${roles.join()}`).sort()
  expect(staff.map(({ name, roles }) => `${name}: ${roles.join()}`).sort()).toEqual(told)
  expect(demoStaff.every(({ email }) => email.endsWith('.example'))).toBe(true)
})

test('nobody in it bears the name of a public figure', async () => {
  const figures = [
    'Claudia Sheinbaum',
    'Eugenia Campos',
    'Rosario Piedra',
    'Margarita Zavala',
    'Xóchitl Gálvez',
    'Beatriz Paredes',
    'Josefina Vázquez',
    'Marisela Escobedo',
    'Rubí Frayre',
    'Olga Sánchez',
    'Patricia Mercado',
    'Marcela Lagarde',
    'Rosario Castellanos',
    'Elena Poniatowska',
    'Magdalena García',
    'Magdalena Huerta',
    'Graciela Ramos',
    'Lucha Castro',
    'Ana Gabriela Guevara',
    'Lorena Ochoa',
    'Carmen Serdán',
  ]
  const persons = await all(sown, entrepreneurs.list, { limit })
  const names = [...persons.map(({ displayName }) => displayName), ...demoStaff.map(({ name }) => name)]
  const bears = (name: string, figure: string) => {
    const parts = name.split(' ')
    return `${parts[0]} ${parts.at(-2)}` === figure || name.includes(figure)
  }
  expect(names.filter((name) => figures.some((figure) => bears(name, figure)))).toEqual([])
})

test('a database with a centre is refused and left as it was', async () => {
  const milpa = await empty('libsql')
  const founding = {
    locale: 'es-MX',
    currency: 'MXN',
    timeZone: 'America/Chihuahua',
    country: 'MX',
    gridLatitude: 28.6,
  }
  await milpa.foundCentre({ ...founding, slug: 'verdadero', name: 'Centro de verdad' })
  await expect(seed(milpa)).rejects.toThrow(NotEmptyError)
  expect((await milpa.centres()).map(({ slug }) => slug)).toEqual(['verdadero'])
  await milpa.close()
})

// Each is filled and read whole, beside whatever else the machine is doing.
test.each(['memory', 'pglite'] as const)(
  'on %s the same seed gives the same records',
  { timeout: 240_000 },
  async (engine) => {
    const again = await sow(engine)
    const [first, second] = [digestOf(await factsOf(sown)), digestOf(await factsOf(again))]
    await again.milpa.close()
    expect(second).toEqual(first)
  },
)
