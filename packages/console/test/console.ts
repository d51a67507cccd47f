import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemActor, type Actor, type CentreRef, type Operation } from '@milpa/core'
import { invite, serve, silentLog, type Serving } from '@milpa/server'
import { launchChromium } from '@milpa/plugin-kit/browser'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'

export const address = 'directora@ejemplo.org'
export const password = 'tres granos de maiz'

/** Runs an operation as Milpa itself, or as somebody. */
export type Run = <I, T, O>(operation: Operation<I, T, O>, input: I, as?: Actor) => Promise<O>

export interface RunningConsole {
  readonly url: string
  readonly centre: CentreRef
  readonly serving: Serving
  readonly run: Run
  /** Somebody else on the staff, with the common password. */
  readonly hire: (email: string, name: string, roles: readonly string[]) => Promise<void>
  /** Errors of pages, violations of their policy, and requests to other origins. */
  readonly problems: readonly string[]
  /** A browser context of its own; signed in unless told otherwise. */
  readonly visit: (options?: VisitOptions) => Promise<Page>
  readonly close: () => Promise<void>
}

export interface VisitOptions {
  readonly width?: number
  readonly height?: number
  readonly scheme?: 'light' | 'dark'
  readonly locale?: string
  readonly signedIn?: boolean
}

/** A real host with a database of its own, one director, and a browser to look at it. */
export async function startConsole(options: Partial<Parameters<typeof serve>[0]> = {}): Promise<RunningConsole> {
  // What is tested is what stands here now, not what was built some time ago.
  const root = fileURLToPath(new URL('..', import.meta.url))
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'error' })
  const data = await mkdtemp(join(tmpdir(), 'milpa-console-'))
  const serving = await serve({ log: silentLog(), ...options, data, port: 0 })
  const centre = await serving.milpa.foundCentre({
    slug: 'aquiles-serdan',
    name: 'CENESO Aquiles Serdán',
    locale: 'es-MX',
    currency: 'MXN',
    timeZone: 'America/Chihuahua',
    country: 'MX',
    gridLatitude: 28.6,
  })
  const run: Run = (operation, input, actor = systemActor('test')) =>
    serving.milpa.run(operation, input, { centre, actor })
  const hire = async (email: string, name: string, roles: readonly string[]) => {
    const { token } = await run(invite, { email, name, roles: [...roles] })
    await post(serving.url, '/api/identity/accept-invitation', { token, password })
  }
  await hire(address, 'Marisol Quintana', ['director', 'treasurer'])

  const browser = await launchChromium()
  const problems: string[] = []
  let kept: Awaited<ReturnType<BrowserContext['storageState']>> | undefined
  return {
    url: serving.url,
    centre,
    serving,
    run,
    problems,
    hire,
    async visit({ signedIn = true, ...look } = {}) {
      if (signedIn) kept ??= await signInOnce(browser, serving.url)
      const context = await openContext(browser, look, signedIn ? kept : undefined)
      const page = await context.newPage()
      watch(page, serving.url, problems)
      return page
    },
    async close() {
      await browser.close()
      await serving.stop()
      await rm(data, { recursive: true, force: true })
    },
  }
}

function openContext(
  browser: Browser,
  { width = 1280, height = 900, scheme = 'light', locale = 'es-MX' }: VisitOptions,
  storageState?: Awaited<ReturnType<BrowserContext['storageState']>>,
): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    locale,
    reducedMotion: 'reduce',
    ...(storageState ? { storageState } : {}),
  })
}

async function signInOnce(browser: Browser, url: string) {
  const context = await openContext(browser, {})
  const page = await context.newPage()
  await page.goto(`${url}/console`)
  await signIn(page)
  await page.getByRole('heading', { level: 1 }).waitFor()
  const state = await context.storageState()
  await context.close()
  return state
}

/** Writes address and password and presses the button. */
export async function signIn(page: Page, as = address): Promise<void> {
  await page.locator('input[type=email]').fill(as)
  await page.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.locator('aside, input[name=code]').first().waitFor()
}

function watch(page: Page, url: string, problems: string[]): void {
  page.on('pageerror', (error) => void problems.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    const text = message.text()
    // A refusal that the page shows is logged by the browser too.
    if (message.type() === 'error' && !text.includes('the server responded with a status of 4')) {
      problems.push(`${page.url()}: ${text}`)
    }
  })
  page.on('request', (request) => {
    const asked = request.url()
    if (!asked.startsWith(url) && !/^(blob|data):/.test(asked)) problems.push(`${page.url()} asked ${asked}`)
  })
}

/** A request from our own pages. */
export async function post(url: string, path: string, body: object): Promise<Response> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return response
}
