import type { Subscription } from '../events/event.ts'
import type { JobType } from '../jobs/job.ts'
import { faultsOf } from '../messages/catalogue.ts'
import { fullCode, raiser, type ErrorTable, type Raise } from '../operations/errors.ts'
import type { AnyEndpoint, ConfigRef, Operation } from '../operations/operation.ts'
import { check } from '../operations/schema.ts'
import type { Part, Plugin } from '../plugin/define-plugin.ts'
import type { Facet } from '../plugin/facet.ts'
import { PluginError } from '../plugin/plugin-error.ts'

export interface Subscriber {
  /** `<area>.<name>`. */
  readonly id: string
  readonly subscription: Subscription
}

/** Everything that the installed parts declare, collected and checked in one step before anything is used. */
export class Registry {
  readonly parts: readonly Part[]
  readonly endpoints: ReadonlyMap<string, AnyEndpoint>
  readonly subscribers: ReadonlyMap<string, readonly Subscriber[]>
  readonly facets: readonly Facet[]
  readonly jobs: ReadonlyMap<string, JobType>
  /** Full permission → title and default roles. */
  readonly permissions: ReadonlyMap<string, { readonly title: string; readonly roles: readonly string[] }>
  readonly #raisers: ReadonlyMap<string, Raise<ErrorTable>>
  readonly #configs: ReadonlyMap<string, unknown>

  private constructor(parts: readonly Part[], configs: ReadonlyMap<string, unknown>) {
    this.parts = parts
    this.#configs = configs
    this.endpoints = uniqueEndpoints(parts)
    this.facets = parts.flatMap((part) => part.facets ?? [])
    this.jobs = unique(
      'job',
      parts,
      (part) => part.jobs ?? [],
      (type) => type.id,
    )
    this.permissions = new Map(
      parts.flatMap(({ area }) =>
        Object.entries(area.permissions).map(([name, spec]) => [`${area.id}:${name}`, spec] as const),
      ),
    )
    this.#raisers = new Map(parts.map(({ area }) => [area.id, raiser(area.id, area.errors)]))
    const subscribers = new Map<string, Subscriber[]>()
    for (const { area, subscriptions = [] } of parts) {
      for (const subscription of subscriptions) {
        const list = subscribers.get(subscription.event.type) ?? []
        list.push({ id: `${area.id}.${subscription.name}`, subscription })
        subscribers.set(subscription.event.type, list)
      }
    }
    this.subscribers = subscribers
  }

  /** @param config the operator's configuration, by area. */
  static async of(parts: readonly Part[], config: Readonly<Record<string, unknown>>): Promise<Registry> {
    const configs = new Map<string, unknown>()
    for (const part of parts) {
      checkDeclarations(part)
      if (part.config) configs.set(part.area.id, await configOf(part.area.id, part.config, config[part.area.id] ?? {}))
    }
    return new Registry(parts, configs)
  }

  get operations(): readonly Operation[] {
    return [...this.endpoints.values()].filter((endpoint) => endpoint.kind === 'operation')
  }

  raiserOf(area: string): Raise<ErrorTable> {
    return this.#raisers.get(area)!
  }

  configOf<T>(ref: ConfigRef<T>): T {
    if (!this.#configs.has(ref.area)) {
      throw new Error(`Area "${ref.area}" reads its configuration, but its definition does not list it under "config".`)
    }
    return this.#configs.get(ref.area) as T
  }
}

async function configOf(area: string, { schema }: ConfigRef, given: unknown): Promise<unknown> {
  const checked = await check(schema, given)
  if ('value' in checked) return checked.value
  const { pointer, rule, expected } = checked.issues[0]!
  throw new PluginError(
    'CONFIG',
    area,
    `The configuration of "${area}" is wrong at "${pointer || '/'}": ${rule}${expected ? ` (${expected})` : ''}.`,
  )
}

function checkDeclarations(part: Part): void {
  const { area } = part
  const refuse = (fault: 'MESSAGES' | 'BAD_DECLARATION', why: string) =>
    new PluginError(fault, area.id, `"${area.id}" ${why}.`)
  const [fault] = faultsOf(area.messages)
  if (fault) throw refuse('MESSAGES', `has a message that is not the same in every language: ${fault}`)
  const wanted = [
    ...Object.keys(area.errors).map((code) => `error.${fullCode(area.id, code)}`),
    ...Object.keys(area.permissions).map((name) => `permission.${name}`),
    ...(part.screens ?? []).map(({ title }) => title),
  ]
  const missing = wanted.find((key) => area.messages.es[key] === undefined)
  if (missing) throw refuse('MESSAGES', `has no message "${missing}"`)
  for (const { id } of [...(part.operations ?? []), ...(part.queries ?? []), ...(part.publicQueries ?? [])]) {
    if (!id.startsWith(`${area.id}.`)) throw refuse('BAD_DECLARATION', `lists "${id}", which belongs to another area`)
  }
  const emitted = (part.operations ?? []).flatMap((operation) =>
    operation.emits.map(({ type }) => [operation.id, type]),
  )
  const foreign = emitted.find(([, type]) => !type!.startsWith(`${area.id}.`))
  if (foreign) throw refuse('BAD_DECLARATION', `emits "${foreign[1]}" in "${foreign[0]}", an event of another area`)
  if (Object.keys(part.tables ?? {}).length > 0 && !part.forget) {
    throw refuse('BAD_DECLARATION', 'has tables but no forget(person): say what erasing a person does to them')
  }
  if (
    (part as Partial<Plugin>).id !== undefined &&
    Object.keys(part.tables ?? {}).length > 0 &&
    !(part as Plugin).migrations
  ) {
    throw refuse('BAD_DECLARATION', 'has tables but no migrations')
  }
}

function unique<T>(
  what: string,
  parts: readonly Part[],
  listOf: (part: Part) => readonly T[],
  idOf: (item: T) => string,
): ReadonlyMap<string, T> {
  const found = new Map<string, T>()
  for (const part of parts) {
    for (const item of listOf(part)) {
      const id = idOf(item)
      if (found.has(id)) throw new PluginError('DUPLICATE', part.area.id, `There are two of ${what} "${id}".`)
      found.set(id, item)
    }
  }
  return found
}

function uniqueEndpoints(parts: readonly Part[]): ReadonlyMap<string, AnyEndpoint> {
  const listOf = (part: Part): readonly AnyEndpoint[] => [
    ...(part.operations ?? []),
    ...(part.queries ?? []),
    ...(part.publicQueries ?? []),
  ]
  // `/x/:a` and `/x/:b` are one address.
  const address = ({ kind, method, area, path }: AnyEndpoint) =>
    `${method} /${kind === 'public' ? 'public' : 'api'}/${area}${path.replaceAll(/:[^/]+/g, ':')}`
  unique('address', parts, listOf, address)
  return unique('operation or query', parts, listOf, ({ id }) => id)
}
