import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, type UserConfig } from 'vite'
import { AuthorModules } from './author-modules.ts'
import { screenBuild } from './screen-build.ts'

interface WidgetPreset {
  widgetBuild(entry: string, options: { readonly outDir?: string }): UserConfig
}

/**
 * The whole build of a plugin's package: `src/` with TypeScript to `dist/`, each file of `src/widgets/` and
 * `src/screens/` (their folders are for what they import) to a bundle under `dist/widgets/` and `dist/screens/`.
 * @returns the bundles, as paths within the package
 */
export async function buildPlugin(folder: string): Promise<readonly string[]> {
  const author = new AuthorModules(folder)
  rmSync(join(folder, 'dist'), { recursive: true, force: true })
  const project = join(folder, 'tsconfig.build.json')
  if (!existsSync(project)) {
    throw new Error(`There is no ${project}. Write: { "extends": "@milpa/plugin-kit/tsconfig.build.json" }`)
  }
  execFileSync(process.execPath, [author.path('typescript/bin/tsc'), '-p', project], { stdio: 'inherit' })
  return buildBrowserFiles(folder)
}

/** The bundles alone, in some tenths of a second. */
export async function buildBrowserFiles(folder: string): Promise<readonly string[]> {
  const author = new AuthorModules(folder)
  const made: string[] = []
  const widgets = entriesIn(folder, 'widgets')
  if (widgets.length > 0) {
    const { widgetBuild } = await author.import<WidgetPreset>('@milpa/widgets/build')
    for (const { entry, name } of widgets) {
      const outDir = join(folder, 'dist', 'widgets')
      await build({ root: folder, configFile: false, ...widgetBuild(entry, { outDir }) })
      made.push(`dist/widgets/${name}.js`, `dist/widgets/${name}.iife.js`)
    }
  }
  for (const { entry, name } of entriesIn(folder, 'screens')) {
    await build({ root: folder, ...screenBuild(entry, { outDir: join(folder, 'dist', 'screens') }) })
    made.push(`dist/screens/${name}.js`)
  }
  return made
}

function entriesIn(folder: string, kind: 'widgets' | 'screens') {
  const path = join(folder, 'src', kind)
  if (!existsSync(path)) return []
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map(({ name }) => ({ entry: join(path, name), name: name.slice(0, -3) }))
}
