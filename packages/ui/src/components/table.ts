import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'
import { live } from 'lit/directives/live.js'
import { repeat } from 'lit/directives/repeat.js'
import { define } from '../define.ts'
import { UiElement } from '../element.ts'
import { coreIcon as icon } from '../core-icons.ts'
import { say } from '../messages.ts'
import { styled } from '../styled.ts'
import { base, host } from '../styles/base.ts'
import { controls } from '../styles/controls.ts'
import { surfaces } from '../styles/surfaces.ts'
import './state.ts'
import { tableStyles } from './table-styles.ts'
import { rangeOf, type TableColumn, type TablePage, type TableSort } from './table-types.ts'

/**
 * A table for eight hours a day. One tab stop for all rows: arrows, Home, End and Page keys move, Space chooses, Shift
 * extends, Ctrl+A chooses the page, Escape gives the choice up, Enter opens. Rows are rendered again only when their
 * own row, choice or columns change, so a thousand of them follow the keyboard.
 *
 * Slots: `toolbar` (right of the total), `bulk` (in its place while rows are chosen), `empty` (instead of our words).
 * Events: `milpa-sort` {key, direction} · `milpa-selection` {selected} · `milpa-page` {direction: 'previous' | 'next'} ·
 * `milpa-open` {id, row} · `milpa-current` {id} when keyboard or pointer reach a row, undefined when they leave ·
 * `milpa-retry`.
 */
export class MilpaTable<Row extends object = Readonly<Record<string, unknown>>> extends UiElement {
  static override properties = {
    label: {},
    columns: { attribute: false },
    rows: { attribute: false },
    rowId: { attribute: false },
    rowName: { attribute: false },
    href: { attribute: false },
    sort: { attribute: false },
    page: { attribute: false },
    selected: { attribute: false },
    selectable: { type: Boolean },
    opens: { type: Boolean },
    loading: { type: Boolean },
    error: {},
    skeleton: { type: Number },
    current: {},
  }
  static override styles = [base, host, controls, surfaces, tableStyles]

  /** Names the table for screen readers. */
  declare label: string
  declare columns: readonly TableColumn<Row>[]
  declare rows: readonly Row[]
  /** The stable id of a row; by default its property `id`. */
  declare rowId: (row: Row) => string
  /** What a screen reader calls the row when it is chosen; by default its id. */
  declare rowName: (row: Row) => string
  /** Where a row leads. Its first cell becomes a link, so it can be opened in another tab; Enter follows it. */
  declare href: ((row: Row) => string) | undefined
  declare sort: TableSort | undefined
  declare page: TablePage | undefined
  /** Ids of chosen rows; may hold rows of other pages. */
  declare selected: ReadonlySet<string>
  declare selectable: boolean
  /** A press on a row opens it, as Enter does. */
  declare opens: boolean
  declare loading: boolean
  /** What went wrong, in place of the rows. */
  declare error: string
  /** How many rows to draw while the first page is on its way: the size of a page. */
  declare skeleton: number
  /** The id of the row that has the keyboard, or that the map beside points at. */
  declare current: string
  #anchor: string | undefined
  #takeFocus = false

  constructor() {
    super()
    this.label = ''
    this.columns = []
    this.rows = []
    this.rowId = (row) => String((row as { readonly id?: unknown }).id)
    this.rowName = this.rowId
    this.href = undefined
    this.sort = undefined
    this.page = undefined
    this.selected = new Set()
    this.selectable = this.opens = this.loading = false
    this.error = ''
    this.skeleton = 8
    this.current = ''
  }

  /** Gives the keyboard to the current row, or to the first. */
  override focus(): void {
    this.#rowElement(this.#stop)?.focus()
  }

  protected override updated(changes: PropertyValues): void {
    if (!changes.has('current') || !this.current) return
    const row = this.#rowElement(this.current)
    if (this.#takeFocus) row?.focus({ preventScroll: true })
    this.#takeFocus = false
    if (row) this.#reveal(row)
  }

  /** Scrolls the rows alone: `scrollIntoView` would move the page too when the map beside points at a row. */
  #reveal(row: HTMLElement): void {
    const scroll = this.renderRoot.querySelector<HTMLElement>('.scroll')!
    const head = this.renderRoot.querySelector<HTMLElement>('thead')?.offsetHeight ?? 0
    const frame = scroll.getBoundingClientRect()
    const { top, bottom } = row.getBoundingClientRect()
    if (top < frame.top + head) scroll.scrollTop += top - frame.top - head
    else if (bottom > frame.bottom) scroll.scrollTop += bottom - frame.bottom
  }

  protected override render(): TemplateResult {
    const waiting = this.loading && this.rows.length === 0
    return html`${this.selectable ? this.#renderBar() : nothing}
      <div class="scroll">
        ${
          this.error
            ? html`<milpa-state kind="error" text=${this.error}></milpa-state>`
            : !waiting && this.rows.length === 0
              ? html`<slot name="empty"><milpa-state kind="empty"></milpa-state></slot>`
              : this.#renderTable(waiting)
        }
      </div>
      ${this.page && !this.error ? this.#renderPager(this.page) : nothing}
      <span class="visually-hidden" role="status">${waiting ? say('loading') : ''}</span>`
  }

  #renderTable(waiting: boolean): TemplateResult {
    return html`<table
      role="grid"
      aria-label=${this.label || nothing}
      aria-busy=${this.loading}
      aria-multiselectable=${this.selectable ? 'true' : nothing}
      @keydown=${this.#onKey}
      @pointerleave=${() => this.tell('milpa-current', { id: undefined })}
    >
      <thead>
        <tr>
          ${this.selectable ? html`<td class="choose"></td>` : nothing}
          ${this.columns.map((column) => this.#renderHead(column))}
        </tr>
      </thead>
      ${waiting ? this.#renderSkeleton() : this.#renderRows()}
    </table>`
  }

  #renderHead(column: TableColumn<Row>): TemplateResult {
    const sorted = this.sort?.key === column.key ? this.sort.direction : undefined
    return html`<th
      scope="col"
      class=${classOf(column)}
      ${styled(column.width ? { width: column.width } : {})}
      aria-sort=${sorted ?? (column.sortable ? 'none' : nothing)}
    >
      ${
        column.sortable
          ? html`<button type="button" @click=${() => this.#sortBy(column.key)}>
              ${column.label}${sorted ? icon(sorted === 'ascending' ? 'arrow-up' : 'arrow-down') : nothing}
            </button>`
          : column.label
      }
    </th>`
  }

  #renderRows(): TemplateResult {
    const stop = this.#stop
    return html`<tbody @focusin=${this.#onReach} @pointerover=${this.#onReach} @click=${this.#onClick}>
      ${repeat(
        this.rows,
        (row) => this.rowId(row),
        (row) => {
          const id = this.rowId(row)
          const chosen = this.selected.has(id)
          const current = id === this.current
          return guard([row, chosen, current, id === stop, this.columns, this.selectable, this.opens, this.href], () =>
            this.#renderRow(row, id, chosen, current, id === stop),
          )
        },
      )}
    </tbody>`
  }

  #renderRow(row: Row, id: string, chosen: boolean, current: boolean, stop: boolean): TemplateResult {
    return html`<tr
      data-id=${id}
      tabindex=${stop ? 0 : -1}
      class=${`${current ? 'current' : ''} ${this.opens || this.href ? 'opens' : ''}`}
      aria-selected=${this.selectable ? chosen : nothing}
    >
      ${
        this.selectable
          ? html`<td class="choose">
              <label class="check"
                ><input
                  type="checkbox"
                  tabindex="-1"
                  aria-label=${say('choose', { name: this.rowName(row) })}
                  .checked=${live(chosen)}
              /></label>
            </td>`
          : nothing
      }
      ${this.columns.map((column, at) => {
        const cell = column.cell ? column.cell(row) : (row as Readonly<Record<string, unknown>>)[column.key]
        const linked = at === 0 && this.href
        return html`<td class=${classOf(column)}>
          ${linked ? html`<a class="primary" tabindex="-1" href=${linked(row)}>${cell}</a>` : cell}
        </td>`
      })}
    </tr>`
  }

  #renderSkeleton(): TemplateResult {
    const columns = this.columns.map((column) => html`<td class=${classOf(column)}><span></span></td>`)
    const row = html`<tr>
      ${this.selectable ? html`<td class="choose"></td>` : nothing} ${columns}
    </tr>`
    return html`<tbody class="waiting" aria-hidden="true">
      ${Array.from({ length: this.skeleton }, () => row)}
    </tbody>`
  }

  #renderBar(): TemplateResult {
    const chosenHere = this.#ids.filter((id) => this.selected.has(id)).length
    const { size } = this.selected
    const total = this.page?.total ?? this.rows.length
    const all = chosenHere > 0 && chosenHere === this.rows.length
    return html`<div class=${size ? 'bar chosen' : 'bar'}>
      <label class="check"
        ><input
          type="checkbox"
          aria-label=${say('chooseAll')}
          .checked=${live(all)}
          .indeterminate=${live(chosenHere > 0 && !all)}
          ?disabled=${this.rows.length === 0}
          @change=${() => this.#select(all ? [] : this.#ids)}
      /></label>
      ${
        size
          ? html`<strong class="grow">${say('selection', { count: size, total })}</strong>
              <slot name="bulk"></slot>
              <button
                class="button round small"
                type="button"
                aria-label=${say('clearSelection')}
                @click=${() => this.#select([])}
              >
                ${icon('x')}
              </button>`
          : html`<span class="grow soft">${this.#sayHowMany()}</span><slot name="toolbar"></slot>`
      }
    </div>`
  }

  /** Without a total, a page of many is not passed off as all there is. */
  #sayHowMany(): string {
    const { page, rows } = this
    const whole = page?.total ?? (page?.hasNext || page?.hasPrevious ? undefined : rows.length)
    return whole === undefined ? say('onThisPage', { count: rows.length }) : say('total', { total: whole })
  }

  #renderPager({ from, total, hasPrevious, hasNext }: TablePage): TemplateResult {
    const to = (from ?? 1) + this.rows.length - 1
    const words =
      from === undefined || total === undefined || this.rows.length === 0
        ? total === undefined
          ? ''
          : say('total', { total })
        : say('range', { from, to, total })
    return html`<nav class="pager" aria-label=${this.label || nothing}>
      <p class="soft small number" role="status">${words}</p>
      ${this.#renderTurn('previous', hasPrevious)} ${this.#renderTurn('next', hasNext)}
    </nav>`
  }

  #renderTurn(direction: 'previous' | 'next', possible: boolean): TemplateResult {
    // aria-disabled, not disabled: at the last page the keyboard would otherwise fall off the button it is on.
    return html`<button
      class="button small"
      type="button"
      aria-disabled=${possible ? nothing : 'true'}
      @click=${() => possible && this.tell('milpa-page', { direction })}
    >
      ${say(direction)}
    </button>`
  }

  get #ids(): readonly string[] {
    return this.rows.map((row) => this.rowId(row))
  }

  /** The one row that Tab reaches. */
  get #stop(): string | undefined {
    const ids = this.#ids
    return ids.includes(this.current) ? this.current : ids[0]
  }

  #rowElement(id: string | undefined): HTMLElement | undefined {
    if (id === undefined) return undefined
    return this.renderRoot.querySelector<HTMLElement>(`tr[data-id="${CSS.escape(id)}"]`) ?? undefined
  }

  #sortBy(key: string): void {
    const direction = this.sort?.key === key && this.sort.direction === 'ascending' ? 'descending' : 'ascending'
    this.sort = { key, direction }
    this.tell('milpa-sort', this.sort)
  }

  #select(ids: Iterable<string>): void {
    this.selected = new Set(ids)
    this.tell('milpa-selection', { selected: this.selected })
  }

  #toggle(id: string, extend: boolean): void {
    const chosen = new Set(this.selected)
    if (extend) for (const each of rangeOf(this.#ids, this.#anchor, id)) chosen.add(each)
    else if (!chosen.delete(id)) chosen.add(id)
    if (!extend) this.#anchor = id
    this.#select(chosen)
  }

  #open(id: string): void {
    const row = this.rows.find((each) => this.rowId(each) === id)
    if (!row) return
    if (this.tell('milpa-open', { id, row }, true))
      this.#rowElement(id)?.querySelector<HTMLElement>('a.primary')?.click()
  }

  readonly #onReach = (event: Event): void => {
    const id = rowOf(event)
    if (id === undefined) return
    if (event.type === 'focusin') this.current = id
    this.tell('milpa-current', { id })
  }

  readonly #onClick = (event: MouseEvent): void => {
    const id = rowOf(event)
    const { target } = event
    if (id === undefined || !(target instanceof Element)) return
    if (target instanceof HTMLInputElement && target.closest('.check')) {
      this.current = id
      this.#toggle(id, event.shiftKey)
    } else if (!target.closest('a, button, input, select, textarea, label, milpa-menu')) {
      this.current = id
      this.#takeFocus = true
      if (this.opens || this.href) this.#open(id)
    }
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const id = rowOf(event)
    if (id === undefined || !(event.target instanceof HTMLTableRowElement)) return
    const ids = this.#ids
    const at = ids.indexOf(id)
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 10,
      PageUp: at - 10,
      Home: 0,
      End: ids.length - 1,
    }
    const target = targets[event.key]
    if (target !== undefined) {
      const next = ids[Math.min(ids.length - 1, Math.max(0, target))]!
      if (event.shiftKey && this.selectable) {
        this.#anchor ??= id
        this.#toggle(next, true)
      }
      this.#takeFocus = true
      this.current = next
    } else if (event.key === ' ' && this.selectable) {
      this.#toggle(id, event.shiftKey)
    } else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey) && this.selectable) {
      this.#select(ids)
    } else if (event.key === 'Escape' && this.selected.size > 0) {
      this.#anchor = undefined
      this.#select([])
    } else if (event.key === 'Enter') {
      this.#open(id)
    } else {
      return
    }
    event.preventDefault()
  }
}

function rowOf(event: Event): string | undefined {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('tr[data-id]')?.dataset.id : undefined
}

function classOf({ align, drop }: { readonly align?: 'start' | 'end'; readonly drop?: 'small' | 'medium' }): string {
  return `${align === 'end' ? 'end' : ''} ${drop ? `drop-${drop}` : ''}`.trim()
}

define('milpa-table', MilpaTable)
