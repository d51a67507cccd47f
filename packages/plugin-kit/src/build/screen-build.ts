import { basename } from 'node:path'
import type { InlineConfig } from 'vite'

/** What the console provides to every screen: any other import is bundled. */
export const sharedByConsole: readonly string[] = [
  'lit',
  'lit/directives/class-map.js',
  'lit/directives/if-defined.js',
  'lit/directives/live.js',
  'lit/directives/repeat.js',
  '@milpa/ui',
  '@milpa/client',
]

/**
 * The build of one screen of the console: `<name>.js`, a module that leaves to the console what it shares, so that
 * there is one Lit and one set of components on the page.
 *
 * @param entry the module that defines the custom element
 */
export function screenBuild(entry: string, { outDir = 'dist' }: { readonly outDir?: string } = {}): InlineConfig {
  const name = basename(entry).replace(/\.\w+$/, '')
  return {
    configFile: false,
    logLevel: 'warn',
    build: {
      target: 'es2022',
      minify: true,
      outDir,
      emptyOutDir: false,
      lib: { entry, formats: ['es'], fileName: () => `${name}.js` },
      rolldownOptions: { external: [...sharedByConsole], output: { minify: true } },
    },
  }
}
