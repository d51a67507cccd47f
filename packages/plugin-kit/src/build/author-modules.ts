import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What the author's package can import, resolved as from there: Milpa's packages are the author's, not the kit's. */
export class AuthorModules {
  readonly folder: string
  readonly #require: NodeJS.Require
  constructor(folder: string) {
    if (!existsSync(join(folder, 'package.json'))) throw new Error(`There is no package.json in ${folder}.`)
    this.folder = folder
    this.#require = createRequire(join(folder, 'package.json'))
  }

  /** Absolute path of a file of an installed package. */
  path(specifier: string): string {
    try {
      return this.#require.resolve(specifier)
    } catch (error) {
      const name = specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/')
      throw new Error(`${name} is not installed in ${this.folder}: npm install --save-dev ${name}`, { cause: error })
    }
  }

  async import<T>(specifier: string): Promise<T> {
    return (await import(pathToFileURL(this.path(specifier)).href)) as T
  }
}
