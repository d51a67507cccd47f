import { serve, type ServerType } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { enterprises, services, updateSettings } from '@milpa/core'
import { createTestCentre, type TestCentre } from '@milpa/plugin-kit'
import { axeFaults, hasChromium, launchChromium, smallTargets } from '@milpa/plugin-kit/browser'
import { createServer } from '@milpa/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mountPages } from '../src/page/mount.ts'

describe.skipIf(!hasChromium())('the public page', () => {
  let centre: TestCentre
  let server: ServerType
  let browser: Browser
  let address: string

  beforeAll(async () => {
    centre = await createTestCentre()
    await centre.run(updateSettings, {
      name: 'Centro <b>Las Flores</b>',
      placeName: 'Aquiles Serdán',
      phone: '614 555 0142',
      address: 'Frente al parque',
    })
    const institution = await centre.run(services.addInstitution, { name: 'CENESO', kind: 'own-centre' })
    for (const name of ['Aprenda', 'Venda']) {
      await centre.run(services.addService, {
        name,
        description: 'Con cuidado infantil.',
        kind: 'training',
        institutionId: institution.id,
        costKind: 'free',
        public: name === 'Aprenda',
      })
    }
    const { app } = createServer(centre.milpa, { mounts: [mountPages] })
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser.close()
    server.close()
    await centre.close()
  })

  const cases = [360, 1280].flatMap((width) =>
    (['light', 'dark'] as const).flatMap((colorScheme) =>
      ['es', 'en'].map((language) => [width, colorScheme, language] as const),
    ),
  )
  cases.push([360, 'light', 'pt'], [360, 'light', 'fr'])
  test.each(cases)('reads well at %i px, %s, in %s', async (width, colorScheme, language) => {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme })
    const problems: string[] = []
    page.on('console', (message) => problems.push(message.text()))
    page.on('request', (request) => {
      if (!request.url().startsWith(address)) problems.push(request.url())
    })
    for (const path of ['/', '/data']) {
      await page.goto(`${address}${path}?lang=${language}`)
      expect(await page.getAttribute('html', 'lang')).toBe(language)
      expect(await axeFaults(page)).toEqual([])
      expect(await smallTargets(page, 44)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    }
    expect(problems).toEqual([])
    await page.close()
  })

  test('is whole without a script, shows what is public and escapes what people wrote', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(address)
    const text = await page.innerText('body')
    expect(text).toContain('Centro <b>Las Flores</b>')
    expect(text).toContain('Aprenda')
    expect(text).not.toContain('Venda')
    await context.close()
  })

  test.each([360, 1280])('the directory can be searched without a script, at %i px', async (width) => {
    const { id } = await centre.run(enterprises.register, { name: 'Pan de Lupita', homeBased: false, people: [] })
    await centre.run(enterprises.publish, { id, basis: 'public-register', source: 'DENUE' })
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 800 } })
    const page = await context.newPage()
    await page.goto(`${address}/directory?lang=es`)
    await page.getByLabel('Qué busca').fill('lupita')
    await page.getByRole('button', { name: 'Buscar' }).click()
    await page.getByRole('heading', { name: 'Pan de Lupita' }).first().waitFor()
    expect(new URL(page.url()).searchParams.get('q')).toBe('lupita')
    expect(await smallTargets(page, 44)).toEqual([])
    await context.close()
  })

  test('the first stop of the keyboard leads to the content', async () => {
    const page = await browser.newPage()
    await page.goto(address)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('location.hash')).toBe('#content')
    await page.close()
  })
})
