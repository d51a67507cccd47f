import { openMilpa, Vault, type Milpa, type Plugin } from '@milpa/core'
import { openTestEngine } from '../databases/engines.ts'
import { bundleFaults, screenFaults } from './bundles.ts'
import { eventFaults, identityFaults, messageFaults, publicFaults } from './declarations.ts'
import { doorFaults, type Setting } from './doors.ts'
import type { Fault } from './fault.ts'
import { packageFaults } from './package.ts'
import { tableFaults } from './tables.ts'

export interface CheckOptions extends Partial<Omit<Setting, 'engine'>> {
  /** Absolute path of the package's folder; checks package.json too, and asks for the built widgets and screens. */
  readonly packageFolder?: string
  /** Whether the migrations also run on PostgreSQL (in this process, two seconds more). Default: when there are tables. */
  readonly postgres?: boolean
}

/**
 * Everything that can be said of a plugin without its users: names, words, tables and migrations, what is public, every
 * door tried on an empty centre, the files that browsers get. No fault is a plugin that a stranger can install.
 */
export async function checkPlugin(plugin: Plugin, options: CheckOptions = {}): Promise<readonly Fault[]> {
  const { dependencies = [], config = {}, samples = {}, packageFolder } = options
  const { postgres = Object.keys(plugin.tables ?? {}).length > 0 } = options
  const faults: Fault[] = [
    ...identityFaults(plugin),
    ...messageFaults(plugin),
    ...(await tableFaults(plugin)),
    ...publicFaults(plugin),
    ...eventFaults(plugin),
    ...(packageFolder === undefined ? [] : packageFaults(plugin, packageFolder)),
  ]
  const setting = { dependencies, config, samples }
  const atDoors = await doorFaults(plugin, { ...setting, engine: 'memory' })
  faults.push(...atDoors)
  if (postgres && atDoors.length === 0) faults.push(...(await doorFaults(plugin, { ...setting, engine: 'pglite' })))
  const milpa = await opened(plugin, dependencies, config)
  if (!milpa) return faults
  try {
    if (packageFolder !== undefined) faults.push(...bundleFaults(plugin, milpa.endpoints))
    faults.push(...screenFaults(plugin, new Set(milpa.host.registry.permissions.keys())))
  } finally {
    await milpa.close()
  }
  return faults
}

/** For a test: fails with every fault in a line of its own. */
export async function expectSoundPlugin(plugin: Plugin, options: CheckOptions = {}): Promise<void> {
  const faults = await checkPlugin(plugin, options)
  if (faults.length === 0) return
  const lines = faults.map(({ rule, about, sentence }) => `  ${rule} · ${about}: ${sentence}`)
  throw new Error(`The plugin "${plugin.id}" is not ready:\n${lines.join('\n')}`)
}

/** `undefined` when it does not start: the doors have said so. */
async function opened(
  plugin: Plugin,
  dependencies: readonly Plugin[],
  config: Readonly<Record<string, unknown>>,
): Promise<Milpa | undefined> {
  const engine = await openTestEngine('memory')
  const vault = new Vault([{ id: 'check', secret: new Uint8Array(32).fill(1) }])
  return openMilpa({ engine, vault, plugins: [...dependencies, plugin], config }).catch(async () => {
    await engine.close()
    return undefined
  })
}
