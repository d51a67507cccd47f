import { enterprises } from '@milpa/core'
import { createTestCentre, stopTestEngines } from '@milpa/plugin-kit'
import { afterAll, expect, test } from 'vitest'

afterAll(stopTestEngines)

test('an activity of a national register keeps its title for its country, and has that of its division elsewhere', async () => {
  const centre = await createTestCentre()
  const activity = { classification: 'scian', code: '461121', title: 'Comercio al por menor de carnes rojas' }
  const rows = [
    { name: 'Carnicería La Súper', activity, languages: [], contacts: [], externalIds: [{ system: 'x', value: '1' }] },
  ]
  await centre.run(enterprises.registerMany, { rows, listing: { source: 'Registro' } }, 'director')
  const titleIn = async (language: 'es' | 'en' | 'pt' | 'fr') =>
    (await centre.askPublic(enterprises.directory, { language })).items[0]?.activity?.title
  expect(await titleIn('es')).toBe('Comercio al por menor de carnes rojas')
  expect(await titleIn('en')).toMatch(/retail/i)
  expect(await titleIn('pt')).toMatch(/varejo|varejista|retalho/i)
  expect(await titleIn('fr')).toMatch(/détail/i)
  await centre.close()
})
