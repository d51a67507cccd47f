import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { hasChromium, settled } from '@milpa/plugin-kit/browser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseHex } from '../build/colour.ts'
import { colours } from '../src/tokens.generated.ts'
import { type Catalogue, startCatalogue } from './browser.ts'
import { smallTargets } from './targets.ts'

const schemes = ['light', 'dark'] as const
const widths = [360, 1280] as const
const densities = [
  { density: 'compact', least: 24 },
  { density: 'member', least: 44 },
] as const
const views = schemes.flatMap((scheme) =>
  widths.map((width) => ({
    scheme,
    width,
    ...densities[scheme === 'light' ? 0 : 1],
    language: width === 360 ? 'es' : 'en',
  })),
)

describe.skipIf(!hasChromium())('every piece of the catalogue', () => {
  let catalogue: Catalogue
  let axe: string
  beforeAll(async () => {
    catalogue = await startCatalogue()
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  }, 30_000)
  afterAll(() => catalogue?.close())

  test.each(views)(
    'has no axe violation and no sideways scroll: $scheme, $width px, $density, $language',
    async ({ scheme, width, density, language }) => {
      const page = await catalogue.open(`?scheme=${scheme}&density=${density}&language=${language}`, {
        width,
        height: 800,
      })
      expect(await violations(page, axe)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      await openEverything(page)
      expect(await violations(page, axe)).toEqual([])
      await page.context().close()
    },
    20_000,
  )

  test.each(densities)(
    'has targets of at least $least px at density $density',
    async ({ density, least }) => {
      const page = await catalogue.open(`?density=${density}`, { width: 360, height: 800 })
      await openEverything(page)
      expect(await page.evaluate(smallTargets, least)).toEqual([])
      expect((await page.evaluate(smallTargets, 400)).length).toBeGreaterThan(40)
      await page.context().close()
    },
    20_000,
  )

  test('paints in a browser of today exactly the hex that old ones read, in both schemes and on a subtree', async () => {
    const page = await catalogue.open('?scheme=light', { width: 360, height: 800 })
    const painted = await page.evaluate((names) => {
      const canvas = document.createElement('canvas')
      const context = canvas.getContext('2d')!
      const box = document.body.appendChild(document.createElement('div'))
      return (['light', 'dark'] as const).map((scheme) => {
        box.dataset['scheme'] = scheme
        return names.map((name) => {
          box.style.setProperty('background-color', `var(--milpa-${name})`)
          context.fillStyle = getComputedStyle(box).backgroundColor
          context.fillRect(0, 0, 1, 1)
          return Array.from(context.getImageData(0, 0, 1, 1).data.slice(0, 3))
        })
      })
    }, Object.keys(colours))
    for (const [at, pair] of Object.values(colours).entries()) {
      for (const scheme of [0, 1] as const) {
        const expected = parseHex(pair[scheme])
        for (const [channel, value] of painted[scheme]![at]!.entries()) {
          expect(Math.abs(value - expected[channel]!), Object.keys(colours)[at]).toBeLessThanOrEqual(1)
        }
      }
    }
    await page.context().close()
  })

  test('lets nothing stick out of the panel that holds it, at 360 px and in large letters', async () => {
    const page = await catalogue.open('?density=member', { width: 360, height: 800 })
    const sticking = await page.evaluate(() =>
      [...document.querySelectorAll('.body')].flatMap((body) => {
        const { right } = body.getBoundingClientRect()
        return [...body.querySelectorAll('*')]
          .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > right + 0.5)
          .map((each) => each.outerHTML.slice(0, 80))
      }),
    )
    expect(sticking).toEqual([])
    await page.context().close()
  })

  test('gives who asks for more contrast lines in ink', async () => {
    const page = await catalogue.open('?scheme=light', { width: 360, height: 800 })
    const line = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.querySelector('.panel')!).borderTopColor)
    const before = await line()
    await page.emulateMedia({ contrast: 'more' })
    expect(await line()).not.toBe(before)
    const ink = await page.evaluate(() => getComputedStyle(document.body).color)
    expect(await line()).toBe(ink)
    await page.context().close()
  })

  test('follows the device unless the reader chose a scheme', async () => {
    const page = await catalogue.open('', { width: 360, height: 800 })
    const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await page.emulateMedia({ colorScheme: 'dark' })
    const dark = await ground()
    await page.emulateMedia({ colorScheme: 'light' })
    const light = await ground()
    expect(dark).not.toBe(light)
    await page.evaluate(() => void (document.documentElement.dataset['scheme'] = 'dark'))
    expect(await ground()).toBe(dark)
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.evaluate(() => void (document.documentElement.dataset['scheme'] = 'light'))
    expect(await ground()).toBe(light)
    await page.context().close()
  })

  test('broke no rule of the strict policy and threw nothing', () => {
    expect(catalogue.problems).toEqual([])
  })
})

async function violations(page: Page, axe: string): Promise<unknown> {
  await settled(page)
  // As text through the debugger: a script tag would be refused by the page's own policy.
  await page.evaluate(axe)
  const results = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })')
  return results.violations.map(({ id, nodes }) => [
    id,
    ...nodes.map(({ target, failureSummary }) => [target, failureSummary]),
  ])
}

/** Chosen rows, an open card on the map, an open list of options, a toast: what is closed is not examined. */
async function openEverything(page: Page): Promise<void> {
  await page.locator('#inventory-table tbody tr').first().focus()
  await page.keyboard.press('Space')
  await page.locator('#inventory-map g[role=button]').first().focus()
  await page.keyboard.press('Enter')
  await page.locator('milpa-bars button').first().click()
  await page.locator('#show-toast').click()
  await page.locator('milpa-toast li').waitFor()
  await page.locator('milpa-combobox input').first().click()
  await page.locator('milpa-combobox [role=option]').first().waitFor()
}
