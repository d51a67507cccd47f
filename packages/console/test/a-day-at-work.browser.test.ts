import { createHmac } from 'node:crypto'
import { enterprises, entrepreneurs } from '@milpa/core'
import type { Page } from 'playwright-core'
import { hasChromium } from '@milpa/plugin-kit/browser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { password, type RunningConsole, signIn, startConsole } from './console.ts'
import { inventedDirectory } from './denue.ts'
import { seed } from './seed.ts'

describe.skipIf(!hasChromium())('a day at the console', () => {
  let running: RunningConsole
  let made: Awaited<ReturnType<typeof seed>>
  beforeAll(async () => {
    running = await startConsole()
    made = await seed(running.run)
  })
  afterAll(() => running?.close())

  const open = async (path: string): Promise<Page> => {
    const page = await running.visit()
    await page.goto(`${running.url}/console${path}`)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    return page
  }
  const directory = async (): Promise<string> => {
    const response = await fetch(`${running.url}/public/enterprises/directory?centre=aquiles-serdan`)
    return response.text()
  }

  it('tells who mistypes kindly, and lets in who does not', async () => {
    const page = await running.visit({ signedIn: false })
    await page.goto(`${running.url}/console`)
    await page.getByLabel('Correo electrónico').fill('directora@ejemplo.org')
    await page.getByLabel('Contraseña').fill('no es esta')
    await page.getByRole('button', { name: 'Entrar' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('no van juntos')
    await signIn(page)
    await page.getByRole('heading', { level: 1, name: /Marisol/ }).waitFor()
    await page.context().close()
  })

  it('shows an import before it is made, then the enterprises with their zone and never the place', async () => {
    const page = await open('/import')
    await page.locator('input[type=file]').setInputFiles({
      name: 'directorio.csv',
      mimeType: 'text/csv',
      buffer: inventedDirectory(),
    })
    await page.getByText('ISO-8859-1').waitFor()
    await page.getByRole('button', { name: 'Leer el archivo' }).click()
    await page.getByRole('button', { name: 'Probar sin guardar' }).click()
    await page.getByRole('heading', { name: '¿Guardar?' }).waitFor()
    await page.getByText('Falta el nombre del emprendimiento.').waitFor()
    expect(await directory()).not.toContain('ESPERANZA')
    await page.getByText('Publicar en el directorio').click()
    await page.getByRole('button', { name: 'Guardar en el inventario' }).click()
    await page.getByRole('link', { name: 'Ver el inventario' }).click()
    await page.getByText('TORTILLERIA LA ESPERANZA').waitFor()
    const published = await directory()
    expect(published).toContain('ESPERANZA')
    expect(published).not.toMatch(/19\.72664|99\.46332/)
    await page.context().close()
  })

  it('keeps who changed what, from what to what', async () => {
    const page = await open(`/enterprises/${made.shops[3]}/edit`)
    await page.getByLabel('Horario (opcional)').fill('Lunes a sábado, 8 a 18')
    await page.getByRole('button', { name: 'Guardar' }).click()
    await page.getByText('Lunes a sábado, 8 a 18').first().waitFor()
    const history = page.locator('milpa-history-list')
    await history.getByText('Horario').waitFor()
    expect(await history.textContent({ timeout: 1000 })).toBeDefined()
    expect(await history.getByText('Marisol Quintana').count()).toBeGreaterThan(0)
    await page.context().close()
  })

  it('takes her out of the public directory the moment she withdraws', async () => {
    const page = await open(`/entrepreneurs/${made.people[0]}`)
    const consents = page.locator('milpa-consents-panel')
    await consents.getByRole('button', { name: /Anotar sí.*directorio público/ }).click()
    await consents.getByRole('button', { name: 'Guardar su sí' }).click()
    await page.getByText('Consentimiento anotado.').waitFor()
    await running.run(enterprises.publish, { id: made.shops[0]!, basis: 'consent' })
    expect(await directory()).toContain('Pan de Lupita')
    await consents.getByRole('button', { name: /Retirar.*directorio público/ }).click()
    await consents.getByRole('button', { name: 'Retirar', exact: true }).click()
    await page.getByText('Consentimiento retirado.').first().waitFor()
    expect(await directory()).not.toContain('Pan de Lupita')
    await page.context().close()
  })

  it('tells two people who change one record of each other, and loses neither', async () => {
    const page = await open(`/enterprises/${made.shops[4]}/edit`)
    await running.run(enterprises.update, { id: made.shops[4]!, hours: 'De noche' })
    await page.getByLabel('Horario (opcional)').fill('De día')
    await page.getByRole('button', { name: 'Guardar' }).click()
    await page.getByText('Ahora dice: De noche').waitFor()
    await page.getByRole('button', { name: 'Guardar lo mío' }).click()
    await page.getByText('De día').first().waitFor()
    await page.context().close()
  })

  it('is walked by the keyboard alone', async () => {
    const page = await open('/inventory')
    await page.locator('milpa-table tr[data-id]').first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('bisuteria')
    await page.waitForURL(/q=bisuteria/)
    await page.locator('milpa-table tr[data-id]').nth(1).waitFor({ state: 'detached' })
    await page.keyboard.press('Tab')
    await page.getByRole('heading', { level: 1 }).evaluate((heading) => (heading as HTMLElement).focus())
    await page.keyboard.press('j')
    await page.keyboard.press('Space')
    await page.getByText('Selección: 1 de 1').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/console\/enterprises\//)
    await page.goBack()
    await page.waitForURL(/q=bisuteria/)
    await page.context().close()
  })

  it('opens the exact place for a reason that is recorded', async () => {
    const page = await open(`/enterprises/${made.shops[5]}`)
    expect(await page.content()).not.toContain('28.6029')
    await page.locator('.record-head milpa-menu').getByRole('button').click()
    await page.getByRole('menuitem', { name: 'Ver lugar exacto' }).click()
    await page.getByLabel('Motivo').fill('Visita de mañana')
    await page.locator('milpa-dialog').getByRole('button', { name: 'Ver lugar exacto' }).click()
    await page.getByText('28.6029').first().waitFor()
    await page.goto(`${running.url}/console/settings/audit`)
    await page.getByText('Visita de mañana').waitFor()
    await page.context().close()
  })

  it('asks for a code once the second step is on', async () => {
    await running.hire('asesora@ejemplo.org', 'Irene Luján', ['adviser'])
    const page = await running.visit({ signedIn: false })
    await page.goto(`${running.url}/console/account`)
    await signIn(page, 'asesora@ejemplo.org')
    await page.locator('form', { hasText: 'Segundo paso' }).getByLabel('Contraseña actual').fill(password)
    await page.getByRole('button', { name: 'Activar' }).click()
    const secret = ((await page.locator('#secret').textContent()) ?? '').replaceAll(' ', '')
    await page.getByLabel(/Código de su aplicación/).fill(totp(secret))
    await page.getByRole('button', { name: 'Confirmar' }).click()
    await page.getByText('El segundo paso quedó activo.').waitFor()
    expect(await page.locator('ol.codes li').count()).toBe(10)
    await page.locator('.codes-panel footer button').click()
    const other = await running.visit({ signedIn: false })
    await other.goto(`${running.url}/console`)
    await signIn(other, 'asesora@ejemplo.org')
    await other.locator('input[name=code]').fill('000000')
    await other.keyboard.press('Enter')
    await other.getByRole('alert').waitFor()
    expect(await other.getByRole('alert').textContent()).toContain('código')
    await page.locator('form', { hasText: 'Segundo paso' }).getByLabel('Contraseña actual').fill(password)
    await page.getByRole('button', { name: 'Desactivar' }).click()
    await page.getByText('El segundo paso quedó inactivo.').waitFor()
    await Promise.all([page, other].map((each) => each.context().close()))
  })

  it('asks nobody else for anything and violates no policy', () => {
    expect(running.problems).toEqual([])
  })

  it('forgets nobody by mistake', async () => {
    const page = await open(`/entrepreneurs/${made.people[9]}`)
    await page.locator('.record-head milpa-menu').getByRole('button').click()
    await page.getByRole('menuitem', { name: 'Borrar a la persona' }).click()
    await page.getByLabel(/nombre completo/).fill('Otra')
    await page.locator('milpa-dialog').getByRole('button', { name: 'Borrar a la persona' }).click()
    await page.getByText('El nombre no es igual').waitFor()
    const { items } = await running.serving.milpa.ask(
      entrepreneurs.list,
      { q: 'Yolanda' },
      {
        centre: running.centre,
        actor: { id: 'test', kind: 'system', permissions: new Set(['*']) },
      },
    )
    expect(items).toHaveLength(1)
    await page.context().close()
  })
})

/** Six digits of RFC 6238 for now. */
function totp(secret: string): string {
  const bits = [...secret.replaceAll('=', '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const offset = digest.at(-1)! & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
