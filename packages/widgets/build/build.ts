import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build, defaultClientConditions, type InlineConfig, type Plugin } from 'vite'
import { readableByBrowsers, smallerTemplates, target, widgetBuild } from './widget-build.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = `${root}dist`
const widgets = ['directory', 'enterprise', 'filters', 'map', 'places']

/** This workspace's own packages from source, as everywhere in it. */
// Never Lit's development build, whoever starts this: a test runner sets NODE_ENV to `test`, and Vite would follow it.
const production = defaultClientConditions.map((one) => (one === 'development|production' ? 'production' : one))
const resolve = { conditions: ['milpa:source', ...production] }

const wordsOf = async (name: string, language: string): Promise<Readonly<Record<string, string>>> => {
  const file = pathToFileURL(`${root}src/messages/${name}.${language}.ts`).href
  return ((await import(file)) as { words: Readonly<Record<string, string>> }).words
}

/**
 * Lit's two long sentences for developers, who read them in development; on a page they are 150 bytes for everybody.
 * A Lit without them stops the build: then this is to be looked at.
 */
function shorterFaults(): Plugin {
  let found = 0
  return {
    name: 'milpa-shorter-faults',
    transform(code, id) {
      if (!id.endsWith('css-tag.js')) return
      return code.replace(/Error\((?:"CSSResult is[^"]*"|"Value passed[^)]*)\)/g, () => `Error("css ${++found}")`)
    },
    buildEnd() {
      if (found !== 2) this.error('css-tag.js of Lit does not hold the two sentences that this build shortens')
    },
  }
}

/** The loader and the base: nothing external. The loader stays a module, for `import.meta.url`. */
const runtime = (entry: string, fileName: string, format: 'es' | 'iife'): InlineConfig => ({
  root,
  configFile: false,
  logLevel: 'warn',
  resolve,
  plugins: [...(entry === 'loader.ts' ? [] : [smallerTemplates(), shorterFaults()]), readableByBrowsers()],
  build: {
    target,
    minify: true,
    outDir: dist,
    emptyOutDir: false,
    lib: { entry: `src/${entry}`, name: '_', formats: [format], fileName: () => fileName },
    rolldownOptions: { output: { minify: true } },
  },
})

await build(runtime('loader.ts', 'loader.js', 'es'))
await build(runtime('registry.ts', 'base.iife.js', 'iife'))
await build(runtime('base.ts', 'base.js', 'es'))
for (const name of widgets)
  await build({ root, configFile: false, resolve, ...widgetBuild(`src/${name}.ts`, { outDir: dist }) })

for (const file of readdirSync(dist).filter((name) => name.endsWith('.json'))) rmSync(`${dist}/${file}`)
for (const name of ['base', ...widgets]) {
  for (const language of ['en', 'pt', 'fr']) {
    // With the base's own, so that a widget speaks after one request.
    const words = { ...(await wordsOf('base', language)), ...(await wordsOf(name, language)) }
    writeFileSync(`${dist}/${name}.${language}.json`, JSON.stringify(words))
  }
}

for (const file of readdirSync(dist).filter((name) => /\.(js|json)$/.test(name))) {
  const bytes = readFileSync(`${dist}/${file}`)
  const [gzip, brotli] = [gzipSync(bytes).length, brotliCompressSync(bytes).length]
  process.stdout.write(`${file.padEnd(22)} ${String(bytes.length).padStart(6)}  gzip ${gzip}  brotli ${brotli}\n`)
}
