import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { enterprises, imports, type CentreRef, type Operation, type Query } from '@milpa/core'
import { createTestCentre, stopTestEngines, testEngines, type TestCentre } from '@milpa/plugin-kit'

let centre: TestCentre
/** Another centre than the one of the test, where one matters. */
let there: CentreRef | undefined
afterEach(async () => {
  there = undefined
  await centre.close()
})
afterAll(stopTestEngines)

const mapping: imports.MappingInput = {
  key: 'padron',
  name: 'Padrón de prueba',
  country: 'MX',
  fields: [
    { to: 'externalId.padron', columns: [['folio']] },
    { to: 'name', columns: [['nombre']] },
    { to: 'contact.phone', columns: [['teléfono']] },
    { to: 'contact.email', columns: [['correo']] },
  ],
}
const header = ['folio', 'nombre', 'teléfono', 'correo', 'color']

const salvadoran = () =>
  centre.milpa.foundCentre({
    name: 'Centro salvadoreño',
    slug: 'sv',
    locale: 'es-SV',
    currency: 'USD',
    timeZone: 'America/El_Salvador',
    country: 'SV',
    gridLatitude: 13.7,
  })
const run = ((operation: Operation, input: unknown) =>
  centre.milpa.run(operation, input, centre.door('system', there))) as TestCentre['run']
const ask = ((query: Query, input: unknown) =>
  centre.milpa.ask(query, input, centre.door('system', there))) as TestCentre['ask']

async function stage(cells: readonly (readonly string[])[]) {
  const { id } = await run(imports.begin, { fileName: 'p.csv', digest: 'ab'.repeat(32), header, mapping })
  await run(imports.addRows, { id, chunk: 1, rows: cells.map((one, n) => ({ line: n + 2, cells: [...one] })) })
  return run(imports.endRows, { id })
}
const done = async (id: string) => {
  await run(imports.confirm, { id })
  await centre.milpa.jobs.workOff()
  return ask(imports.read, { id })
}
const all = async () => {
  const { items } = await ask(enterprises.list, { limit: 10 })
  return Promise.all(items.map(({ id }) => ask(enterprises.read, { id })))
}

describe.each(testEngines())('on %s', (engine) => {
  it('reads phones as those of the country of the file, keeps what is none, and says where', async () => {
    centre = await createTestCentre({ engine })
    there = await salvadoran()
    const rows = [
      ['1', 'Panadería Lupita', '55 1617 9901', 'lupita@ejemplo.org', 'azul'],
      ['2', 'Tortillas Rosa', '12', 'rosa', 'rojo'],
      ['3', '=HYPERLINK("https://example.org")', '', '', ''],
    ]
    const { id } = await stage(rows)
    expect(await done(id)).toMatchObject({ created: 3, bad: 0, warned: 2 })
    const kept = await all()
    const of = (name: string) => kept.find((one) => one.name.startsWith(name))!
    expect(of('Panadería').contacts.map(({ value }) => value)).toEqual(['+525516179901', 'lupita@ejemplo.org'])
    expect(of('Tortillas').contacts).toEqual([])
    expect(of('Tortillas').notes).toBe('teléfono: 12\ncorreo: rosa')
    const { items } = await ask(imports.findings, { id, kind: 'warned' })
    expect(items.map(({ line, problems }) => [line, problems.map(({ code, name }) => [code, name])])).toEqual([
      [
        3,
        [
          ['CONTACT_UNREADABLE', 'teléfono'],
          ['CONTACT_UNREADABLE', 'correo'],
        ],
      ],
      [4, [['FORMULA', 'nombre']]],
    ])
    expect(await done((await stage(rows)).id)).toMatchObject({ created: 0, changed: 0, unchanged: 3, warned: 2 })
  })

  it('keeps what the staff wrote in the notes beside what could not be read', async () => {
    centre = await createTestCentre({ engine })
    await done((await stage([['2', 'Tortillas Rosa', '', '', '']])).id)
    const [{ id } = { id: '' }] = await all()
    await run(enterprises.update, { id, notes: 'Llamar por la tarde' })
    expect(await done((await stage([['2', 'Tortillas Rosa', '12', '', '']])).id)).toMatchObject({ changed: 1 })
    expect((await all())[0]!.notes).toBe('Llamar por la tarde\nteléfono: 12')
  })

  it('says how each column is understood, and reads it otherwise when told so', async () => {
    centre = await createTestCentre({ engine })
    const { id } = await stage([
      ['1', 'Panadería Lupita', '', '', 'azul'],
      ['2', 'Tortillas Rosa', '', '', 'rojo'],
    ])
    const before = await ask(imports.columns, { id })
    expect(before.items.map(({ name, to, leftOut, samples }) => [name, to, leftOut, samples])).toEqual([
      ['folio', ['externalId.padron'], null, ['1', '2']],
      ['nombre', ['name'], null, ['Panadería Lupita', 'Tortillas Rosa']],
      ['teléfono', ['contact.phone'], null, []],
      ['correo', ['contact.email'], null, []],
      ['color', [], 'unknown', ['azul', 'rojo']],
    ])
    await run(imports.check, { id })
    await centre.milpa.jobs.workOff()
    const columns = [
      { column: 'color', to: 'what' as const },
      { column: 'correo', to: null },
    ]
    expect(await run(imports.readAs, { id, columns })).toMatchObject({
      status: 'ready',
      unknown: [],
      created: 0,
    })
    const after = await ask(imports.columns, { id })
    expect(after.items.slice(3).map(({ to, leftOut }) => [to, leftOut])).toEqual([
      [[], 'known'],
      [['what'], null],
    ])
    await done(id)
    expect((await all()).map(({ what }) => what).sort()).toEqual(['azul', 'rojo'])
  })
})
