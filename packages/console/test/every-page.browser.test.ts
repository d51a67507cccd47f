import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { hasChromium } from '@milpa/plugin-kit/browser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningConsole, startConsole } from './console.ts'
import { seed } from './seed.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const looks = (['es-MX', 'en-US'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((scheme) => [360, 1280].map((width) => ({ locale, scheme, width }))),
)

describe.skipIf(!hasChromium())('every page of the console', () => {
  let running: RunningConsole
  let paths: readonly string[]
  beforeAll(async () => {
    running = await startConsole()
    const made = await seed(running.run)
    paths = [
      '',
      '/inventory',
      '/people',
      '/people/new',
      '/enterprises/new',
      `/enterprises/${made.shops[1]}`,
      `/enterprises/${made.shops[1]}/edit`,
      `/entrepreneurs/${made.people[1]}`,
      `/entrepreneurs/${made.people[1]}/edit`,
      '/groups',
      '/groups/new',
      `/groups/${made.group}`,
      `/groups/${made.group}/edit`,
      '/campaigns',
      '/duplicates',
      '/duplicates?view=merges',
      `/duplicates?kind=enterprise&a=${made.shops[0]}&b=${made.shops[2]}`,
      `/duplicates?kind=person&a=${made.people[0]}&b=${made.people[2]}`,
      '/import',
      '/cases',
      '/cases/new',
      `/cases/${made.case}`,
      '/services',
      '/services/new',
      `/services/${made.service}`,
      '/institutions',
      '/accounts',
      `/accounts/${made.account}`,
      '/transfers',
      '/transfers/new',
      '/transfers/new?kind=hold',
      `/transfers/${made.transfer}`,
      '/journals/new',
      '/holds',
      ...['', '/cash-flow', '/balance-sheet', '/trial-balance'].map((report) => `/reports${report}`),
      '/reports?period=other',
      '/periods',
      '/verification',
      '/plugins',
      '/account',
      ...['', '/staff', '/consents', '/catalogues', '/access', '/audit', '/work'].map(
        (section) => `/settings${section}`,
      ),
    ]
  })
  afterAll(() => running?.close())

  it.each(looks)('has no fault that axe finds in $locale $scheme $width', { timeout: 120_000 }, async (look) => {
    const page = await running.visit({ ...look, height: 900 })
    await page.goto(`${running.url}/console`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const found: string[] = []
    for (const path of paths) {
      await goInside(page, `/console${path}`)
      found.push(...(await faults(page, path)))
    }
    await page.context().close()
    expect(found).toEqual([])
    expect(running.problems).toEqual([])
  })
})

/** Follows an address inside the application, as a link does, and waits until nothing is on its way. */
async function goInside(page: Page, path: string): Promise<void> {
  await page.evaluate((href) => {
    const link = document.createElement('a')
    link.href = href
    document.body.append(link)
    link.click()
    link.remove()
  }, path)
  await page.waitForURL((url) => url.pathname + url.search === path)
  // The page before this one has a heading too: it has to be this one's.
  await page.waitForFunction((path) => {
    const shown = document.querySelector('milpa-console')?.shadowRoot?.querySelector('main > *')
    const { place } = (shown ?? {}) as { readonly place?: { readonly path: string } }
    return place?.path === path.split('?')[0] && shown?.shadowRoot?.querySelector('h1') !== null
  }, path)
  await page.waitForLoadState('networkidle')
}

async function faults(page: Page, path: string): Promise<readonly string[]> {
  // By the debugger, since the page's own policy lets no script in.
  await page.evaluate(axe)
  return page.evaluate(async (where) => {
    const { axe: engine } = globalThis as unknown as {
      axe: {
        run(
          context: Document,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { target: unknown; failureSummary?: string }[] }[] }>
      }
    }
    const { violations } = await engine.run(document, { resultTypes: ['violations'] })
    const wide = document.documentElement.scrollWidth > innerWidth ? [`${where}: scrolls sideways`] : []
    return [
      ...wide,
      ...violations.map(
        ({ id, nodes }) => `${where}: ${id}: ${JSON.stringify(nodes[0]?.target)} ${nodes[0]?.failureSummary ?? ''}`,
      ),
      ...small(document),
    ]

    /** Buttons, links and fields under 24 px, unless they stand in a line of text. */
    function small(root: Document | ShadowRoot): string[] {
      return [...root.querySelectorAll('*')].flatMap((element): string[] => {
        const inner = element.shadowRoot ? small(element.shadowRoot) : []
        if (!element.matches('button, a[href], input, select, textarea, summary, [tabindex="0"]')) return inner
        const { width, height } = element.getBoundingClientRect()
        const hidden = width === 0 || element.closest('.visually-hidden, dialog:not([open])') !== null
        const inLine = element.matches('a') && getComputedStyle(element).display === 'inline'
        const inLabel = element.matches('input') && element.closest('label, .control, milpa-field') !== null
        if (hidden || inLine || inLabel || (width >= 24 && height >= 24)) return inner
        return [...inner, `${where}: ${element.outerHTML.slice(0, 90)} is ${Math.round(width)} × ${Math.round(height)}`]
      })
    }
  }, path)
}
