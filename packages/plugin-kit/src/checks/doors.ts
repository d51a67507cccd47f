import { randomUUID } from 'node:crypto'
import {
  checkSchema,
  Problem,
  type AnyEndpoint,
  type CentreRef,
  type Operation,
  type Plugin,
  type PublicQuery,
  type Query,
} from '@milpa/core'
import { createTestCentre, type TestCentre } from '../centre/test-centre.ts'
import type { TestEngine } from '../databases/engines.ts'
import { fault, type Fault } from './fault.ts'
import { jsonSchemaOf } from './json-schema.ts'
import { probeOf } from './probe.ts'
import { leastOf, wrongOf } from './sample.ts'

export interface Setting {
  /** The plugins that it depends on. */
  readonly dependencies: readonly Plugin[]
  readonly config: Readonly<Record<string, unknown>>
  readonly engine: TestEngine
  /** Input by the id of an operation or query, where the least that fits its schema says nothing. */
  readonly samples: Readonly<Record<string, unknown>>
}

/** Starts a centre with the plugin and tries each of its doors, its seed, and the erasure of somebody unknown. */
export async function doorFaults(plugin: Plugin, setting: Setting): Promise<readonly Fault[]> {
  const { dependencies, config, engine, samples } = setting
  const probe = probeOf(plugin)
  let centre: TestCentre
  try {
    centre = await createTestCentre({ plugins: [...dependencies, plugin, probe.plugin], config, engine })
  } catch (error) {
    return [fault('start', plugin.id, `It does not start on ${engine}. ${sentenceOf(error)}`)]
  }
  try {
    const faults: Fault[] = []
    for (const endpoint of plugin.operations ?? []) faults.push(...(await operationFaults(centre, endpoint)))
    const queries = [...(plugin.queries ?? []), ...(plugin.publicQueries ?? [])]
    for (const query of queries) faults.push(...(await queryFaults(centre, query, samples, 'an empty centre')))
    faults.push(...(await forgetFaults(centre, plugin, probe.forget)))
    if (plugin.seed) {
      const neighbour = await centre.another('vecino')
      const before = await answersFor(centre, queries, samples, neighbour)
      const failed = await attempt(() => centre.run(probe.seed, {}))
      if (failed) faults.push(fault('seed', plugin.id, `Its seed fails. ${failed}`))
      for (const query of queries) faults.push(...(await queryFaults(centre, query, samples, 'its own seed')))
      const after = await answersFor(centre, queries, samples, neighbour)
      const leaks = queries.filter(({ id }) => before.get(id) !== after.get(id))
      faults.push(
        ...leaks.map(({ id }) =>
          fault('other-centre', id, 'It shows a centre the rows of another: use call.mine(table).'),
        ),
      )
    }
    return faults
  } finally {
    await centre.close()
  }
}

async function operationFaults(centre: TestCentre, operation: Operation): Promise<readonly Fault[]> {
  const schema = jsonSchemaOf(operation.input, 'input')
  const faults: Fault[] = []
  for (const wrong of wrongOf(schema)) {
    const fits = 'value' in (await checkSchema(operation.input, wrong))
    // Wrong by its JSON Schema, but taken: a coercion, or a property that may hold anything.
    if (fits && wrong !== null) continue
    const code = await codeOf(() => centre.run(operation, wrong))
    if (code === 'INVALID_INPUT') continue
    faults.push(fault('invalid-input', operation.id, `Wrong input answers ${code} instead of INVALID_INPUT.`))
  }
  const code = await codeOf(() => centre.run(operation, leastOf(schema), 'anonymous'))
  if (code !== 'UNAUTHENTICATED') {
    faults.push(fault('anonymous', operation.id, `Without signing in it answers ${code} instead of UNAUTHENTICATED.`))
  }
  return faults
}

async function queryFaults(
  centre: TestCentre,
  query: Query | PublicQuery,
  samples: Setting['samples'],
  where: string,
): Promise<readonly Fault[]> {
  const input = samples[query.id] ?? leastOf(jsonSchemaOf(query.input, 'input'))
  // A pattern that nobody can guess: the author may give a sample.
  if ('issues' in (await checkSchema(query.input, input))) return []
  const failed = await attempt(
    () => (query.kind === 'public' ? centre.askPublic(query, input) : centre.ask(query, input)),
    query,
  )
  return failed ? [fault('query', query.id, `It fails on ${where}. ${failed}`)] : []
}

/** What a neighbour in the same database is answered, as text, by query. */
async function answersFor(
  { milpa, door }: TestCentre,
  queries: readonly (Query | PublicQuery)[],
  samples: Setting['samples'],
  neighbour: CentreRef,
): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>()
  for (const query of queries) {
    const input = samples[query.id] ?? leastOf(jsonSchemaOf(query.input, 'input'))
    const asked =
      query.kind === 'public'
        ? milpa.askPublic(query, input, neighbour)
        : milpa.ask(query, input, door('system', neighbour))
    const answer: unknown = await asked.catch((error: unknown) => (error instanceof Problem ? error.code : 'failed'))
    answers.set(query.id, JSON.stringify(answer))
  }
  return answers
}

async function forgetFaults(
  centre: TestCentre,
  { id, area: { messages } }: Plugin,
  forget: Operation,
): Promise<readonly Fault[]> {
  let kept: unknown
  const failed = await attempt(async () => {
    kept = await centre.run(forget, { person: randomUUID() })
  })
  if (failed) return [fault('forget', id, `forget() of a person it does not know fails. ${failed}`)]
  return (kept as readonly string[])
    .filter((key) => messages.es[key] === undefined)
    .map((key) => fault('message-missing', key, 'forget() names it as what is kept, and no message says it.'))
}

async function codeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work()
    return 'success'
  } catch (error) {
    return error instanceof Problem ? error.code : sentenceOf(error)
  }
}

/** @returns what went wrong; an unknown id and the endpoint's own refusals are answers like others. */
async function attempt(work: () => Promise<unknown>, endpoint?: AnyEndpoint): Promise<string | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    const expected = endpoint && error instanceof Problem && ['NOT_FOUND', ...endpoint.errors].includes(error.code)
    return expected ? undefined : sentenceOf(error)
  }
}

const sentenceOf = (error: unknown): string => {
  if (error instanceof Problem) return `${error.code} ${error.issues.map(({ pointer, rule }) => `${pointer} ${rule}`)}`
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : ''
  return `${error.message}${cause}`
}
