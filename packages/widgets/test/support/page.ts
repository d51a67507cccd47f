import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

/** What a page told while it was looked at. */
export interface Watched {
  readonly page: Page
  /** Policy violations, errors of scripts and of the console. */
  readonly problems: readonly string[]
  readonly requests: readonly string[]
  /** Bodies of every answer in text, by address. */
  readonly answers: ReadonlyMap<string, string>
  close(): Promise<void>
}

/** Opens an address in a browser context of its own and writes down what happens. */
export async function watch(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  const problems: string[] = []
  const requests: string[] = []
  const answers = new Map<string, string>()
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('request', (request) => requests.push(request.url()))
  page.on('response', (response) => {
    void response.text().then(
      (text) => answers.set(response.url(), text),
      () => {},
    )
  })
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      reportError(new Error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`)),
    )
  })
  await page.goto(address)
  return { page, problems, requests, answers, close: () => context.close() }
}

/** The directory with its cards, its filters and the cells of its map. */
export async function drawn(page: Page): Promise<void> {
  await page.locator('milpa-directory .name').first().waitFor()
  await page.locator('milpa-directory milpa-map .cell').first().waitFor()
  await page.locator('milpa-directory milpa-filters select').first().waitFor()
}

/** Unfiltered sum of the layout shifts so far: without input nothing may be explained away by it. */
export const layoutShift = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((told) => {
        let sum = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value
        }).observe({ type: 'layout-shift', buffered: true })
        requestAnimationFrame(() => setTimeout(() => told(sum)))
      }),
  )
