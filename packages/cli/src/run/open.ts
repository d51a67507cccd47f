import { existsSync } from 'node:fs'
import {
  openMilpa,
  Vault,
  type CentreRef,
  type Door,
  type Milpa,
  type Plugin,
  systemActor,
  coreTables,
} from '@milpa/core'
import type { Engine } from '@milpa/core/db'
import { portableTables, type PortableTable } from '@milpa/core/portability'
import { FileStore, identityPlugin, loadSecrets, openDatabase } from '@milpa/server'
import { backUp } from './back-up.ts'
import { text, type Context } from './command.ts'
import { loadConfig, type LoadedConfig } from './config.ts'
import { exit, Refusal } from './exit.ts'
import { hold } from './hold.ts'
import { placeOf, type Place, withoutPassword } from './place.ts'
import { knowParts } from './problem-lines.ts'

/** A host that a command works on. */
export interface Opened {
  readonly milpa: Milpa
  readonly engine: Engine
  readonly place: Place
  readonly plugins: readonly Plugin[]
  readonly tables: readonly PortableTable[]
  readonly store: FileStore
  readonly loaded: LoadedConfig
  /** Migrations that were applied on opening. */
  readonly migrated: readonly string[]
  close(): Promise<void>
}

export interface Opening {
  /**
   * What happens when the tables are older than the program: `apply` brings them up to date after a backup; `refuse`
   * leaves them, for commands that only look.
   */
  readonly migrations: 'apply' | 'refuse'
  /** Whether nobody else may have the database open as a server meanwhile. */
  readonly alone?: string
}

/** Opens database, secrets and plugins as `milpa start` would, without a port. */
export async function open(context: Context, opening: Opening): Promise<Opened> {
  const place = placeOf(context)
  const { data, url, file } = place
  if (opening.migrations === 'refuse' && file !== undefined && !existsSync(file)) {
    throw new Refusal(exit.usage, 'nothingHere', { data: url ? withoutPassword(url) : data })
  }
  const loaded = await loadConfig(text(context.values, 'config'))
  const plugins = [identityPlugin, ...loaded.plugins]
  knowParts(loaded.plugins)
  let release = opening.alone !== undefined && file !== undefined ? hold(file, opening.alone) : undefined
  const engine = openDatabase(url === '' ? undefined : url, data)
  const migrated: string[] = []
  try {
    let backedUp = false
    const milpa = await openMilpa({
      engine,
      vault: new Vault(loadSecrets(data).vault),
      plugins,
      config: loaded.config,
      beforeMigrating: async (pending) => {
        const empty = pending.some(({ owner, name }) => owner === 'core' && name.startsWith('0000'))
        if (opening.migrations === 'refuse') {
          throw empty
            ? new Refusal(exit.usage, 'nothingHere', { data: url ? withoutPassword(url) : data })
            : new Refusal(exit.usage, 'migrateFirst', { count: pending.length })
        }
        // A server of the older version may be running on this file: it must not see its tables change.
        if (file !== undefined && release === undefined) release = hold(file, 'migrate')
        if (!empty && !backedUp && migrated.length === 0) {
          const path = await backUp(engine, place, 'before-migrating')
          backedUp = true
          if (path !== undefined) context.terminal.note(context.say('backedUp', { path }))
        }
        migrated.push(...pending.map(({ owner, name }) => `${owner} ${name}`))
      },
    })
    return {
      milpa,
      engine,
      place,
      plugins,
      tables: portableTables([
        ...Object.values(coreTables),
        ...plugins.flatMap(({ tables = {} }) => Object.values(tables)),
      ]),
      store: new FileStore(data),
      loaded,
      migrated,
      close: async () => {
        await milpa.close()
        release?.()
      },
    }
  } catch (error) {
    await engine.close().catch(() => undefined)
    release?.()
    throw error
  }
}

/** Opens, works, closes, whatever happens. */
export async function withHost<T>(
  context: Context,
  opening: Opening,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const opened = await open(context, opening)
  let value: T
  try {
    value = await work(opened)
  } catch (error) {
    // What ended the work is what people hear of; a full disk makes closing fail as well.
    await opened.close().catch(() => undefined)
    throw error
  }
  await opened.close()
  return value
}

/** The centre of `--centre`; without it the only one there is. */
export async function centreOf(context: Context, { milpa }: Pick<Opened, 'milpa'>): Promise<CentreRef> {
  const slug = text(context.values, 'centre')
  const all = await milpa.centres()
  if (slug === undefined) {
    if (all.length === 1) return all[0]!
    throw new Refusal(exit.usage, all.length === 0 ? 'noCentre' : 'whichCentre', {
      centres: all.map((one) => one.slug).join(', '),
    })
  }
  const found = all.find((one) => one.slug === slug)
  if (!found) throw new Refusal(exit.usage, 'unknownCentre', { slug, centres: all.map((one) => one.slug).join(', ') })
  return found
}

/** Who the command line is: the operator, who may do everything and is named in the audit. */
export const operatorDoor = (centre: CentreRef): Door => ({ centre, actor: systemActor('operator') })
