import type { Page } from 'playwright-core'
import { hasChromium } from '@milpa/plugin-kit/browser'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Catalogue, startCatalogue } from './browser.ts'

/** What the pieces told the page, in order: `[type, detail]`. */
type Told = readonly (readonly [type: string, detail: Readonly<Record<string, unknown>> | null])[]

describe.skipIf(!hasChromium())('with the keyboard alone', () => {
  let catalogue: Catalogue
  let page: Page
  beforeAll(async () => {
    catalogue = await startCatalogue()
    page = await catalogue.open('?density=compact', { width: 1280, height: 900 })
    await page.evaluate(() => {
      const told: unknown[] = []
      Object.assign(globalThis, { told })
      for (const type of ['change', 'choose', 'close', 'open', 'selection', 'sort', 'page', 'tab', 'cancel', 'retry']) {
        addEventListener(`milpa-${type}`, (event) => {
          if (!(event instanceof CustomEvent)) return
          const detail: unknown = event.detail
          const selected = type === 'selection' ? [...(event.detail as { selected: Set<string> }).selected] : undefined
          told.push([event.type, selected ? { selected } : detail])
        })
      }
    })
  }, 30_000)
  afterAll(() => catalogue?.close())
  beforeEach(() => page.evaluate(() => void (globalThis as unknown as { told: unknown[] }).told.splice(0)))

  const told = (): Promise<Told> => page.evaluate(() => (globalThis as unknown as { told: Told }).told)
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }
  /** The innermost focused element, as `tag#id text`. */
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      let active = document.activeElement
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
      const name =
        active?.getAttribute('aria-label') ?? active?.getAttribute('data-id') ?? active?.textContent?.trim() ?? ''
      return `${active?.localName} ${name.replaceAll(/\s+/g, ' ')}`
    })

  test('she finds an option without its accent, chooses it, and clears it', async () => {
    const input = page.locator('milpa-combobox input').first()
    await input.focus()
    await page.keyboard.type('panaderia')
    await expect.poll(() => input.getAttribute('aria-expanded')).toBe('true')
    await press('ArrowDown')
    await expect.poll(() => input.getAttribute('aria-activedescendant')).toBe('option-0')
    await press('Enter')
    await expect.poll(() => input.inputValue()).toBe('Panadería')
    expect(await input.getAttribute('aria-expanded')).toBe('false')
    expect(await told()).toMatchObject([['milpa-change', { value: 'pan' }]])
    await page.keyboard.type('xx')
    await press('Escape')
    await expect.poll(() => input.inputValue()).toBe('Panadería')
    await press('Tab', 'Enter')
    await expect.poll(() => input.inputValue()).toBe('')
    expect((await told()).at(-1)).toMatchObject(['milpa-change', { value: '' }])
    expect(await focused()).toMatch(/^input/)
  })

  test('the chosen option travels with its form', async () => {
    const input = page.locator('milpa-combobox input').first()
    await input.focus()
    await press('ArrowUp', 'ArrowUp', 'Enter')
    const sent = await page.evaluate(() => new FormData(document.querySelector('form')!).get('trade'))
    expect(sent).toBe('viv')
  })

  test('options from a server arrive, and a failure says so and can be tried again', async () => {
    const box = page.locator('milpa-combobox').nth(1)
    const input = box.locator('input')
    await input.focus()
    await page.keyboard.type('caja')
    await box.getByRole('option', { name: 'Caja Solidaria' }).waitFor()
    await press('ArrowDown', 'Enter')
    await expect.poll(() => input.inputValue()).toBe('Caja Solidaria')
    await input.fill('falla')
    await box.locator('.said .button').waitFor()
    expect(await box.getByRole('status').textContent()).toContain('No pudimos buscar')
    await press('Escape')
    await expect.poll(() => input.inputValue()).toBe('Caja Solidaria')
  })

  test('a dialog keeps the keyboard inside, closes with Escape, and gives the keyboard back', async () => {
    await page.locator('#open-dialog').focus()
    await press('Enter')
    await page.locator('milpa-dialog dialog[open]').waitFor()
    const inside = new Set<string>()
    for (let step = 0; step < 4; step++) {
      await press('Tab')
      inside.add(await focused())
    }
    expect([...inside].join()).toContain('Retirar')
    expect([...inside].join()).not.toContain('Acciones')
    await press('Escape')
    await expect.poll(focused).toBe('button Retirar consentimiento')
    expect((await told()).map(([type]) => type)).toEqual(['milpa-cancel', 'milpa-close'])
  })

  test('a dialog whose cancel is prevented stays, so that a draft is not lost', async () => {
    await page.evaluate(() => addEventListener('milpa-cancel', (event) => event.preventDefault(), { once: true }))
    await page.locator('#open-dialog').focus()
    await press('Enter')
    await page.locator('milpa-dialog dialog[open]').waitFor()
    await press('Escape')
    expect(await page.locator('milpa-dialog dialog[open]').count()).toBe(1)
    await press('Tab', 'Escape')
    await expect.poll(() => page.locator('milpa-dialog dialog[open]').count()).toBe(0)
  })

  test('a menu opens on its first item, goes round, jumps by letter, and gives the keyboard back', async () => {
    await page.locator('milpa-menu button').first().focus()
    await press('ArrowDown')
    await expect.poll(focused).toBe('button Editar')
    await press('ArrowUp')
    await expect.poll(focused).toBe('button Borrar ficha')
    await press('u')
    await expect.poll(focused).toBe('button Unir con otra')
    await press('ArrowDown', 'Enter')
    await expect.poll(focused).toMatch(/^button Archivar/)
    await press('Escape')
    await expect.poll(focused).toBe('button Acciones')
    await press('Enter', 'Enter')
    expect(await told()).toEqual([['milpa-choose', { id: 'edit' }]])
    expect(await focused()).toBe('button Acciones')
  })

  test('tabs follow the arrows and lead into their panel', async () => {
    await page.locator('milpa-tabs [role=tab]').first().focus()
    await press('ArrowRight')
    await expect.poll(() => page.locator('milpa-tabs [role=tab][aria-selected=true]').textContent()).toContain('Datos')
    await press('End', 'ArrowRight', 'ArrowLeft')
    expect((await told()).map(([, detail]) => detail?.['id'])).toEqual(['data', 'documents', 'history', 'documents'])
    await press('Tab')
    expect(await page.evaluate(() => document.querySelector('milpa-tabs')!.shadowRoot!.activeElement!.id)).toBe(
      'panel-documents',
    )
  })

  test('rows are one tab stop: arrows move, Space chooses, Shift extends, Escape gives up, Enter opens', async () => {
    await page.locator('#inventory-table tbody tr').first().focus()
    await press('ArrowDown', 'Space', 'Shift+ArrowDown', 'Shift+ArrowDown')
    await expect.poll(async () => (await told()).at(-1)).toEqual(['milpa-selection', { selected: ['e1', 'e2', 'e3'] }])
    await press('Home', 'Control+a')
    expect((await told()).at(-1)?.[1]?.['selected']).toHaveLength(13)
    await press('Escape')
    expect((await told()).at(-1)).toEqual(['milpa-selection', { selected: [] }])
    await press('End', 'Enter')
    await expect
      .poll(async () => (await told()).at(-1))
      .toMatchObject(['milpa-open', { id: 'e12', row: { id: 'e12' } }])
    await press('Tab')
    expect(await focused()).toBe('button Anterior')
    await press('Enter', 'Tab', 'Enter')
    expect((await told()).at(-1)).toEqual(['milpa-page', { direction: 'next' }])
  })

  test('a head sorts, and the same head again turns the order', async () => {
    const head = page.locator('#inventory-table thead button').nth(1)
    await head.focus()
    await press('Enter', 'Enter')
    expect(await told()).toEqual([
      ['milpa-sort', { key: 'place', direction: 'ascending' }],
      ['milpa-sort', { key: 'place', direction: 'descending' }],
    ])
    await expect
      .poll(() => page.locator('#inventory-table thead th').nth(1).getAttribute('aria-sort'))
      .toBe('descending')
  })

  test('a map is one tab stop; every place can be reached, opened, and closed back to its pin', async () => {
    await page.locator('#inventory-map g[role=button]').first().focus()
    const count = await page.locator('#inventory-map g[role=button]').count()
    await press('Home')
    const reached = new Set<string>()
    for (let step = 0; step < count; step++) {
      reached.add(await focused())
      await press('PageDown')
      await page.evaluate(() => new Promise(requestAnimationFrame))
    }
    expect(reached.size).toBe(count)
    await page.locator('#inventory-map g.pin').first().focus()
    const pin = await focused()
    await press('ArrowLeft')
    await expect.poll(focused).not.toBe(pin)
    await page.locator('#inventory-map g.pin').first().focus()
    await press('Enter')
    await page.locator('#inventory-map .card').waitFor()
    expect(await focused()).toMatch(/^div/)
    await press('Escape')
    await expect.poll(focused).toBe(pin)
    expect(await page.locator('#inventory-map .card').count()).toBe(0)
    await press('Tab')
    expect(await focused()).toBe('button Acercar')
  })

  test('Enter on a cluster goes nearer until its places stand apart', async () => {
    const clusters = page.locator('#inventory-map g.cluster')
    await clusters.first().focus()
    const before = await page.locator('#inventory-map g[role=button]').count()
    await press('Enter')
    await expect.poll(() => page.locator('#inventory-map g[role=button]').count()).toBeGreaterThan(before)
    expect(await focused()).toMatch(/^g /)
    await press('0')
    await expect.poll(() => page.locator('#inventory-map g[role=button]').count()).toBe(before)
  })

  test('a territory is reached and opened like a place', async () => {
    await page.locator('#territory-map path[role=button]').first().focus()
    await press('ArrowRight')
    await expect.poll(focused).toContain('Aquiles Serdán, 99')
    await press('Enter')
    await expect.poll(() => page.locator('#territory-map .card').textContent()).toContain('99')
    await press('Escape')
  })

  test('what was done is spoken and can be undone', async () => {
    await page.locator('#show-toast').focus()
    await press('Enter')
    const region = page.locator('milpa-toast [aria-live=polite]')
    await expect.poll(() => region.textContent()).toContain('Visita anotada.')
    await region.getByRole('button', { name: 'Deshacer' }).focus()
    await press('Enter')
    await expect.poll(() => region.textContent()).toContain('No se guardó.')
    expect(await region.textContent()).not.toContain('Visita anotada.')
  })

  test('a field leads the keyboard to its control, which knows its label, hint and error', async () => {
    const control = page.getByRole('textbox', { name: 'Teléfono' })
    expect(await control.getAttribute('aria-invalid')).toBe('true')
    const described = await control.evaluate((element) => {
      const ids = element.getAttribute('aria-describedby')!.split(' ')
      return ids.map((id) => document.getElementById(id)!.textContent).join()
    })
    expect(described).toBe('Faltan 2 dígitos. Escriba los 10.')
    await page
      .locator('milpa-field')
      .nth(1)
      .evaluate((field: HTMLElement) => field.focus())
    expect(await control.evaluate((element) => element.matches(':focus'))).toBe(true)
  })

  test('long work can be stopped', async () => {
    await page.locator('milpa-progress button').focus()
    await press('Enter')
    expect(await told()).toEqual([['milpa-cancel', null]])
  })

  test('nothing of this broke the strict policy or threw', () => {
    expect(catalogue.problems).toEqual([])
  })
})
