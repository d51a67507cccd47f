import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from '@milpa/core'
import { exit, Refusal } from './exit.ts'

/** What an operator writes into `milpa.config.json`, or exports by default from `milpa.config.mjs`. */
export interface MilpaConfig {
  /** Packages or files of plugins, in any order; each exports the plugin by default or as `plugin`. */
  readonly plugins?: readonly string[]
  /** Configuration by area. */
  readonly config?: Readonly<Record<string, unknown>>
  /** Package or file that `milpa demo` seeds an empty database from: it exports `seed(milpa)`. */
  readonly demo?: string
}

export interface LoadedConfig {
  readonly plugins: readonly Plugin[]
  readonly config: Readonly<Record<string, unknown>>
  readonly demo: string | undefined
  /** Loads a module as seen from where the configuration lies. */
  load(name: string): Promise<Readonly<Record<string, unknown>>>
}

const names = ['milpa.config.json', 'milpa.config.mjs']

/** @param asked of `--config`; absent: a file of one of the two names in the current folder, if there is one. */
export async function loadConfig(asked: string | undefined): Promise<LoadedConfig> {
  const path = asked === undefined ? names.map((name) => resolve(name)).find(existsSync) : resolve(asked)
  const given = path === undefined ? {} : await read(path)
  const from = createRequire(path ?? resolve('milpa.config.json'))
  const load = async (name: string) => {
    let found: string
    try {
      found = from.resolve(name)
    } catch {
      const folder = installed(from, name)
      if (folder !== undefined) throw new Refusal(exit.usage, 'moduleNotBuilt', { name, folder })
      throw new Refusal(exit.usage, 'moduleMissing', { name })
    }
    return (await import(pathToFileURL(found).href)) as Readonly<Record<string, unknown>>
  }
  const plugins: Plugin[] = []
  for (const name of given.plugins ?? []) {
    const module = await load(name)
    const plugin = module['default'] ?? module['plugin']
    if (!isPlugin(plugin)) throw new Refusal(exit.usage, 'notAPlugin', { name })
    plugins.push(plugin)
  }
  return { plugins, config: given.config ?? {}, demo: given.demo, load }
}

/** The folder of a package that is installed, though what it exports is not in it: it was packed before it was built. */
function installed(from: NodeJS.Require, name: string): string | undefined {
  return (from.resolve.paths(name) ?? [])
    .map((modules) => join(modules, name))
    .find((folder) => existsSync(join(folder, 'package.json')))
}

async function read(path: string): Promise<MilpaConfig> {
  try {
    if (path.endsWith('.json')) return JSON.parse(readFileSync(path, 'utf8')) as MilpaConfig
    const module = (await import(pathToFileURL(path).href)) as { readonly default?: MilpaConfig }
    return module.default ?? {}
  } catch (error) {
    throw new Refusal(exit.usage, 'configUnreadable', {
      path,
      reason: error instanceof Error ? error.message : String(error),
    })
  }
}

const isPlugin = (value: unknown): value is Plugin =>
  typeof value === 'object' && value !== null && 'area' in value && 'id' in value && 'version' in value
