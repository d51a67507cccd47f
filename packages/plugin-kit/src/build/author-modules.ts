import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Versions that Milpa's tools are known to work with, where the newest of a package does not. */
const knownToWork: Readonly<Record<string, string>> = { typescript: '>=5.8 <7' }

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
      // What is installed may be of a version that has no such file: "not installed" would be false.
      const version = this.#versionOf(name)
      const wanted = knownToWork[name] === undefined ? name : `'${name}@${knownToWork[name]}'`
      throw new Error(
        version === undefined
          ? `${name} is not installed in ${this.folder}: npm install --save-dev ${wanted}`
          : `${name} ${version} in ${this.folder} has no ${specifier}: npm install --save-dev ${wanted}`,
        { cause: error },
      )
    }
  }

  #versionOf(name: string): string | undefined {
    const manifest = (this.#require.resolve.paths(name) ?? [])
      .map((modules) => join(modules, name, 'package.json'))
      .find((path) => existsSync(path))
    if (manifest === undefined) return undefined
    return String((JSON.parse(readFileSync(manifest, 'utf8')) as Readonly<Record<string, unknown>>)['version'])
  }

  async import<T>(specifier: string): Promise<T> {
    return (await import(pathToFileURL(this.path(specifier)).href)) as T
  }
}
