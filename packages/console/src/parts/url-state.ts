import { replace } from '../app/router.ts'

/** Filters, order and page of a list, kept in the address so that it can be shared and gone back to. */
export class UrlState {
  readonly #path: string
  readonly #query: URLSearchParams

  constructor(path: string, query: URLSearchParams) {
    this.#path = path
    this.#query = new URLSearchParams(query)
  }

  get(name: string): string | undefined {
    return this.#query.get(name) ?? undefined
  }

  /** Changes some; undefined and the empty text take away. Whoever changes a filter begins again at the first page. */
  set(changes: Readonly<Record<string, string | undefined>>, keepsPage = false): void {
    if (!keepsPage) this.#query.delete('after')
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined || value === '') this.#query.delete(name)
      else this.#query.set(name, value)
    }
    const text = this.#query.toString()
    replace(text ? `${this.#path}?${text}` : this.#path)
  }

  clear(keeping: readonly string[] = []): void {
    const names = [...this.#query.keys()]
    for (const name of names) if (!keeping.includes(name)) this.#query.delete(name)
    this.set({})
  }
}
