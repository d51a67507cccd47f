import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
export const repository = join(import.meta.dirname, '..', '..', '..', '..')

export interface Manifest {
  readonly name: string
  readonly version: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}
export const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest

/** A folder outside of the repository, its packages as they would be published, and an npm that knows nothing of it. */
export class Outside {
  readonly folder = mkdtempSync(join(tmpdir(), 'milpa-outside-'))
  /** By package, the tarball. */
  readonly tarballs = new Map<string, string>()
  /** Without what pnpm and vitest left for their children: no condition, no registry, no prefix of theirs. */
  readonly env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|pnpm_|node_options|vitest|test$|vite)/i.test(name)),
  )

  /** Packs every package of the workspace as `changeset publish` does: with pnpm, from what was built. */
  async pack(): Promise<void> {
    const unbuilt = this.#packages().filter((folder) => !existsSync(join(folder, 'dist')))
    if (unbuilt.length > 0) throw new Error(`These are not built: ${unbuilt.join(', ')}. Run: npx pnpm build`)
    const { packageManager = '' } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
      packageManager?: string
    }
    const packs = join(this.folder, 'packs')
    mkdirSync(packs)
    const args = ['-y', packageManager, '-r', '--filter', './packages/*', 'pack', '--pack-destination', packs]
    await run('npx', args, { cwd: repository, env: this.env, maxBuffer: 2 ** 26 })
    for (const folder of this.#packages()) {
      const { name, version } = manifestIn(folder)
      this.tarballs.set(name, join(packs, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`))
    }
  }

  #packages(): readonly string[] {
    const root = join(repository, 'packages')
    return readdirSync(root)
      .map((name) => join(root, name))
      .filter((folder) => existsSync(join(folder, 'package.json')))
  }

  /** The tarballs of some packages and of all of ours that they need: npm finds none of them in a registry. */
  withDependencies(names: readonly string[]): Readonly<Record<string, string>> {
    const found = new Map<string, string>()
    const folders = new Map(this.#packages().map((folder) => [manifestIn(folder).name, folder]))
    const visit = (name: string): void => {
      const folder = folders.get(name)
      if (!folder || found.has(name)) return
      found.set(name, `file:${this.tarballs.get(name)!}`)
      Object.keys(manifestIn(folder).dependencies ?? {}).forEach(visit)
    }
    names.forEach(visit)
    return Object.fromEntries(found)
  }

  /** Writes package.json and installs with npm. @returns the seconds that it took */
  async install(folder: string, manifest: object): Promise<number> {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2))
    const began = performance.now()
    await this.run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error')
    return (performance.now() - began) / 1000
  }

  /** Runs a program, one of the folder's own before others. @returns what it printed */
  async run(folder: string, program: string, ...args: readonly string[]): Promise<string> {
    const own = join(folder, 'node_modules', '.bin', program)
    try {
      const { stdout } = await run(existsSync(own) ? own : program, [...args], {
        cwd: folder,
        env: this.env,
        maxBuffer: 2 ** 26,
        timeout: 150_000,
      })
      return stdout
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string }
      throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}\n${stderr}`, { cause: error })
    }
  }

  /** Some 20,000 files: a busy disk takes its time. */
  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }
}
