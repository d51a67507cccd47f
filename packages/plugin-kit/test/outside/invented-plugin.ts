import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository, type Manifest, type Outside } from './packed.ts'

const example = join(repository, 'examples', 'hello-plugin')

/**
 * What a stranger does: copies hello-plugin, renames it, and installs what it needs from the tarballs. Nothing of the
 * repository is reached: no workspace, no catalog, no condition for sources.
 * @returns the seconds that npm took
 */
export async function copyAndRename(outside: Outside, folder: string, id: string): Promise<number> {
  mkdirSync(folder)
  for (const part of ['src', 'tsconfig.json', 'tsconfig.build.json']) {
    cpSync(join(example, part), join(folder, part), { recursive: true })
  }
  const titled = id[0]!.toUpperCase() + id.slice(1)
  const renamed = (text: string) =>
    text.replaceAll('HELLO', id.toUpperCase()).replaceAll('Hello', titled).replaceAll('hello', id)
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, entry)
    if (statSync(path).isFile()) writeFileSync(path, renamed(readFileSync(path, 'utf8')))
  }
  renameSync(join(folder, 'src/widgets/hello.ts'), join(folder, `src/widgets/${id}.ts`))
  writeFileSync(join(folder, 'tsconfig.json'), '{ "extends": "@milpa/plugin-kit/tsconfig.json", "include": ["src"] }')
  const text = renamed(readFileSync(join(example, 'package.json'), 'utf8'))
  const manifest = JSON.parse(text) as Manifest
  return outside.install(folder, {
    ...manifest,
    dependencies: withRanges(manifest.dependencies ?? {}),
    devDependencies: {
      ...withRanges(manifest.devDependencies ?? {}),
      ...outside.withDependencies(Object.keys(manifest.devDependencies ?? {})),
    },
  })
}

/** The ranges that `catalog:` stands for, as publishing writes them. */
function withRanges(dependencies: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const catalog = readFileSync(join(repository, 'pnpm-workspace.yaml'), 'utf8')
  return Object.fromEntries(
    Object.entries(dependencies).map(([name, range]) => {
      if (range !== 'catalog:') return [name, range]
      const [, found] = new RegExp(`^ {2}'?${name}'?: (.+)$`, 'm').exec(catalog) ?? []
      if (found === undefined) throw new Error(`There is no ${name} in the catalog.`)
      return [name, found.trim()]
    }),
  )
}
