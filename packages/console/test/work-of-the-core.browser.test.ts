import { enterprises, entrepreneurs, systemActor } from '@milpa/core'
import { hasChromium } from '@milpa/plugin-kit/browser'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningConsole, signIn, startConsole } from './console.ts'
import { seed } from './seed.ts'

/** One point, PNG: the smallest photograph there is. */
const photograph = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)
const square = (code: string, west: number) => ({
  type: 'Feature',
  properties: { CVEGEO: code, NOMGEO: `Municipio ${code}` },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 28],
        [west + 1, 28],
        [west + 1, 29],
        [west, 29],
        [west, 28],
      ],
    ],
  },
})

describe.skipIf(!hasChromium())('groups, campaigns, catalogues, photographs and merges', () => {
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
  const door = () => ({ centre: running.centre, actor: systemActor('test') })

  it('makes a group with its members, shows it on her record, and archives it with a way back', async () => {
    const page = await open('/groups')
    await page.getByText('Manos de Laderas').waitFor()
    await page.getByRole('link', { name: 'Registrar un grupo' }).click()
    await page.getByLabel('Nombre', { exact: true }).fill('Ahorro de San Guillermo')
    await page.getByLabel('Tipo de grupo').selectOption('savings-group')
    await page.getByRole('combobox', { name: 'Buscar persona o emprendimiento' }).fill('Irma')
    await page.getByRole('option', { name: /Irma Chavira/ }).click()
    await page.getByLabel('Cargo de Irma Chavira').fill('Tesorera')
    await page.getByRole('button', { name: 'Guardar' }).click()
    await page.getByRole('heading', { level: 1, name: 'Ahorro de San Guillermo' }).waitFor()
    await page.getByText('Tesorera').waitFor()
    await page.getByRole('link', { name: 'Irma Chavira' }).click()
    await page.getByText('Grupo de ahorro · Tesorera').waitFor()
    await page.getByRole('link', { name: 'Ahorro de San Guillermo' }).click()
    await page.getByRole('button', { name: 'Archivar' }).click()
    const asked = page.locator('milpa-dialog[open]')
    await asked.getByText(/Nada se borra/).waitFor()
    await asked.getByRole('button', { name: 'Archivar' }).click()
    await page.getByRole('button', { name: 'Restaurar' }).waitFor()
    await page.locator('milpa-toast').getByRole('button', { name: 'Deshacer' }).click()
    await page.getByRole('button', { name: 'Archivar' }).waitFor()
    const { items } = await running.serving.milpa.ask(entrepreneurs.groupList, { kind: 'savings-group' }, door())
    expect(items.map(({ name, archivedAt }) => [name, archivedAt])).toEqual([['Ahorro de San Guillermo', null]])
    await page.context().close()
  })

  it('opens a campaign, counts what is left, notes a visit in it, and closes it', async () => {
    const page = await open('/campaigns')
    await page.getByRole('button', { name: 'Abrir campaña' }).click()
    const dialog = page.locator('milpa-dialog')
    await dialog.getByLabel('Nombre').fill('Diciembre')
    await dialog.getByRole('button', { name: 'Abrir campaña' }).click()
    const campaign = page.locator('section', { has: page.getByRole('heading', { name: 'Diciembre' }) })
    await campaign.getByText('10', { exact: true }).waitFor()
    await campaign.getByRole('link', { name: /Ver los que faltan/ }).click()
    await page.getByText('10 emprendimientos').waitFor()
    await page.getByRole('button', { name: /Por visitar en: Diciembre|Quitar el filtro Por visitar en/ }).waitFor()
    await page.locator('milpa-table').getByRole('checkbox').nth(1).check()
    await page.getByRole('button', { name: 'Validar' }).click()
    const validation = page.locator('milpa-validate-dialog')
    await validation.locator('select[name=campaignId]').waitFor()
    await validation.getByRole('button', { name: 'Guardar validación' }).click()
    await page.getByText('9 emprendimientos').waitFor()
    await page.goto(`${running.url}/console/campaigns`)
    await campaign.getByText('9', { exact: true }).waitFor()
    page.on('dialog', (asked) => void asked.accept())
    await campaign.getByRole('button', { name: /Cerrar campaña/ }).click()
    await campaign.getByText('Cerrada').waitFor()
    await page.context().close()
  })

  it('narrows the inventory by stage, says how many are left, and keeps that in the address', async () => {
    await running.run(enterprises.update, { id: made.shops[7]!, stage: 'idea' })
    const page = await open('/inventory?stage=idea')
    await page.getByText('1 emprendimiento', { exact: true }).waitFor()
    expect(await page.locator('milpa-table tr[data-id]').count()).toBe(1)
    await page.getByRole('button', { name: /Quitar el filtro Etapa: Idea/ }).click()
    await page.getByText('10 emprendimientos').waitFor()
    expect(new URL(page.url()).search).toBe('')
    await page.context().close()
  })

  it('loads territories from a file, tells what is no map, and then lists them', async () => {
    const page = await open('/settings/catalogues')
    const send = (name: string, text: string) =>
      page.locator('#geojson').setInputFiles({ name, mimeType: 'application/geo+json', buffer: Buffer.from(text) })
    await send('nada.geojson', 'no es un mapa')
    await page.getByText('no parece GeoJSON').waitFor()
    await send(
      'chihuahua.geojson',
      JSON.stringify({ type: 'FeatureCollection', features: [square('08002', -106), square('08004', -105)] }),
    )
    await page.getByLabel('De dónde viene').fill('INEGI, 2023')
    await page.getByRole('button', { name: 'Cargar' }).first().click()
    await page.getByText('Se cargaron 2.').waitFor()
    await page.getByText('2 con contorno en el mapa').waitFor()
    await page.locator('#sheet').setInputFiles({ name: 'nada.xlsx', mimeType: '', buffer: Buffer.from('nada') })
    await page.getByRole('button', { name: 'Cargar' }).nth(1).click()
    await page.getByText('El archivo no contiene lo que debería').waitFor()
    const { items } = await running.serving.milpa.ask(enterprises.territoryList, {}, door())
    expect(items.map(({ code }) => code)).toEqual(['08002', '08004'])
    await page.context().close()
  })

  it('shows her photograph and exact place to the public only once she agreed, and hides them again', async () => {
    const [person, shop] = [made.people[1]!, made.shops[1]!]
    const picture = async () => {
      const photoId = (await running.serving.milpa.ask(enterprises.read, { id: shop }, door())).photoId
      return photoId === null ? 0 : (await fetch(`${running.url}/files/${photoId}`)).status
    }
    const page = await open(`/enterprises/${shop}`)
    const panel = page.locator('milpa-enterprise-public')
    await panel
      .locator('input[type=file]')
      .setInputFiles({ name: 'mesa.png', mimeType: 'image/png', buffer: photograph })
    await panel.getByText('Solo la ve el centro.').waitFor()
    await panel.getByRole('button', { name: 'Publicar' }).click()
    await page.getByText('Falta el consentimiento de una dueña').waitFor()
    expect(await picture()).not.toBe(200)
    for (const purpose of ['photo', 'exact-place', 'publication'] as const) {
      await running.run(entrepreneurs.addConsentText, {
        purpose,
        texts: { es: 'Se muestra hasta que yo diga que no.' },
      })
      await running.run(entrepreneurs.consent, { id: person, purpose, answer: 'given', how: 'paper' })
    }
    await running.run(enterprises.publish, { id: shop, basis: 'consent' })
    await panel.getByRole('button', { name: 'Publicar' }).click()
    await panel.getByText('Se muestra al público.', { exact: true }).waitFor()
    expect(await picture()).toBe(200)
    await panel.getByRole('button', { name: 'Mostrar lugar exacto' }).click()
    await panel.getByText('Al público se muestra el lugar exacto.').waitFor()
    await panel.getByRole('button', { name: 'Mostrar solo la zona' }).click()
    await panel.getByText('Al público se muestra la zona.').waitFor()
    await panel.getByRole('button', { name: 'Ocultar' }).click()
    await panel.getByText('Solo la ve el centro.').waitFor()
    expect(await picture()).not.toBe(200)
    await page.context().close()
  })

  it('finds look-alikes, merges two, and undoes it from the list of past merges', async () => {
    await running.run(enterprises.register, { name: 'Vivero las flores' })
    const page = await open('/duplicates')
    const pair = page.locator('li', { hasText: 'Vivero las flores' })
    await page.getByText(/Se miraron todos: 11/).waitFor()
    await pair.getByRole('link', { name: /Comparar/ }).click()
    const stays = page.locator('th', { has: page.locator('input[name=stays]:checked') })
    // The older one, until she says otherwise.
    await stays.getByRole('link', { name: 'Vivero Las Flores', exact: true }).waitFor()
    await page.getByRole('radio', { name: 'Dejar este' }).check()
    await stays.getByRole('link', { name: 'Vivero las flores', exact: true }).waitFor()
    await page.getByRole('radio', { name: 'Dejar este' }).check()
    await page.getByRole('button', { name: 'Es la misma: unir' }).click()
    await page.getByRole('heading', { level: 1, name: 'Vivero Las Flores', exact: true }).waitFor()
    await page.goto(`${running.url}/console/duplicates?view=merges`)
    await page.getByRole('button', { name: /Deshacer/ }).click()
    await page.getByText('Deshecha', { exact: true }).waitFor()
    const { items } = await running.serving.milpa.ask(enterprises.list, { q: 'vivero' }, door())
    expect(items).toHaveLength(2)
    await page.context().close()
  })

  it('tells activities and languages anew in the language that she chooses, and a territory by its name', async () => {
    await running.run(enterprises.setTerritories, {
      rows: [{ code: '08004-LS', name: 'Barrio de las Laderas', level: 4 }],
      source: 'Lista inventada',
    })
    const { id } = await running.run(enterprises.register, {
      name: 'Pinole de la sierra',
      activity: { classification: 'milpa', code: 'bakery' },
      territoryCode: '08004-LS',
      languages: ['tar'],
    })
    const page = await open(`/enterprises/${id}`)
    await page.getByText('Panadería', { exact: true }).first().waitFor()
    await page.getByText('Rarámuri (tarahumara)').waitFor()
    expect(await page.getByText('Barrio de las Laderas').getAttribute('title')).toBe('08004-LS')
    await page.getByLabel('Idioma').selectOption('en')
    await page.getByText('Bakery', { exact: true }).first().waitFor()
    await page.context().close()
  })

  it('asks who takes a request that is accepted, herself unless she says otherwise', async () => {
    const page = await open(`/cases/${made.case}`)
    await page.getByRole('button', { name: 'Aceptar' }).click()
    await page.locator('milpa-dialog[open]').getByRole('button', { name: 'Aceptar' }).click()
    await page.locator('h1 + p').getByText('Aceptado').waitFor()
    await page.locator('dl').getByText('Marisol Quintana').waitFor()
    await page.context().close()
  })

  it('tells who may not what she lacks', async () => {
    await running.hire('apoyo@ejemplo.org', 'Sonia Guardado', ['viewer'])
    const page = await running.visit({ signedIn: false })
    await page.goto(`${running.url}/console/groups`)
    await signIn(page, 'apoyo@ejemplo.org')
    await page.getByText('Manos de Laderas').waitFor()
    expect(await page.getByRole('link', { name: 'Registrar un grupo' }).count()).toBe(0)
    await page.goto(`${running.url}/console/groups/new`)
    await page.getByText(/Le falta el permiso/).waitFor()
    await page.goto(`${running.url}/console/campaigns`)
    await page.getByRole('heading', { name: 'Noviembre, zona norte' }).waitFor()
    expect(await page.getByRole('button', { name: /campaña/ }).count()).toBe(0)
    await page.context().close()
  })

  it('asks nobody else for anything and violates no policy', () => {
    expect(running.problems).toEqual([])
  })
})
