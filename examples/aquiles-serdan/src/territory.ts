import { enterprises } from '@milpa/core'
import type { Places } from './places.ts'
import type { Story } from './story.ts'

/** Stands for the territories of the centre, so that other steps can wait for them. */
export const territories = { name: 'territories' }

const source = 'Trazado a mano para esta demostración; simplificado, no oficial'

/** The state by name alone, then the municipality and its localities with their outlines. */
export function tellTerritories(story: Story, { municipalityFile, localitiesFile }: Places): void {
  const names = { codeProperty: 'code', nameProperty: 'name', source }
  story.on(758, async (scene) => {
    await scene.run('coordinator', enterprises.setTerritories, {
      rows: [{ code: '08', name: 'Chihuahua', level: 1 }],
    })
    await scene.run('coordinator', enterprises.importTerritories, {
      ...names,
      geojson: municipalityFile,
      level: 2,
      parentCode: '08',
    })
    await scene.run('coordinator', enterprises.importTerritories, {
      ...names,
      geojson: localitiesFile,
      level: 3,
      parentCode: '08004',
    })
    scene.keep(territories, '08004')
  })
}
