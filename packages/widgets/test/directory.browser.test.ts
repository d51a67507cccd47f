import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stopTestEngines } from '@milpa/plugin-kit'
import { hasChromium, launchChromium } from '@milpa/plugin-kit/browser'
import { drawn, watch } from './support/page.ts'
import { openTwoOrigins, type TwoOrigins } from './support/two-origins.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let two: TwoOrigins
let browser: Browser
beforeAll(async () => {
  two = await openTwoOrigins()
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await two?.close()
  await stopTestEngines()
})

const open = async (query = '', options: BrowserContextOptions = {}) => {
  const watched = await watch(browser, `${two.site}/${query}`, options)
  await drawn(watched.page)
  return watched
}
const names = (page: Page): Promise<readonly string[]> =>
  page.locator('milpa-directory .name').evaluateAll((all) => all.map((each) => each.textContent!.trim()))
const told = (page: Page) => page.locator('milpa-directory > * , milpa-directory .frame > [role=status]').last()

describe.skipIf(!hasChromium())('the directory', () => {
  test('finds words without accents, says how many, and offers a way back from nothing', async () => {
    const { page, close } = await open()
    await page.getByRole('searchbox').fill('panaderia chela lo')
    await expect.poll(() => names(page)).toEqual(['Panadería Doña Chela de la Loma'])
    await expect.poll(() => told(page).textContent()).toBe('1 negocio')
    await page.getByRole('searchbox').fill('astronauta')
    await page.getByText('No encontramos negocios así.').waitFor()
    await page.getByRole('button', { name: 'Quitar los filtros' }).click()
    await expect.poll(() => told(page).textContent()).toBe('48 negocios')
    expect(await page.getByRole('searchbox').inputValue()).toBe('')
    await close()
  })

  test('narrows to an activity, and to a cell of the map and out of it again', async () => {
    const { page, close } = await open()
    const activity = page.locator('milpa-filters select').first()
    const options = await activity.locator('option').allTextContents()
    expect(options.some((text) => text.trim().endsWith('(24)'))).toBe(true)
    await activity.selectOption('96')
    await expect.poll(() => told(page).textContent()).toBe('24 negocios')
    await activity.selectOption('')
    await expect.poll(() => told(page).textContent()).toBe('48 negocios')
    await page.locator('milpa-map .cell').first().click()
    await page.getByRole('button', { name: 'Una zona del mapa' }).click()
    await page.getByRole('button', { name: 'Cerca de mí' }).waitFor()
    await close()
  })

  test('shows what fits the reserved height, then the rest, then the next page, and the focus goes along', async () => {
    const { page, close } = await open()
    const cards = page.locator('milpa-directory li')
    const shown = () => page.locator('milpa-directory li:not([hidden])').count()
    const first = await shown()
    expect(first).toBeGreaterThan(3)
    expect(first).toBeLessThan(12)
    const more = page.getByRole('button', { name: 'Ver más' })
    await more.click()
    await expect.poll(shown).toBe(12)
    const focused = () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent?.trim())
    expect(await focused()).toBe((await names(page))[first])
    await more.click()
    await expect.poll(() => cards.count()).toBe(24)
    expect(await focused()).toBe((await names(page))[12])
    expect(new Set(await names(page)).size).toBe(24)
    await close()
  })

  test('opens an enterprise where it stands, with the ways to reach her', async () => {
    const { page, close } = await open()
    const name = page.locator('milpa-directory .name').first()
    await name.click()
    expect(await name.getAttribute('aria-expanded')).toBe('true')
    const call = page.locator('milpa-enterprise a').first()
    await call.waitFor()
    expect(await call.getAttribute('href')).toMatch(/^tel:\+52\d{10}$/)
    await name.click()
    expect(await page.locator('milpa-enterprise').count()).toBe(0)
    await close()
  })

  test('a page can take over what happens when an enterprise is chosen', async () => {
    const { page, close } = await open()
    await page.evaluate(() => {
      addEventListener('milpa-select', (event) => {
        event.preventDefault()
        document.title = JSON.stringify((event as CustomEvent).detail)
      })
    })
    await page.locator('milpa-directory .name').first().click()
    expect(await page.title()).toMatch(/^\{"id":"[0-9a-f-]{36}"\}$/)
    expect(await page.locator('milpa-enterprise').count()).toBe(0)
    await close()
  })

  test('asks where she is only when she presses, and sends no more than three decimals', async () => {
    const geolocation = { latitude: 28.593_123_456, longitude: -105.915_987_654 }
    const { page, requests, close } = await open('', { geolocation, permissions: ['geolocation'] })
    expect(requests.filter((address) => address.includes('latitude'))).toEqual([])
    await page.getByRole('button', { name: 'Cerca de mí' }).click()
    await expect.poll(() => requests.find((address) => address.includes('latitude'))).toBeTruthy()
    const asked = new URL(requests.find((address) => address.includes('latitude'))!).searchParams
    expect(asked.get('latitude')).toBe('28.593')
    expect(asked.get('longitude')).toBe('-105.916')
    await close()
  })

  test('says what happened when data do not come, and a second try helps', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.route('**/public/enterprises/directory**', (route) => route.abort())
    await page.goto(two.site)
    const alert = page.locator('milpa-directory [role=alert]')
    await alert.waitFor()
    expect(await alert.textContent()).toContain('Revise su conexión')
    await page.unroute('**/public/enterprises/directory**')
    await page.getByRole('button', { name: 'Intentar otra vez' }).click()
    await drawn(page)
    await context.close()
  })

  test('a widget whose program does not come leaves the link, and says so to the page', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.route('**/w/1/milpa.js**', (route) => route.abort())
    await page.goto(two.site)
    expect(await page.getByRole('link', { name: 'Ver el directorio de negocios' }).isVisible()).toBe(true)
    await context.close()
  })

  test('speaks the four languages, a language beside the page’s when its tag says so', async () => {
    for (const [lang, hint] of [
      ['es', '¿Qué busca?'],
      ['en', 'Bread'],
      ['pt', 'Pão'],
      ['fr', 'Pain'],
    ] as const) {
      const { page, close } = await open(`?lang=${lang}`)
      expect(await page.getByRole('searchbox').getAttribute('placeholder')).toContain(hint)
      expect(await page.locator('milpa-directory footer').textContent()).toContain('Centro de prueba')
      await close()
    }
  })
})

describe.skipIf(!hasChromium())('with a keyboard', () => {
  test('every control comes in order, the map is one stop, arrows move on it and Enter chooses', async () => {
    const { page, close } = await open()
    const stop = () =>
      page.evaluate(() => {
        let element = document.activeElement
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
        const outlined = getComputedStyle(element!).outlineStyle !== 'none' || element!.matches('.cell')
        const text = element!.getAttribute('aria-label') ?? element!.textContent!.replaceAll(/\s+/g, ' ').trim()
        return `${text}${outlined ? '' : ' WITHOUT FOCUS'}`
      })
    await page.getByRole('searchbox').focus()
    const walk = [await stop()]
    for (let at = 0; at < 40; at++) {
      await page.keyboard.press('Tab')
      walk.push(await stop())
      if (walk.at(-1) === 'Datos abiertos') break
    }
    expect(walk.filter((text) => text.includes('WITHOUT FOCUS'))).toEqual([])
    expect(walk.slice(0, 4)).toEqual(['Buscar un negocio', 'Giro', 'Localidad', 'Cerca de mí'])
    expect(walk.filter((text) => text.includes('negocios en esta zona') || text.includes('5 negocios'))).toHaveLength(1)
    expect(walk.slice(-5)).toEqual(['Acercar', 'Alejar', 'Ver todo el mapa', 'Ver los 48 en lista', 'Datos abiertos'])
    expect(walk.indexOf('Ver más')).toBeLessThan(walk.indexOf('Acercar'))

    await page.locator('milpa-map .cell[tabindex="0"]').focus()
    const id = () =>
      page.evaluate(
        () =>
          document
            .querySelector('milpa-directory')!
            .shadowRoot!.querySelector('milpa-map')!
            .shadowRoot!.activeElement?.getAttribute('data-id') ?? '',
      )
    const before = await id()
    await page.keyboard.press('ArrowRight')
    await expect.poll(id).not.toBe(before)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Una zona del mapa' }).waitFor()
    await close()
  })
})

describe.skipIf(!hasChromium()).each([
  ['light', 'es', 1280],
  ['dark', 'es', 360],
  ['light', 'en', 360],
  ['dark', 'en', 1280],
] as const)('in %s, %s, at %i pixels', (colorScheme, lang, width) => {
  const options = { colorScheme, viewport: { width, height: 900 }, bypassCSP: true }

  test('axe finds nothing, an open enterprise included', async () => {
    const { page, close } = await open(`?lang=${lang}`, options)
    await page.locator('milpa-directory .name').first().click()
    await page.locator('milpa-enterprise .ways').waitFor()
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run(of: unknown): Promise<AxeResults> } }).axe.run({
        include: [['milpa-directory']],
      }),
    )
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    await close()
  })

  test('controls are 44 pixels and cells of the map 24 at least', async () => {
    const { page, close } = await open(`?lang=${lang}`, options)
    const small = await page.evaluate(() => {
      const found: string[] = []
      const look = (root: ShadowRoot): void => {
        for (const element of root.querySelectorAll('*')) {
          if (element.shadowRoot) look(element.shadowRoot)
          if (!element.matches('a, button, input, select, summary, .cell')) continue
          const { height, width } = element.getBoundingClientRect()
          if (height === 0) continue
          const least = element.matches('.cell') ? 24 : 44
          // A link of one word is as wide as its word; its line is what a finger finds.
          const line = element.matches('a') ? parseFloat(getComputedStyle(element).lineHeight) : height
          if (Math.max(height, line) < least || (width < least && !element.matches('a'))) found.push(element.outerHTML)
        }
      }
      look(document.querySelector('milpa-directory')!.shadowRoot!)
      return found
    })
    expect(small).toEqual([])
    await close()
  })
})
