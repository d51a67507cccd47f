/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: unknown }[] }[]
}

/** Waits until nothing fades or moves any more: a colour on its way is no colour of the page. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // Each root tells of its own animations alone, not of those in the shadow trees below it.
    const inside = (root: Document | ShadowRoot): readonly Animation[] => [
      ...root.getAnimations(),
      ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? inside(shadowRoot) : [])),
    ]
    const ending = inside(document).filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.all(ending.map((one) => one.finished.catch(() => undefined)))
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  })
}

/** What axe finds wrong on a page, one line each. The script goes in through the debugger, past the page's policy. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  await settled(page)
  const session = await page.context().newCDPSession(page)
  await session.send('Runtime.evaluate', { expression: await readFile(axePath, 'utf8') })
  const { result } = await session.send('Runtime.evaluate', {
    expression: 'axe.run(document, { resultTypes: ["violations"] }).then((r) => JSON.stringify(r))',
    awaitPromise: true,
  })
  const { violations } = JSON.parse(String(result.value)) as AxeResult
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${JSON.stringify(target)}`))
}

/** Links, buttons and fields smaller than `least` pixels either way; links inside running text are spared, as WCAG does. */
export function smallTargets(page: Page, least: number): Promise<readonly string[]> {
  return page.evaluate((size) => {
    const found: string[] = []
    const look = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.shadowRoot) look(element.shadowRoot)
        if (!element.matches('a[href], button, input, select, textarea, summary, [role=button], [tabindex="0"]'))
          continue
        const { width, height } = element.getBoundingClientRect()
        const hidden = width === 0 || height === 0 || getComputedStyle(element).visibility === 'hidden'
        const inText = element.matches('a') && element.closest('p, li > span, dd') !== null
        if (!hidden && !inText && (width < size || height < size)) {
          found.push(`${element.localName} "${(element.textContent ?? '').trim().slice(0, 30)}" ${width}x${height}`)
        }
      }
    }
    look(document)
    return found
  }, least)
}
