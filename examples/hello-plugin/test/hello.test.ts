import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { enterprises, entrepreneurs, Problem } from '@milpa/core'
import { createTestCentre, expectSoundPlugin, stopTestEngines, testEngines, type TestCentre } from '@milpa/plugin-kit'
import { createServer } from '@milpa/server'
import hello from '../src/index.ts'
import { greet, list, newest } from '../src/greetings.ts'

const folder = join(import.meta.dirname, '..')
const said = { words: 'Pase, están calientitas.', signature: 'Doña Lupe', shown: true }
const phone = [{ kind: 'phone' as const, value: '+52 614 555 0134' }]
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'success',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  )

afterAll(stopTestEngines)

describe.each(testEngines())('greetings on %s', (engine) => {
  let centre: TestCentre
  let id: string
  beforeEach(async () => {
    centre = await createTestCentre({ plugins: [hello], config: { hello: { phoneNeeded: true } }, engine })
    ;({ id } = await centre.run(enterprises.register, { name: 'Tortillería La Esperanza', contacts: phone }, 'adviser'))
  })
  afterEach(() => centre.close())

  test('what an adviser writes down, everybody may read', async () => {
    await centre.run(greet, { id, ...said }, 'adviser')
    expect(await centre.askPublic(newest, {})).toEqual({
      items: [{ id, words: said.words, signature: said.signature }],
    })
  })
  test('an enterprise has one greeting: the newest words take the place of the former', async () => {
    await centre.run(greet, { id, ...said }, 'adviser')
    await centre.run(greet, { id, ...said, words: 'Hoy hay tlacoyos.' }, 'adviser')
    const { items } = await centre.ask(list, {}, 'viewer')
    expect(items.map(({ words }) => words)).toEqual(['Hoy hay tlacoyos.'])
  })
  test('what is not shown is for the staff alone', async () => {
    await centre.run(greet, { id, ...said, shown: false }, 'adviser')
    expect((await centre.ask(list, {}, 'viewer')).items).toHaveLength(1)
    expect(await centre.askPublic(newest, {})).toEqual({ items: [] })
  })
  test('it stands with the enterprise as a facet', async () => {
    await centre.run(greet, { id, ...said }, 'adviser')
    const { facets } = await centre.ask(enterprises.read, { id }, 'adviser')
    expect(facets['hello.greeting']).toMatchObject({ words: said.words })
  })
  test('an enterprise that is archived greets nobody any more', async () => {
    await centre.run(greet, { id, ...said }, 'adviser')
    await centre.run(enterprises.archive, { id }, 'director')
    await centre.deliverAll()
    expect(await centre.askPublic(newest, {})).toEqual({ items: [] })
  })
  test('a centre that asks for phones registers no enterprise without one', async () => {
    const refused = await codeOf(centre.run(enterprises.register, { name: 'Sin teléfono' }, 'adviser'))
    expect(refused).toBe('HELLO_PHONE_NEEDED')
  })
  test('erasing a person erases the greeting that she gave, and no other', async () => {
    const { id: personId } = await centre.run(entrepreneurs.register, { displayName: 'Guadalupe Ríos' }, 'adviser')
    const { id: other } = await centre.run(enterprises.register, { name: 'Costuras Rosa', contacts: phone }, 'adviser')
    await centre.run(greet, { id, ...said, personId }, 'adviser')
    await centre.run(greet, { ...said, id: other }, 'adviser')
    const { parts } = await centre.run(entrepreneurs.forget, { id: personId })
    expect(parts.find(({ area }) => area === 'hello')).toMatchObject({ erased: 1 })
    expect((await centre.ask(list, {}, 'viewer')).items.map((greeting) => greeting.id)).toEqual([other])
  })
  test('an enterprise of another centre is unknown here', async () => {
    const other = await centre.another('otro')
    const made = await centre.milpa.run(
      enterprises.register,
      { name: 'Ajena', contacts: phone },
      centre.door('system', other),
    )
    expect(await codeOf(centre.run(greet, { ...said, id: made.id }, 'adviser'))).toBe('NOT_FOUND')
  })
  test('a viewer reads and does not write', async () => {
    expect(await codeOf(centre.run(greet, { id, ...said }, 'viewer'))).toBe('FORBIDDEN')
  })
})

test('over HTTP it has its address in the API and in the document', async () => {
  const centre = await createTestCentre({ plugins: [hello] })
  const http = centre.http(createServer)
  const { id } = await centre.run(enterprises.register, { name: 'Tortillería La Esperanza' }, 'adviser')
  expect((await http('POST', '/api/hello/greetings', { as: 'adviser', body: { id, ...said } })).status).toBe(200)
  expect((await http('POST', '/api/hello/greetings', { body: { id, ...said } })).status).toBe(401)
  expect(await (await http('GET', '/public/hello/newest')).json()).toMatchObject({ items: [{ words: said.words }] })
  const document = (await (await http('GET', '/openapi.json')).json()) as { readonly paths: object }
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/api/hello/greetings', '/public/hello/newest']))
  await centre.close()
})

test('it is sound', () => expectSoundPlugin(hello))

test('a stranger reads it in under 200 lines', () => {
  const files = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })
  const sources = files.filter((file) => file.endsWith('.ts') && !file.startsWith('messages'))
  const lines = sources.map((file) => readFileSync(join(folder, 'src', file), 'utf8').split('\n').length - 1)
  expect(sources.length).toBeGreaterThan(3)
  expect(lines.reduce((sum, count) => sum + count)).toBeLessThan(200)
})
