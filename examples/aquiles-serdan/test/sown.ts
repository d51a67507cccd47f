import { createHash } from 'node:crypto'
import {
  cases,
  enterprises,
  entrepreneurs,
  ledger,
  openMilpa,
  services,
  systemActor,
  Vault,
  type CentreRef,
  type Door,
  type Milpa,
  type Query,
} from '@milpa/core'
import { openTestEngine, type TestEngine } from '@milpa/plugin-kit'
import { seed } from '../src/index.ts'

export const today = new Date('2026-11-24T15:00:00.000Z')

export interface Sown {
  readonly milpa: Milpa
  readonly centre: CentreRef
  readonly door: Door
}

/** An empty database of the engine. */
export const empty = async (engine: TestEngine): Promise<Milpa> =>
  openMilpa({
    engine: await openTestEngine(engine),
    vault: new Vault([{ id: 'test', secret: new Uint8Array(32).fill(7) }]),
    clock: () => new Date(today),
  })

export async function sow(engine: TestEngine): Promise<Sown> {
  const milpa = await empty(engine)
  const centre = await seed(milpa)
  return { milpa, centre, door: { centre, actor: systemActor('test') } }
}

interface Page<Item> {
  readonly items: readonly Item[]
  readonly next?: string | undefined
}

/** Every item of a list, page by page. */
export async function all<I extends { after?: string | undefined }, T, Item>(
  { milpa, door }: Sown,
  query: Query<I, T, Page<Item>>,
  input: I,
): Promise<readonly Item[]> {
  const items: Item[] = []
  let after: string | undefined
  do {
    const page = await milpa.ask(query, { ...input, ...(after === undefined ? {} : { after }) }, door)
    items.push(...page.items)
    after = page.next
  } while (after !== undefined)
  return items
}

/** Facts of all records without the ids, which are new every time; in an order that does not rest on them. */
export async function factsOf(sown: Sown): Promise<ReadonlyMap<string, readonly string[]>> {
  const { milpa, door } = sown
  const limit = 200
  const lists: Readonly<Record<string, readonly unknown[]>> = {
    persons: await all(sown, entrepreneurs.list, { limit }),
    enterprises: await all(sown, enterprises.list, { limit }),
    groups: await all(sown, entrepreneurs.groupList, { limit }),
    campaigns: (await milpa.ask(enterprises.campaignList, {}, door)).items,
    territories: (await milpa.ask(enterprises.territoryList, {}, door)).items,
    institutions: await all(sown, services.listInstitutions, { limit }),
    agreements: await all(sown, services.listAgreements, { limit }),
    portfolio: await all(sown, services.listServices, { limit }),
    cases: await all(sown, cases.listCases, { limit }),
    open: await all(sown, cases.listNextSteps, { limit }),
    done: await all(sown, cases.listNextSteps, { limit, done: true }),
    hours: (await milpa.ask(cases.hours, { from: '2020-01-01', to: '2030-01-01', by: 'month' }, door)).rows,
    accounts: await all(sown, ledger.accounts, { limit }),
    trialBalance: (await milpa.ask(ledger.trialBalance, {}, door)).units,
  }
  const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
  return new Map(
    Object.entries(lists).map(([name, items]) => [
      name,
      items.map((item) => JSON.stringify(item).replaceAll(uuid, '#')).sort(),
    ]),
  )
}

export const digestOf = (facts: ReadonlyMap<string, readonly string[]>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...facts].map(([name, lines]) => [
      name,
      `${lines.length} ${createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)}`,
    ]),
  )
