import { fileURLToPath } from 'node:url'
import { launchChromium } from '@milpa/plugin-kit/browser'
import type { Page } from 'playwright-core'
import { build } from 'vite'

const origin = 'http://catalogue.test'

/** No inline script or style, nothing from elsewhere, no HTML from text but Lit's own templates. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ')

export type Catalogue = {
  /** Opens the catalogue. Errors of the page and violations of its policy end up in `problems`. */
  readonly open: (address: string, viewport: { readonly width: number; readonly height: number }) => Promise<Page>
  readonly problems: readonly string[]
  readonly close: () => Promise<void>
}

/** Builds the catalogue as it would be published and serves it to a browser from memory, under a strict policy. */
export async function startCatalogue(): Promise<Catalogue> {
  const files = await bundle()
  const browser = await launchChromium()
  const problems: string[] = []
  return {
    problems,
    close: () => browser.close(),
    async open(address, viewport) {
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
      const page = await context.newPage()
      page.on('pageerror', (error) => void problems.push(`${address}: ${error.message}`))
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(`${address}: ${message.text()}`)
      })
      await page.route(`${origin}/**`, (route) => {
        const name = new URL(route.request().url()).pathname.slice(1) || 'index.html'
        const body = files.get(name)
        if (body === undefined) return route.fulfill({ status: 404 })
        const contentType = name.endsWith('.js') ? 'text/javascript' : name.endsWith('.css') ? 'text/css' : 'text/html'
        return route.fulfill({ body, contentType, headers: { 'content-security-policy': policy } })
      })
      await page.goto(`${origin}/${address}`)
      await page.waitForFunction(() =>
        document.querySelector('milpa-points-map')?.shadowRoot?.querySelector('[role=button]'),
      )
      return page
    },
  }
}

async function bundle(): Promise<ReadonlyMap<string, string>> {
  const root = fileURLToPath(new URL('../catalogue', import.meta.url))
  const result = await build({ configFile: `${root}/vite.config.ts`, root, logLevel: 'error', build: { write: false } })
  if (Array.isArray(result) || !('output' in result))
    throw new Error('vite answered with something else than one bundle')
  return new Map(
    result.output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : String(file.source)] as const),
  )
}
