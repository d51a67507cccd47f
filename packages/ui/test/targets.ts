/** A control smaller than it may be, as the page measured it. */
export type SmallTarget = { readonly what: string; readonly width: number; readonly height: number }

/**
 * Runs in the page: every visible control, in all shadow roots, whose target is smaller than `least` pixels a side.
 * A control inside a label, or with labels of its own, is as large as both together; pins and cells of a map need 24
 * (WCAG 2.5.8); links within a sentence are exempt there too. Sent as text, so it must not use anything from outside.
 */
export function smallTargets(least: number): SmallTarget[] {
  const selector = 'a[href], button, input, select, textarea, [role=button], [role=tab], [role=option], [role=menuitem]'
  const found: SmallTarget[] = []
  const visit = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) visit(element.shadowRoot)
      if (!element.matches(selector) || !element.checkVisibility({ visibilityProperty: true })) continue
      if (element.matches('a') && getComputedStyle(element).display === 'inline' && element.closest('p, td')) continue
      const boxes = [element.closest('label, .search') ?? element, element]
      if (element instanceof HTMLInputElement) boxes.push(...(element.labels ?? []))
      const rects = boxes.map((box) => box.getBoundingClientRect())
      const width = Math.max(...rects.map((rect) => rect.right)) - Math.min(...rects.map((rect) => rect.left))
      const height = Math.max(...rects.map((rect) => rect.bottom)) - Math.min(...rects.map((rect) => rect.top))
      const needed = element instanceof SVGElement ? 24 : least
      if (width + 0.5 < needed || height + 0.5 < needed) {
        const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30) ?? ''
        found.push({ what: `${element.localName}.${element.getAttribute('class') ?? ''} ${name}`, width, height })
      }
    }
  }
  visit(document)
  return found
}
