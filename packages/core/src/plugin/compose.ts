/// <reference path="./pluggable.d.ts" />
import { enable, type PluggablePlugin } from 'pluggable.js'
import type { OperationCall } from '../operations/call.ts'
import type { Operation, Override, Run } from '../operations/operation.ts'
import type { Plugin } from './define-plugin.ts'
import { PluginError } from './plugin-error.ts'

type Runner = Run<unknown, unknown>
type Builder = () => Runner

export interface Composition {
  /** The runner of every operation, overrides included, by operation id. */
  readonly runners: ReadonlyMap<string, Runner>
  /** Who wraps what: plugin ids from the outermost inwards. Only operations that are wrapped. */
  readonly chains: ReadonlyMap<string, readonly string[]>
}

/**
 * Wraps operations with the overrides of every plugin.
 *
 * pluggable.js keeps "the method I override" in one mutable slot of the object (`this.__super__`): calls that overlap
 * in time overwrite each other's slot, and an override is skipped. So the object it works on holds no operations but
 * *builders* of operations, which run once, here, synchronously, and ask for `__super__` exactly once. The closures that
 * they return never touch it.
 *
 * @param plugins in dependency order; the last is the outermost.
 */
export function compose(operations: readonly Operation[], plugins: readonly Plugin[]): Composition {
  const builders: Record<string, unknown> = { strict_plugin_dependencies: true }
  for (const operation of operations) {
    builders[operation.id] = (): Runner => (input, call) => operation.run(input, call)
  }
  const known = new Map(operations.map((operation) => [operation.id, operation]))
  const chains = new Map<string, string[]>()
  const { pluginSocket } = enable(builders, 'milpa')
  for (const plugin of plugins) {
    const overrides: Record<string, unknown> = {}
    for (const override of plugin.overrides ?? []) {
      checkOverride(plugin, override, known, overrides)
      overrides[override.operation.id] = builderOf(override)
      chains.set(override.operation.id, [plugin.id, ...(chains.get(override.operation.id) ?? [])])
    }
    // A fresh entry each time: pluggable.js writes `__name__` into what it is given, and plugins are frozen.
    const entry: PluggablePlugin = { dependencies: Object.keys(plugin.dependencies ?? {}), overrides }
    pluginSocket.registerPlugin(plugin.id, entry)
  }
  pluginSocket.initializePlugins()
  const composed = pluginSocket.initialized_plugins
  if (composed.length !== plugins.length) {
    throw new PluginError('START', '', `Only these plugins were composed: ${composed.join(', ')}.`)
  }
  const runners = new Map(operations.map(({ id }) => [id, (builders[id] as Builder)()]))
  return { runners, chains }
}

function builderOf({ operation, wrap }: Override): (this: { __super__: Record<string, Builder> }) => Runner {
  return function (this) {
    return wrap(once(operation.id, this.__super__[operation.id]!()))
  }
}

/** `next` twice in one call would post a payment twice; like a middleware's `next`, it is refused. */
function once(id: string, next: Runner): Runner {
  const entered = new WeakSet<OperationCall>()
  return (input, call) => {
    if (entered.has(call)) throw new Error(`An override of ${id} called next() twice in one call.`)
    entered.add(call)
    return next(input, call)
  }
}

function checkOverride(
  plugin: Plugin,
  { operation }: Override,
  known: ReadonlyMap<string, Operation>,
  seen: Readonly<Record<string, unknown>>,
): void {
  const what = `Plugin "${plugin.id}" overrides "${operation.id}"`
  if (known.get(operation.id) !== operation) {
    throw new PluginError('UNKNOWN_OVERRIDE', plugin.id, `${what}, which is not installed (or is another copy of it).`)
  }
  if (operation.area === plugin.id) {
    throw new PluginError('BAD_OVERRIDE', plugin.id, `${what}, its own operation: change it there instead.`)
  }
  if (Object.hasOwn(seen, operation.id)) throw new PluginError('BAD_OVERRIDE', plugin.id, `${what} twice.`)
}
