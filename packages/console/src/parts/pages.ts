import type { TablePage } from '@milpa/ui'
import type { Page } from '../api/api.ts'
import type { UrlState } from './url-state.ts'

/**
 * Steps through a list by its cursors. The way back is remembered for as long as the page lives; whoever came in by a
 * shared address goes back to the beginning.
 */
export class Pages {
  readonly #url: UrlState
  readonly #size: number
  #behind: (string | undefined)[] = []

  constructor(url: UrlState, size: number) {
    this.#url = url
    this.#size = size
  }

  get after(): string | undefined {
    return this.#url.get('after')
  }

  restart(): void {
    this.#behind = []
  }

  turn(direction: 'previous' | 'next', page: Page<unknown>): void {
    if (direction === 'next') {
      this.#behind.push(this.after)
      this.#url.set({ after: page.next }, true)
    } else {
      this.#url.set({ after: this.#behind.pop() }, true)
    }
  }

  /** What the table shows of where it stands; `counted` are all rows there are, where somebody counted. */
  shown(page: Page<unknown> | undefined, counted?: number): TablePage {
    const known = this.after === undefined || this.#behind.length > 0
    const from = this.after === undefined ? 1 : this.#behind.length * this.#size + 1
    return {
      ...(known && page?.next === undefined && page ? { from, total: from - 1 + page.items.length } : {}),
      ...(known && page?.next !== undefined && counted !== undefined ? { from, total: counted } : {}),
      hasPrevious: this.after !== undefined,
      hasNext: page?.next !== undefined,
    }
  }
}
