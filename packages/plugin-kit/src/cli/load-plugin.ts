import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from '@milpa/core'
import { register } from 'tsx/esm/api'
import { AuthorModules } from '../build/author-modules.ts'

export interface Loaded {
  readonly plugin: Plugin
  /** The plugins that it depends on: package.json names their packages, `"milpa": { "with": ["milpa-plugin-x"] }`. */
  readonly dependencies: readonly Plugin[]
}

/** The plugin of a package, from its source: `src/index.ts`, whose default export it is. */
export async function loadPlugin(folder: string): Promise<Loaded> {
  const entry = join(folder, 'src', 'index.ts')
  if (!existsSync(entry)) throw new Error(`There is no ${entry}: a plugin is the default export of src/index.ts.`)
  register()
  const plugin = pluginIn((await import(pathToFileURL(entry).href)) as object, entry)
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly milpa?: { readonly with?: readonly string[] }
  }
  const author = new AuthorModules(folder)
  const dependencies: Plugin[] = []
  for (const name of manifest.milpa?.with ?? []) {
    dependencies.push(pluginIn(await author.import<object>(name), name))
  }
  return { plugin, dependencies }
}

function pluginIn(module: { readonly default?: Partial<Plugin> }, where: string): Plugin {
  if (typeof module.default?.id !== 'string') {
    throw new Error(`The default export of ${where} is no plugin: export default definePlugin({ … }).`)
  }
  return module.default as Plugin
}
