/**
 * Places a panel beside its anchor, in the top layer where the browser has one, and closes it when the person presses
 * elsewhere. It stays in the anchor's shadow root, so ids and styles reach it.
 */
export class Popup {
  readonly #anchor: () => HTMLElement
  readonly #panel: () => HTMLElement
  readonly #dismiss: () => void
  #open = false
  readonly #onPress = (event: Event): void => {
    const path = event.composedPath()
    if (!path.includes(this.#panel()) && !path.includes(this.#anchor())) this.#dismiss()
  }
  readonly #onMove = (event: Event): void => {
    // The panel's own scrolling must not move it.
    if (event.target !== this.#panel()) this.place()
  }

  /** @param dismiss called when the panel should close; the owner then calls `close()` */
  constructor(anchor: () => HTMLElement, panel: () => HTMLElement, dismiss: () => void) {
    this.#anchor = anchor
    this.#panel = panel
    this.#dismiss = dismiss
  }

  open(): void {
    if (this.#open) return
    this.#open = true
    const panel = this.#panel()
    panel.hidden = false
    if (typeof panel.showPopover === 'function') {
      panel.popover = 'manual'
      panel.showPopover()
    }
    this.place()
    addEventListener('pointerdown', this.#onPress, true)
    addEventListener('scroll', this.#onMove, true)
    addEventListener('resize', this.#onMove)
  }

  close(): void {
    if (!this.#open) return
    this.#open = false
    const panel = this.#panel()
    if (typeof panel.hidePopover === 'function' && panel.popover) panel.hidePopover()
    panel.hidden = true
    removeEventListener('pointerdown', this.#onPress, true)
    removeEventListener('scroll', this.#onMove, true)
    removeEventListener('resize', this.#onMove)
  }

  /** Below the anchor when there is room, otherwise above; never outside the window. */
  place(): void {
    const gap = 4
    const margin = 8
    const anchor = this.#anchor().getBoundingClientRect()
    const { style } = this.#panel()
    const width = document.documentElement.clientWidth
    const height = document.documentElement.clientHeight
    style.position = 'fixed'
    style.minWidth = `${anchor.width}px`
    style.maxWidth = `${width - 2 * margin}px`
    const below = height - anchor.bottom - gap - margin
    const above = anchor.top - gap - margin
    style.maxHeight = 'none'
    const wanted = this.#panel().scrollHeight
    const upwards = wanted > below && above > below
    style.maxHeight = `${Math.max(96, Math.min(upwards ? above : below, 360))}px`
    const box = this.#panel().getBoundingClientRect()
    const startsAtEnd = getComputedStyle(this.#anchor()).direction === 'rtl' || anchor.left + box.width > width - margin
    const left = startsAtEnd ? anchor.right - box.width : anchor.left
    style.left = `${Math.max(margin, Math.min(left, width - margin - box.width))}px`
    style.top = `${upwards ? anchor.top - gap - box.height : anchor.bottom + gap}px`
  }
}
