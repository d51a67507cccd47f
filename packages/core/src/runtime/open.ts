import { randomInt } from 'node:crypto'
import type { Engine } from '../db/engine.ts'
import { migrate, type MigrationStep } from '../db/migrate.ts'
import { databaseOver } from '../db/session.ts'
import { coreParts, coreMigrations } from '../parts.ts'
import { compose } from '../plugin/compose.ts'
import type { Plugin } from '../plugin/define-plugin.ts'
import { PluginError } from '../plugin/plugin-error.ts'
import { resolve } from '../plugin/resolve.ts'
import type { Vault } from '../vault/vault.ts'
import { coreVersion } from '../version.ts'
import { growingIds } from './ids.ts'
import { silent, type Log } from './log.ts'
import { Milpa } from './milpa.ts'
import { Registry } from './registry.ts'

export interface MilpaOptions {
  readonly engine: Engine
  readonly vault: Vault
  readonly plugins?: readonly Plugin[]
  /** Configuration by area, as the operator wrote it. */
  readonly config?: Readonly<Record<string, unknown>>
  readonly log?: Log
  readonly clock?: () => Date
  readonly random?: () => number
  /** 16 and 4 random bytes for ids; seeded in tests and demonstrations. */
  readonly bytes?: (length: number) => Uint8Array
  /** Called before tables are changed, with what is going to be applied (to back up first). */
  readonly beforeMigrating?: (pending: readonly MigrationStep[]) => Promise<void>
}

export interface FailedPlugin {
  readonly id: string
  readonly because: string
}

/**
 * Resolves and checks the plugins, brings the tables up to date, composes overrides and returns a Milpa that is ready.
 * Whatever is wrong with a required plugin stops it here, with who, what and which rule; an optional one, and what
 * depends on it, is left out and listed in `failed`.
 */
export async function openMilpa(options: MilpaOptions): Promise<Milpa> {
  const { engine, vault, log = silent, clock = () => new Date(), config = {} } = options
  const areas = new Set(coreParts.map(({ area }) => area.id))
  const resolved = resolve(options.plugins ?? [], coreVersion, areas)
  await migrate(engine, [{ owner: 'core', folder: coreMigrations }], options.beforeMigrating)
  const started: Plugin[] = []
  const failed: FailedPlugin[] = []
  for (const plugin of resolved) {
    try {
      refuseFailedDependency(plugin, failed)
      // A registry of this plugin alone checks its declarations and configuration before anything is installed.
      await Registry.of([plugin], config)
      if (plugin.migrations)
        await migrate(engine, [{ owner: plugin.id, folder: plugin.migrations }], options.beforeMigrating)
      started.push(plugin)
    } catch (error) {
      const optional = plugin.onFailure === 'optional' && (plugin.overrides ?? []).length === 0
      const because = error instanceof Error ? error.message : String(error)
      if (!optional)
        throw error instanceof PluginError
          ? error
          : new PluginError('START', plugin.id, `Plugin "${plugin.id}" could not start: ${because}`, error)
      log.error({ plugin: plugin.id, because }, 'An optional plugin could not start')
      failed.push({ id: plugin.id, because })
    }
  }
  const registry = await Registry.of([...coreParts, ...started], config)
  const { runners, chains } = compose(registry.operations, started)
  const milpa: Milpa = new Milpa(
    {
      engine,
      read: databaseOver(engine.reader, engine.name),
      registry,
      runners,
      vault,
      log,
      clock,
      id: growingIds(clock, options.bytes),
      random: options.random ?? (() => randomInt(2 ** 47) / 2 ** 47),
      wake: () => milpa.wake(),
    },
    chains,
    failed,
  )
  return milpa
}

function refuseFailedDependency(plugin: Plugin, failed: readonly FailedPlugin[]): void {
  const missing = failed.find(({ id }) => Object.hasOwn(plugin.dependencies ?? {}, id))
  if (missing) {
    throw new PluginError(
      'DEPENDENCY_FAILED',
      plugin.id,
      `Plugin "${plugin.id}" needs plugin "${missing.id}", which could not start: ${missing.because}`,
    )
  }
}
