import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enterprises, imports } from '@milpa/core'
import { createTestCentre, type TestCentre } from '@milpa/plugin-kit'
import { stageFile } from '@milpa/server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { csvOf } from '../src/parts/csv.ts'

let centre: TestCentre
let folder: string
beforeEach(async () => {
  centre = await createTestCentre()
  folder = mkdtempSync(join(tmpdir(), 'milpa-export-'))
})
afterEach(async () => {
  await centre.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a phone leaves as it is and comes back the same, and a formula runs nowhere and comes back the same', async () => {
  const rows = [
    ['Panadería Lupita', '+526141234567'],
    ['Tortillas Rosa', '+52 614 123 4568'],
    ['Tejidos Eva', '+526141234570; +526141234571'],
    ['=HYPERLINK("https://example.org")', '+526141234569'],
    ['+1+cmd|x', ''],
  ]
  const text = await csvOf(['Emprendimiento', 'Teléfono'], rows).text()
  expect(text).not.toContain("'+52")
  expect(text).toContain("'=HYPERLINK")
  expect(text).toContain("'+1+cmd")
  const path = join(folder, 'inventario.csv')
  writeFileSync(path, text)
  const { id } = await stageFile(centre.milpa, centre.door('system'), { path, name: 'inventario.csv' })
  await centre.run(imports.confirm, { id })
  await centre.milpa.jobs.workOff()
  const { items } = await centre.ask(enterprises.list, { limit: 10 })
  const kept = await Promise.all(items.map(({ id: one }) => centre.ask(enterprises.read, { id: one })))
  expect(new Map(kept.map(({ name, contacts }) => [name, contacts.map(({ value }) => value).join(';')]))).toEqual(
    new Map(rows.map(([name = '', phone = '']) => [name, phone.replaceAll(' ', '')])),
  )
})
