import { hasChromium } from '@milpa/plugin-kit/browser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Catalogue, startCatalogue } from './browser.ts'

describe.skipIf(!hasChromium())('a table of a thousand rows', () => {
  let catalogue: Catalogue
  beforeAll(async () => {
    catalogue = await startCatalogue()
  }, 30_000)
  afterAll(() => catalogue?.close())

  test('renders only the rows that a key press changes', async () => {
    const page = await catalogue.open('?density=compact&rows=1000', { width: 1280, height: 900 })
    await page.locator('#inventory-table tbody tr').first().focus()
    // Counted, not timed: a count cannot be slow on a busy machine.
    await page.evaluate(() => {
      const changed = new Set<Element>()
      Object.assign(globalThis, { changed })
      new MutationObserver((records) => {
        for (const { target } of records) {
          const row = target instanceof Element ? target.closest('tr') : target.parentElement?.closest('tr')
          if (row) changed.add(row)
        }
      }).observe(document.querySelector('#inventory-table')!.shadowRoot!, {
        subtree: true,
        attributes: true,
        childList: true,
      })
    })
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await expect.poll(() => page.locator('#inventory-table tr[aria-selected=true]').count()).toBe(1)
    expect(
      await page.evaluate(() => (globalThis as unknown as { changed: Set<Element> }).changed.size),
    ).toBeLessThanOrEqual(2)
  }, 20_000)

  test('answers a key press within a few frames of the main thread, layout and paint included', async () => {
    const page = await catalogue.open('?density=compact&rows=1000', { width: 1280, height: 900 })
    await page.locator('#inventory-table tbody tr').first().focus()
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    const busySeconds = async (): Promise<number> => {
      const { metrics } = await session.send('Performance.getMetrics')
      return metrics.find(({ name }) => name === 'TaskDuration')!.value
    }
    const before = await busySeconds()
    for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowDown')
    await expect.poll(() => page.locator('#inventory-table tr.current').getAttribute('data-id')).toBe('e20')
    const each = ((await busySeconds()) - before) * (1000 / 20)
    process.stderr.write(`a key press over 1,000 rows: ${each.toFixed(1)} ms of the main thread\n`)
    // A frame is 16 ms; the bound leaves a busy machine four times that.
    expect(each).toBeLessThan(64)
  }, 20_000)
})
