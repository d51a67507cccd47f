import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enterprises } from '@milpa/core'
import { stopTestEngines } from '@milpa/plugin-kit'
import { hasChromium, launchChromium } from '@milpa/plugin-kit/browser'
import { drawn, watch } from './support/page.ts'
import { openTwoOrigins, type TwoOrigins } from './support/two-origins.ts'

const shops = ['carnes rojas', 'dulces', 'abarrotes', 'ropa', 'calzado', 'papelería']

let two: TwoOrigins
let browser: Browser
beforeAll(async () => {
  two = await openTwoOrigins()
  const rows = shops.map((goods, at) => ({
    name: `Tienda ${at}`,
    activity: { classification: 'scian', code: '461121', title: `Comercio al por menor de ${goods}` },
    place: { latitude: 19.72 + at * 0.003, longitude: -99.46 },
    locality: 'Villa Lejana',
    languages: [],
    hours: 'Lunes a sábado, de 8:00 a 20:00',
    contacts: [],
    externalIds: [{ system: 'lejano', value: String(at) }],
  }))
  await two.centre.run(enterprises.registerMany, { rows, listing: { source: 'Registro lejano' } }, 'director')
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await two?.close()
  await stopTestEngines()
})

/** Cells and figures that the edge of the map cuts. */
const cut = (page: Page) =>
  page.locator('milpa-map .plan').evaluate((plan) => {
    const edge = plan.getBoundingClientRect()
    return [...plan.querySelectorAll('.cell, .cell text')]
      .map((one) => one.getBoundingClientRect())
      .filter(
        ({ left, right, top, bottom }) =>
          right > edge.left && left < edge.right && bottom > edge.top && top < edge.bottom,
      )
      .filter(
        ({ left, right, top, bottom }) =>
          left < edge.left || right > edge.right || top < edge.top || bottom > edge.bottom,
      ).length
  })
const inSight = (page: Page) =>
  page.locator('milpa-map .plan').evaluate((plan) => {
    const edge = plan.getBoundingClientRect()
    return [...plan.querySelectorAll('.cell')]
      .filter((cell) => {
        const { left, right, top, bottom } = cell.getBoundingClientRect()
        return right > edge.left && left < edge.right && bottom > edge.top && top < edge.bottom
      })
      .map((cell) => cell.textContent!.trim())
  })

describe.skipIf(!hasChromium()).each([360, 1280])('with some of a far municipality, at %i pixels', (width) => {
  const open = async (query = '') => {
    const watched = await watch(browser, `${two.site}/${query}`, { viewport: { width, height: 900 } })
    await drawn(watched.page)
    return watched
  }

  test('the map begins with the outline of where most stand, and shows all when asked', async () => {
    const { page, close } = await open()
    await page.locator('milpa-map .place', { hasText: 'Aquiles Serdán' }).waitFor()
    expect((await inSight(page)).length).toBeGreaterThan(2)
    expect(await cut(page)).toBe(0)
    const all = page.getByRole('button', { name: 'Ver todo el mapa' })
    await all.click()
    await expect.poll(async () => (await inSight(page)).join()).toBe('48,6')
    expect(await cut(page)).toBe(0)
    expect(await page.locator('milpa-map .land').count()).toBe(0)
    await all.click()
    await page.locator('milpa-map .place', { hasText: 'Aquiles Serdán' }).waitFor()
    await close()
  })

  test('what a search found is shown whole, with its activities, without a button for more or an empty height', async () => {
    const { page, close } = await open()
    await page.getByRole('searchbox').fill('comercio')
    await expect.poll(() => page.locator('milpa-directory li:not([hidden])').count()).toBe(6)
    expect(await page.getByRole('button', { name: 'Ver más' }).count()).toBe(0)
    const card = page.locator('milpa-directory li').first()
    expect(await card.textContent()).toContain('Comercio al por menor de carnes rojas')
    const lines = card.locator('.to > span')
    expect(await lines.evaluate((one) => parseFloat(getComputedStyle(one).lineHeight))).toBeLessThan(30)
    const free = await page.locator('milpa-directory').evaluate((directory) => {
      const of = (name: string) => directory.shadowRoot!.querySelector(name)!.getBoundingClientRect()
      return of('footer').top - of('li:last-child').bottom
    })
    expect(free).toBeLessThan(60)
    await close()
  })

  test('in the reserved height less than a card’s is left free under the list', async () => {
    const { page, close } = await open()
    const free = await page.locator('milpa-directory').evaluate((directory) => {
      const shown = [...directory.shadowRoot!.querySelectorAll('li:not([hidden])')]
      const below = directory.shadowRoot!.querySelector('.more')!.getBoundingClientRect()
      return below.top - shown.at(-1)!.getBoundingClientRect().bottom
    })
    expect(free).toBeLessThan(30)
    await close()
  })
})

test.skipIf(!hasChromium())('whoever reads English has the activity in English', async () => {
  const { page, close } = await watch(browser, `${two.site}/?lang=en`)
  await drawn(page)
  await page.getByRole('searchbox').fill('tienda')
  await page
    .locator('milpa-directory li', { hasText: /retail/i })
    .first()
    .waitFor()
  await close()
})
