import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Plugin, type UserConfig, Visitor } from 'vite'

/** What the host provides to every widget: any other import is bundled. */
const provided = ['lit', '@milpa/widgets']

/** The target of all browser files: Chrome 94, Firefox 93, Safari 16.4. */
export const target = 'es2022'

/**
 * The whole build of one widget, of core or of a plugin: `dist/<name>.js` (ES, checked at boot) and `dist/<name>.iife.js`
 * (what browsers get; takes Lit and the base from one place, so there is one Lit on a page).
 *
 *     // vite.config.ts
 *     import { widgetBuild } from '@milpa/widgets/build'
 *     export default widgetBuild('src/loans.ts')
 *
 * Decorators and `accessor` are not lowered by Vite 8: write `static properties` and `declare`. The build refuses
 * what a browser could not read.
 * @param entry the module that calls `define`
 */
export function widgetBuild(entry: string, options: { readonly outDir?: string } = {}): UserConfig {
  const name = basename(entry).replace(/\.\w+$/, '')
  return {
    logLevel: 'warn',
    plugins: [oneLit(), inlineIcons(), smallerTemplates(), readableByBrowsers()],
    build: {
      target,
      minify: true,
      outDir: options.outDir ?? 'dist',
      emptyOutDir: false,
      lib: {
        entry,
        name: '_',
        formats: ['es', 'iife'],
        fileName: (format) => (format === 'es' ? `${name}.js` : `${name}.iife.js`),
      },
      rolldownOptions: { external: provided, output: { globals: () => '__milpa__', minify: true } },
    },
  }
}

/**
 * Directives (`lit/directives/repeat.js`) are bundled with the widget, since most widgets need none; what they import of
 * Lit's own is taken from the host's all the same. They reach Lit's parts by the `_$` names, which Lit keeps within a major.
 */
export function oneLit(): Plugin {
  return {
    name: 'milpa-one-lit',
    enforce: 'pre',
    resolveId(source, importer) {
      const own = importer && /[\\/]lit-html[\\/]/.test(importer) && /(?:^|\/)lit-html(?:\.js)?$/.test(source)
      return own ? { id: 'lit', external: true } : null
    },
  }
}

const forStyles = (text: string): string =>
  text
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*([{};,>])\s*/g, '$1')
    .replace(/: (?!;)/g, ':')
    // An empty custom property needs its blank in older browsers.
    .replace(/(--[A-Z]:)(?=;)/g, '$1 ')
    .replaceAll(';}', '}')
const forMarkup = (text: string): string => text.replace(/\s*\n\s*/g, ' ').replace(/ (?=[/>])/g, '')

/** Takes out of css`…`, html`…` and svg`…` what nobody reads: comments and the blanks that show the nesting. */
export function smallerTemplates(): Plugin {
  return {
    name: 'milpa-smaller-templates',
    transform(code) {
      if (!/\b(css|html|svg)`/.test(code)) return
      const edits: { readonly from: number; readonly to: number; readonly text: string }[] = []
      new Visitor({
        TaggedTemplateExpression({ tag, quasi }) {
          if (tag.type !== 'Identifier' || !['css', 'html', 'svg'].includes(tag.name)) return
          const smaller = tag.name === 'css' ? forStyles : forMarkup
          for (const { start, end } of quasi.quasis) {
            edits.push({ from: start, to: end, text: smaller(code.slice(start, end)) })
          }
        },
      }).visit(this.parse(code))
      edits.sort((one, other) => other.from - one.from)
      return edits.reduce((text, { from, to, text: by }) => text.slice(0, from) + by + text.slice(to), code)
    },
  }
}

/** `iconPaths.search` becomes the path itself: the table of all icons is 2 kB that a widget does not need. */
export function inlineIcons(): Plugin {
  return {
    name: 'milpa-inline-icons',
    enforce: 'pre',
    async transform(code, id) {
      if (!/\biconPaths\b/.test(code) || id.includes('icon-paths')) return
      const { iconPaths } = await import('@milpa/ui/icons')
      return code
        .replace(/^import \{ iconPaths \} from '@milpa\/ui\/icons'$/m, '')
        .replace(/\biconPaths(?:\.(\w+)|\['([\w-]+)'\])/g, (_whole, plain: string, quoted: string) => {
          const path = iconPaths[(plain ?? quoted) as keyof typeof iconPaths]
          if (!path) this.error(`@milpa/ui has no icon "${plain ?? quoted}"`)
          return JSON.stringify(path)
        })
    },
  }
}

/** Asks Node's own parser, which reads what browsers read. */
export function readableByBrowsers(): Plugin {
  return {
    name: 'milpa-readable-by-browsers',
    writeBundle(_options, bundle) {
      const folder = mkdtempSync(join(tmpdir(), 'milpa-widget-'))
      try {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk') continue
          const copy = join(folder, 'check.mjs')
          writeFileSync(copy, file.code)
          try {
            execFileSync(process.execPath, ['--check', copy], { stdio: 'pipe' })
          } catch (error) {
            const reason = String((error as { stderr?: unknown }).stderr ?? error)
            this.error(
              `${file.fileName}: no browser can read this. Decorators and accessor stay as written.\n${reason}`,
            )
          }
        }
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
  }
}
