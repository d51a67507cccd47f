import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { area, definePlugin } from '@milpa/core'
import { hasChromium } from '@milpa/plugin-kit/browser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningConsole, signIn, startConsole } from './console.ts'

const words = { 'permission.see': 'Ver la milpa', 'screen.page': 'La milpa', greeting: 'Saludos' }
const messages = { es: words, en: words, pt: words, fr: words }

/** As a plugin's build leaves it: bare specifiers for what the console shares. */
const built = `import { LitElement, html } from 'lit'
import { createClient } from '@milpa/client'
class SeedPage extends LitElement {
  static properties = { context: { attribute: false }, currency: { state: true } }
  firstUpdated() {
    const ask = createClient({ centre: this.context.centre.slug })
    ask('centre.settings').then((settings) => (this.currency = settings.currency))
  }
  render() {
    return html\`<p>\${this.context.say('greeting')}, \${this.context.centre.name}</p><p>\${this.currency}</p>\`
  }
}
customElements.define('seed-page', SeedPage)
`

function plugin() {
  const module = join(mkdtempSync(join(tmpdir(), 'milpa-plugin-')), 'page.js')
  writeFileSync(module, built)
  return definePlugin({
    id: 'seed',
    version: '1.0.0',
    core: '*',
    area: area('seed', { permissions: { see: { title: 'See', roles: ['director'] } }, errors: {}, messages }),
    screens: [
      {
        slot: 'page',
        tag: 'seed-page',
        module: pathToFileURL(module),
        sister: 'entrepreneurs',
        title: 'screen.page',
        icon: 'leaf',
        permission: 'seed:see',
      },
    ],
  })
}

describe.skipIf(!hasChromium())('a screen of a plugin', () => {
  let running: RunningConsole
  beforeAll(async () => {
    running = await startConsole({ plugins: [plugin()] })
  })
  afterAll(() => running?.close())

  it('stands in the menu, is told where it is, and shares the one Lit and the client of the console', async () => {
    const page = await running.visit()
    await page.goto(`${running.url}/console`)
    await page.getByRole('link', { name: 'La milpa' }).click()
    await page.getByText('Saludos, CENESO Aquiles Serdán').waitFor()
    await page.locator('seed-page').getByText('MXN').waitFor()
    const lits = await page.evaluate(
      () => (globalThis as { litElementVersions?: unknown[] }).litElementVersions?.length,
    )
    expect(lits).toBe(1)
    expect(running.problems).toEqual([])
    await page.context().close()
  })

  it('is not in the menu of who lacks its permission', async () => {
    await running.hire('apoyo@ejemplo.org', 'Sonia Guardado', ['viewer'])
    const page = await running.visit({ signedIn: false })
    await page.goto(`${running.url}/console`)
    await signIn(page, 'apoyo@ejemplo.org')
    await page.getByRole('link', { name: 'Inventario' }).waitFor()
    expect(await page.getByRole('link', { name: 'La milpa' }).count()).toBe(0)
    await page.goto(`${running.url}/console/import`)
    await page.getByText(/Le falta el permiso/).waitFor()
    await page.context().close()
  })
})
