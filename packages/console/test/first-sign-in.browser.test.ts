import { hasChromium } from '@milpa/plugin-kit/browser'
import { invite } from '@milpa/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { password, type RunningConsole, startConsole } from './console.ts'

describe.skipIf(!hasChromium())('the first sign-in', () => {
  let running: RunningConsole
  let link: string
  beforeAll(async () => {
    running = await startConsole()
    const { token } = await running.run(invite, {
      email: 'nueva@ejemplo.org',
      name: 'Elvira Domínguez',
      roles: ['director'],
    })
    link = `${running.url}/console#invitation=${encodeURIComponent(token ?? '')}`
  })
  afterAll(() => running?.close())

  it('greets her by name, asks for a password, and leads to Today', async () => {
    const page = await running.visit({ signedIn: false, width: 360 })
    const token = decodeURIComponent(link.split('=')[1]!)
    const told: string[] = []
    page.on('request', (request) => {
      told.push(`${request.url()} ${request.headers()['referer'] ?? ''} ${page.url()}`)
    })
    await page.goto(link)
    await page.getByRole('heading', { name: 'Le damos la bienvenida, Elvira Domínguez' }).waitFor()
    // Neither an address that was asked for, nor a `Referer`, nor the history of the browser keeps it.
    expect(told.filter((line) => line.includes('/api/')).length).toBeGreaterThan(0)
    expect(told.filter((line) => line.includes('/api/') && line.includes(token))).toEqual([])
    expect(told.filter((line) => line.split(' ')[0]!.split('#')[0]!.includes(token))).toEqual([])
    expect(page.url()).toBe(`${running.url}/console`)
    await page.getByText('CENESO Aquiles Serdán le invita').waitFor()
    expect(await page.getByLabel('Correo electrónico').inputValue()).toBe('nueva@ejemplo.org')
    // Nothing is wrong before anything was sent.
    expect(await page.getByText('Le faltan letras').isVisible()).toBe(false)
    await page.getByLabel('Contraseña nueva').fill('corta')
    await page.getByRole('button', { name: 'Guardar y entrar' }).click()
    await page.getByText('Le faltan letras').waitFor()
    await page.getByLabel('Contraseña nueva').fill(password)
    await page.getByLabel('Escríbala otra vez').fill(password)
    await page.getByRole('button', { name: 'Guardar y entrar' }).click()
    await page.waitForURL(`${running.url}/console`)
    await page.getByRole('heading', { level: 1, name: /Elvira/ }).waitFor()
    await page.context().close()
  })

  it('says at once that a used link is of no use, whoever is signed in', async () => {
    for (const signedIn of [false, true]) {
      const page = await running.visit({ signedIn })
      await page.goto(link)
      await page.getByRole('heading', { name: 'Este enlace ya no sirve' }).waitFor()
      expect(await page.locator('input').count()).toBe(0)
      await page.getByRole('link', { name: 'Ir a la entrada' }).click()
      await page.getByRole('heading', { name: 'Este enlace ya no sirve' }).waitFor({ state: 'detached' })
      if (signedIn) await page.getByRole('heading', { level: 1, name: /Marisol/ }).waitFor()
      else await page.getByLabel('Contraseña').waitFor()
      await page.context().close()
    }
  })

  it('advises a director to turn the second step on, until she puts it aside', async () => {
    const page = await running.visit()
    await page.goto(`${running.url}/console`)
    const advice = page.getByRole('complementary', { name: 'Segundo paso al entrar' })
    await advice.waitFor()
    await advice.getByRole('button', { name: 'Ahora no' }).click()
    await advice.waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await advice.count()).toBe(0)
    await page.context().close()
  })
})
