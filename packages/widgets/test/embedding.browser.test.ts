import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stopTestEngines } from '@milpa/plugin-kit'
import { hasChromium, launchChromium } from '@milpa/plugin-kit/browser'
import { drawn, layoutShift, watch } from './support/page.ts'
import { openTwoOrigins, type TwoOrigins } from './support/two-origins.ts'
import { planted } from './support/women.ts'

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

describe.skipIf(!hasChromium())('on a page of another origin', () => {
  test('strict policy and Trusted Types are not violated, by any part of the directory', async () => {
    const { page, problems, close } = await watch(browser, two.site)
    await drawn(page)
    await page.locator('milpa-directory .name').first().click()
    await page.locator('milpa-directory milpa-enterprise .ways').waitFor()
    expect(problems).toEqual([])
    await close()
  })

  test('one Lit serves every widget, even when two snippets bring a base each', async () => {
    const { page, close } = await watch(browser, two.site)
    await drawn(page)
    await page.evaluate(async (address) => {
      const policy = (
        globalThis as unknown as {
          trustedTypes: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } }
        }
      ).trustedTypes.createPolicy('test', { createScriptURL: (url: string) => url })
      const script = document.createElement('script')
      script.type = 'module'
      script.src = policy.createScriptURL(address)
      await new Promise((loaded) => {
        script.addEventListener('load', loaded)
        document.head.append(script)
      })
    }, `${two.milpa}/w/1/milpa.js?for=enterprise,map`)
    const versions = await page.evaluate(
      () => (globalThis as unknown as { litElementVersions: readonly string[] }).litElementVersions,
    )
    expect(versions).toHaveLength(1)
    await close()
  })

  test('nothing is asked of anybody but the two of them, and the directory is asked for once', async () => {
    const { page, requests, close } = await watch(browser, two.site)
    await drawn(page)
    const origins = new Set(requests.map((address) => new URL(address).origin))
    expect([...origins].sort()).toEqual([two.milpa, two.site].sort())
    expect(requests.filter((address) => address.includes('/public/enterprises/directory'))).toHaveLength(1)
    expect(requests.filter((address) => address.includes('milpa.js'))).toHaveLength(1)
    await close()
  })

  test('no answer and no text of the page holds a digit of an exact place', async () => {
    const { page, answers, close } = await watch(browser, two.site)
    await drawn(page)
    await page.locator('milpa-directory .name').first().click()
    await page.locator('milpa-directory milpa-enterprise .ways').waitFor()
    const all = [...answers.entries(), ['page', await page.content()] as const]
    expect(all.some(([address]) => address.includes('/public/enterprises/map'))).toBe(true)
    expect(all.filter(([, text]) => text.includes(planted)).map(([address]) => address)).toEqual([])
    await close()
  })

  test.each([360, 1280])('nothing shifts at %i pixels', async (width) => {
    const { page, close } = await watch(browser, two.site, { viewport: { width, height: 800 } })
    await drawn(page)
    expect(await layoutShift(page)).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await close()
  })

  test.each([360, 1280])('nothing shifts at %i pixels when the program comes 1.5 s late', async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 800 } })
    const page = await context.newPage()
    await page.route('**/w/1/milpa.js**', async (route) => {
      await new Promise((later) => setTimeout(later, 1500))
      await route.continue()
    })
    await page.goto(two.site)
    await drawn(page)
    expect(await layoutShift(page)).toBe(0)
    await context.close()
  })

  test('a hostile sheet of the page changes no computed style inside', async () => {
    const hostile = `* { letter-spacing: 5px !important; text-transform: uppercase !important; word-spacing: 9px !important;
      text-align: right !important; text-indent: 9px !important; white-space: pre !important; line-height: 3 !important;
      font: italic 30px cursive !important; text-shadow: 1px 1px red !important; color: red !important }
      button, input, a, h3 { border: 9px solid red !important; background: lime !important; padding: 30px !important }`
    const styles = async (extra: string) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
      const page = await context.newPage()
      await page.route('**/site.css', async (route) => {
        const reply = await route.fetch()
        await route.fulfill({ response: reply, body: (await reply.text()) + extra })
      })
      await page.goto(two.site)
      await drawn(page)
      const found = await page.evaluate(() => {
        const kinds = ['.name', '.avatar', 'input', '.soft', 'a', '.more', 'footer', 'h2']
        const root = document.querySelector('milpa-directory')!.shadowRoot!
        return kinds.map((kind) => {
          const all = getComputedStyle(root.querySelector(kind)!)
          // Sizes follow the width that the page leaves; colours, type and spacing may not follow anything.
          const names = [...all].filter(
            (name) =>
              name === 'font-size' || !/^--|size|width|height|inset|origin|^(top|left|right|bottom)$/.test(name),
          )
          return [kind, names.map((name) => `${name}: ${all.getPropertyValue(name)}`)] as const
        })
      })
      await context.close()
      return found
    }
    expect(await styles(hostile)).toEqual(await styles(''))
  })

  test('without JavaScript there is the link', async () => {
    const { page, close } = await watch(browser, two.site, { javaScriptEnabled: false })
    const link = page.getByRole('link', { name: 'Ver el directorio de negocios' })
    expect(await link.isVisible()).toBe(true)
    expect(await link.getAttribute('href')).toBe(`${two.milpa}/directory`)
    await close()
  })

  test('a page whose origin the key does not name gets a message instead of data', async () => {
    const { page, close } = await watch(browser, two.site.replace('127.0.0.1', 'localhost'))
    await page.locator('milpa-directory [role=alert]').waitFor()
    expect(await page.locator('milpa-directory .name').count()).toBe(0)
    await close()
  })
})
