import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { widgetBuild } from '../build/widget-build.ts'

let folder: string
beforeEach(() => {
  // Within the package, so that `lit` is found as it would be by an author who installed it.
  folder = mkdtempSync(join(import.meta.dirname, 'author-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const made = async (code: string): Promise<{ readonly es: string; readonly iife: string }> => {
  writeFileSync(join(folder, 'loans.ts'), code)
  const preset = widgetBuild(join(folder, 'loans.ts'), { outDir: join(folder, 'dist') })
  await build({ root: folder, configFile: false, ...preset, logLevel: 'silent' })
  const read = (name: string): string => readFileSync(join(folder, 'dist', name), 'utf8')
  return { es: read('loans.js'), iife: read('loans.iife.js') }
}
const head = `import { html } from 'lit'\nimport { define, MilpaElement } from '@milpa/widgets'\n`

describe('the preset of a widget', () => {
  test('leaves Lit and the base to the host, and takes them from one place', async () => {
    const { es, iife } = await made(
      `${head}class A extends MilpaElement { override renderReady() { return html\`<p>x</p>\` } }\ndefine('milpa-loans', A)`,
    )
    expect([...es.matchAll(/from\s*["']([^"']+)/g)].map(([, from]) => from).sort()).toEqual(['@milpa/widgets', 'lit'])
    expect(iife).toContain('(__milpa__,__milpa__)')
    expect(iife).not.toContain('litHtmlVersions')
    expect(iife.length).toBeLessThan(400)
  })

  test('bundles a directive over the host’s Lit, so that there is no second one', async () => {
    const { es, iife } = await made(
      `${head}import { repeat } from 'lit/directives/repeat.js'
      class A extends MilpaElement { override renderReady() { return repeat([1], (n) => n, (n) => html\`<p>\${n}</p>\`) } }
      define('milpa-loans', A)`,
    )
    expect([...new Set([...es.matchAll(/from\s*["']([^"']+)/g)].map(([, from]) => from))].sort()).toEqual([
      '@milpa/widgets',
      'lit',
    ])
    expect(iife).not.toContain('litHtmlVersions')
  })

  test('refuses decorators, which no browser reads', async () => {
    await expect(
      made(`${head}const tag = (of: unknown) => of\n@tag class A extends MilpaElement {}\ndefine('milpa-loans', A)`),
    ).rejects.toThrow('no browser can read this')
  })

  test('keeps one path of an icon instead of the table', async () => {
    const { iife } = await made(
      `${head}import { iconPaths } from '@milpa/ui/icons'\ndefine('milpa-loans', class extends MilpaElement { path = iconPaths['chevron-down'] })`,
    )
    expect(iife).toContain('M5 9l7 7 7-7')
    expect(iife.length).toBeLessThan(400)
  })

  test('takes blanks and comments out of sheets and templates, and nothing that counts', async () => {
    const { iife } = await made(
      `import { css, html } from 'lit'
      globalThis.found = [css\`/* why */ :host { --D: ; color: red; }\\n  a:hover > b { margin: 0 1px }\`, html\`<p
        class="a b"
      >two words\${1}</p>\`]`,
    )
    expect(iife).toContain(':host{--D: ;color:red}')
    expect(iife).toContain('a:hover>b{margin:0 1px}')
    expect(iife).toContain('<p class="a b">two words')
  })
})
