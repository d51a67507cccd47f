import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createKey, enterprises } from '@milpa/core'
import { hasChromium } from '@milpa/plugin-kit/browser'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningConsole, startConsole } from './console.ts'

const path = join(import.meta.dirname, '../../../../shared/fixtures/inventory/denue-villa-del-carbon.csv')
const here = existsSync(path)
if (!here) process.emitWarning('The real register is absent (../shared/fixtures/inventory): its import is NOT tested.')

const exact = ['19.72662', '19.69294', '19.69151', '19.68881', '19.72519', '19.73644']

describe.skipIf(!hasChromium() || !here)('the real register, from the console to the page of a town hall', () => {
  let running: RunningConsole
  let town: Server
  let origin: string
  let key = ''
  beforeAll(async () => {
    running = await startConsole()
    town = createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.end(`<!doctype html><html lang="es"><body>
        <script type="module" async src="${running.url}/w/1/milpa.js?for=directory"></script>
        <milpa-directory src="${running.url}" key="${key}" lang="es"></milpa-directory></body></html>`)
    })
    await new Promise<void>((done) => town.listen(0, '127.0.0.1', done))
    origin = `http://127.0.0.1:${(town.address() as AddressInfo).port}`
    ;({ key } = await running.run(createKey, { name: 'Ayuntamiento', origins: [origin] }))
  })
  afterAll(async () => {
    town?.closeAllConnections()
    town?.close()
    await running?.close()
  })

  async function tried(page: Page): Promise<void> {
    await page.goto(`${running.url}/console/import`)
    await page.locator('input[type=file]').setInputFiles(path)
    await page.getByRole('button', { name: 'Leer el archivo' }).click()
    await page.getByRole('button', { name: 'Probar sin guardar' }).click()
    await page.getByRole('heading', { name: '¿Guardar?' }).waitFor()
  }

  it('brings six enterprises whole, and the second time nothing changes', async () => {
    const page = await running.visit()
    await tried(page)
    await page.getByText('Cómo se entendió cada columna').waitFor()
    await page.getByLabel(/Publicar en el directorio/).check()
    await page.getByText('6 nuevos, 0 cambian, 0 quedan iguales.').waitFor()
    await page.getByRole('button', { name: 'Guardar en el inventario' }).click()
    await page.getByRole('link', { name: 'Ver el inventario' }).waitFor()
    const { items } = await running.serving.milpa.askPublic(enterprises.directory, { limit: 50 }, running.centre)
    expect(items.map(({ activity }) => activity?.code).sort()).toEqual([
      '461110',
      '461110',
      '461121',
      '461160',
      '461212',
      '461213',
    ])
    for (const { sizeBand, territory, point } of items) {
      expect([sizeBand, territory?.code, point?.precision]).toEqual(['6 a 10 personas', '15112', 'cell'])
    }
    await tried(page)
    await page.getByText('Nada cambiaría: 6 filas ya están iguales.').waitFor()
    expect(await page.getByRole('button', { name: 'Guardar en el inventario' }).isDisabled()).toBe(true)
    await page.context().close()
  })

  it('shows the six on a page of another origin, where no answer holds a digit of an exact place', async () => {
    const page = await running.visit({ signedIn: false })
    const answers: Promise<string>[] = []
    page.on('response', (response) => void answers.push(response.text().catch(() => '')))
    await page.goto(origin)
    const { items } = await running.serving.milpa.askPublic(enterprises.directory, { limit: 50 }, running.centre)
    expect(items).toHaveLength(6)
    for (const { name } of items) await page.getByText(name).first().waitFor()
    const all = (await Promise.all(answers)).join('\n')
    expect(all).toContain(items[0]!.name)
    for (const digits of exact) expect(all).not.toContain(digits)
    await page.context().close()
  })
})
