import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { enterprises, updateSettings } from '@milpa/core'
import { stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { createTestHost, type TestHost } from './support/test-host.ts'

afterAll(stopTestEngines)

describe.each(testEngines().filter((engine) => engine !== 'pglite'))('on %s', (engine) => {
  let host: TestHost
  beforeEach(async () => {
    host = await createTestHost({ engine })
    for (let n = 1; n <= 26; n++) await shop(`Negocio ${String(n).padStart(2, '0')}`)
    await shop('Pan <i>dulce</i>', { latitude: 28.602_912_3, longitude: -105.904_213_7 })
    await host.run(enterprises.register, { name: 'Nunca publicado', homeBased: false, people: [] })
  })
  afterEach(() => host.close())

  async function shop(name: string, point?: { readonly latitude: number; readonly longitude: number }) {
    const contacts = [{ kind: 'phone' as const, value: '614 555 0142', public: true }]
    const place = point ? { place: point } : {}
    const { id } = await host.run(enterprises.register, { name, homeBased: false, people: [], contacts, ...place })
    await host.run(enterprises.publish, { id, basis: 'public-register', source: 'DENUE' })
    return id
  }
  const text = async (path: string) => (await host.request(path)).text()

  test('the directory is written on the server, page by page, and searched by a form', async () => {
    const first = await text('/directory?lang=es')
    expect(first).toContain('27 negocios')
    expect(first).toContain('<h2>Negocio 01</h2>')
    expect(first).not.toContain('Nunca publicado')
    expect(first).toMatch(/<form[^>]+method="get"[^>]+action="\/directory"/)
    const [, next = ''] = /rel="next"\s+href="([^"]+)"/.exec(first) ?? []
    const second = await text(next.replaceAll('&amp;', '&'))
    expect(second).toContain('<h2>Pan &lt;i&gt;dulce&lt;/i&gt;</h2>')
    expect(second).not.toContain('<h2>Negocio 01</h2>')
    expect(second).not.toContain('rel="next"')
    const found = await text('/directory?lang=fr&q=dulce')
    expect(found).toContain('1 entreprise')
    expect(found).toContain('value="dulce"')
    expect(await text('/directory?lang=es&q=nadie')).toContain('Ningún negocio coincide')
  })

  test('whoever wants the data gets all that is public, and no place more exact than the directory shows', async () => {
    expect(await text('/data?lang=es')).toContain('/data/directory.csv?lang=es')
    const csv = await host.request('/data/directory.csv?lang=es')
    expect(csv.headers.get('content-disposition')).toMatch(/attachment; filename="prueba-\d{4}-\d\d-\d\d\.csv"/)
    const lines = (await csv.text()).trim().split('\r\n')
    expect(lines).toHaveLength(1 + 27)
    expect(new Set(lines.map((line) => line.startsWith('#')))).toEqual(new Set([false]))
    const json = (await (await host.request('/data/directory.json?lang=en')).json()) as {
      readonly centre: string
      readonly enterprises: readonly { readonly name: string; readonly latitude: number; readonly place: string }[]
    }
    expect(json.enterprises).toHaveLength(27)
    const bread = json.enterprises.find(({ name }) => name.startsWith('Pan'))!
    expect(bread.place).toBe('cell')
    expect(lines.join('\n')).not.toContain('28.6029123')
    expect(JSON.stringify(json)).not.toMatch(/28\.6029123|Nunca publicado/)
  })

  test('the front page presents the centre in the language of whoever reads, else in its own', async () => {
    await host.run(updateSettings, { presentation: 'Un lugar suyo.', presentations: { en: 'A place of your own.' } })
    expect(await text('/?lang=en')).toContain('A place of your own.')
    expect(await text('/?lang=es')).toContain('Un lugar suyo.')
    expect(await text('/?lang=pt')).toContain('Un lugar suyo.')
  })
})
