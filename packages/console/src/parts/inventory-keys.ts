/** What the keys of the inventory do. */
interface Doing {
  search(): void
  /** To the next row, or to the one before. */
  step(by: 1 | -1): void
}

/** `/` to the search, `J` and `K` along the rows, from anywhere but a field. */
export function inventoryKeys({ search, step }: Doing): (event: KeyboardEvent) => void {
  return (event) => {
    const [target] = event.composedPath()
    const typing =
      target instanceof HTMLElement && target.matches('input, select, textarea, [role=menuitem], [role=dialog] *')
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === '/') {
      event.preventDefault()
      search()
    } else if (event.key === 'j' || event.key === 'k') {
      step(event.key === 'j' ? 1 : -1)
    }
  }
}
