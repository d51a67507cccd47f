import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { area, facet, type Plugin } from '@milpa/core'
import { foreignKey, id, open, ref, staff, table, text } from '@milpa/core/db'
import { checkPlugin, expectSoundPlugin, stopTestEngines } from '@milpa/plugin-kit'
import { diary, entries, list, read, sound, words, write, written } from './diary.ts'

const rulesOf = async (plugin: Plugin) => {
  const faults = await checkPlugin(plugin, { postgres: false })
  return faults.map(({ rule, about }) => `${rule} · ${about}`)
}
const folder = mkdtempSync(join(tmpdir(), 'milpa-check-'))
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await stopTestEngines()
})

test('nothing is wrong with a sound plugin, on either engine', () => expectSoundPlugin(sound))

test('what is wrong is told in lines, rule and place first', async () => {
  const broken = { ...sound, operations: [], id: 'Diary' }
  await expect(expectSoundPlugin(broken)).rejects.toThrow(/The plugin "Diary" is not ready:\n {2}id · Diary: /)
})

describe('declarations', () => {
  test('an area of another name', async () => {
    expect(await rulesOf({ ...sound, id: 'journal' })).toContain('id · journal')
  })
  test('a text that a language lacks, and placeholders that differ', async () => {
    const fr = { ...words, 'error.DIARY_FULL': '{max} au plus.', kept: ' ' }
    const told = { ...diary, messages: { ...diary.messages, fr } }
    expect(await rulesOf({ ...sound, area: told })).toEqual(
      expect.arrayContaining(['placeholders · error.DIARY_FULL', 'message-missing · kept']),
    )
  })
  test('an error and a permission without a text', async () => {
    const { 'error.DIARY_FULL': _error, 'permission.write': _permission, ...rest } = words
    const told = { ...diary, messages: { es: rest, en: rest, pt: rest, fr: rest } }
    expect(await rulesOf({ ...sound, area: told })).toEqual(
      expect.arrayContaining(['message-missing · error.DIARY_FULL', 'message-missing · permission.write']),
    )
  })
  test('an event with a name or a phone in it, also of something inside', async () => {
    const schema = v.object({ id: v.string(), by: v.object({ displayName: v.string() }), contactPhone: v.string() })
    const told = diary.event('told', schema)
    const faults = await checkPlugin(
      { ...sound, operations: [{ ...write, emits: [written, told] }] },
      { postgres: false },
    )
    expect(faults.map(({ sentence }) => sentence.split('"')[1]).toSorted()).toEqual(['contactPhone', 'displayName'])
  })
})

describe('tables', () => {
  const strange = table(
    'diary_strange',
    { id: open(id()), centreId: staff(ref().notNull()), entry: staff(ref()) },
    (t) => [foreignKey({ columns: [t.entry], foreignColumns: [entries.id] })],
  )
  test('another prefix, and no column of the centre', async () => {
    const foreign = table('journal_entries', { id: open(id()), title: open(text()) })
    expect(await rulesOf({ ...sound, tables: { foreign } })).toEqual(
      expect.arrayContaining(['table-prefix · journal_entries', 'centre-column · journal_entries']),
    )
  })
  test('a foreign key into a table of somebody else', async () => {
    expect(await rulesOf({ ...sound, tables: { strange } })).toContain('foreign-key · diary_strange')
  })
  test('a foreign key within the plugin is its own affair', async () => {
    expect(await rulesOf({ ...sound, tables: { entries, strange } })).not.toContain('foreign-key · diary_strange')
  })
  test('a change that no migration says, on either engine', async () => {
    const rules = await rulesOf({ ...sound, tables: { entries, strange } })
    expect(rules).toEqual(expect.arrayContaining(['migrations-pending · libsql', 'migrations-pending · postgres']))
  })
  test('a table that went while another came: drizzle would have to ask', async () => {
    const [fault] = await checkPlugin({ ...sound, tables: { strange } }, { postgres: false }).then((faults) =>
      faults.filter(({ rule }) => rule === 'migrations-pending'),
    )
    expect(fault?.sentence).toContain('at a terminal')
  })
  test('tables without forget', async () => {
    const { forget: _forget, ...forgetful } = sound
    expect(await rulesOf(forgetful)).toContain('forget-missing · diary')
  })
})

describe('what is public', () => {
  test('a public query that shows a column of the staff', async () => {
    const telling = { ...read, output: v.array(v.object({ title: v.string(), mood: v.optional(v.string()) })) }
    expect(await rulesOf({ ...sound, publicQueries: [telling as never] })).toContain('public-column · diary.read')
  })
  test('a public facet that shows a sealed one; to the staff it may', async () => {
    const of = (visibility: 'public' | 'staff') =>
      facet({
        of: 'person',
        id: `diary.${visibility}`,
        visibility,
        schema: v.object({ secret: v.string() }),
        read: async () => new Map(),
      })
    expect(await rulesOf({ ...sound, facets: [of('public'), of('staff')] })).toEqual(['public-column · diary.public'])
  })
})

describe('doors', () => {
  test('a query that fails, and one that answers what its schema refuses', async () => {
    const failing = { ...list, run: async () => Promise.reject(new Error('no such thing')) }
    const lying = { ...read, run: async () => [{ headline: 'x' }] }
    expect(await rulesOf({ ...sound, queries: [failing as never], publicQueries: [lying as never] })).toEqual(
      expect.arrayContaining(['query · diary.list', 'query · diary.read']),
    )
  })
  test('a query that forgets whose rows are whose', async () => {
    const loose: typeof list = { ...list, run: async (_input, call) => call.read.select().from(entries) }
    expect(await rulesOf({ ...sound, queries: [loose as never] })).toEqual(['other-centre · diary.list'])
  })
  test('a seed that fails, and what forgetting keeps without a text', async () => {
    const rules = await rulesOf({
      ...sound,
      seed: async () => Promise.reject(new Error('no seed')),
      forget: async () => ({ erased: 0, kept: ['nobody.says'] }),
    })
    expect(rules).toEqual(expect.arrayContaining(['seed · diary', 'message-missing · nobody.says']))
  })
  test('a plugin that does not start says why', async () => {
    const [fault] = await checkPlugin({ ...sound, core: '^9.0.0' }, { postgres: false })
    expect(fault).toMatchObject({ rule: 'start', sentence: expect.stringContaining('needs @milpa/core ^9.0.0') })
  })
  test('an operation that takes anything', async () => {
    const open = { ...write, input: v.any() as never }
    expect(await rulesOf({ ...sound, operations: [open as never] })).toContain('invalid-input · diary.write')
  })
  test('a query whose input nobody can guess is tried with the sample that is given', async () => {
    const asked: unknown[] = []
    const coded = {
      ...list,
      input: v.object({ code: v.pipe(v.string(), v.regex(/^ZZ-\d{9}$/)) }),
      run: async (input: unknown) => {
        asked.push(input)
        return []
      },
    }
    const plugin = { ...sound, queries: [coded as never] }
    expect(await rulesOf(plugin)).toEqual([])
    expect(asked).toEqual([])
    await checkPlugin(plugin, { postgres: false, samples: { 'diary.list': { code: 'ZZ-000000001' } } })
    expect(asked.length).toBeGreaterThan(0)
  })
})

describe('files for browsers', () => {
  const file = (name: string, code: string) => {
    writeFileSync(join(folder, name), code)
    return pathToFileURL(join(folder, name))
  }
  const widget = (code: string, reads: readonly string[] = ['diary.read']): Plugin => ({
    ...sound,
    widgets: [{ tag: 'milpa-diary', module: file('dist/diary.iife.js', code), reads }],
  })
  const inPackage = async (plugin: Plugin, manifest: object = {}) => {
    const whole = { name: 'milpa-plugin-diary', version: '1.0.0', type: 'module', exports: './dist/index.js' }
    const peerDependencies = { '@milpa/core': '*' }
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...whole, peerDependencies, ...manifest }))
    const faults = await checkPlugin(plugin, { packageFolder: folder, postgres: false })
    return faults.filter(({ sentence }) => !sentence.includes('milpa-diary-')).map(({ rule }) => rule)
  }
  const files = { files: ['dist'] }
  mkdirSync(join(folder, 'dist'))

  test('a widget that reads what it declares', async () => {
    expect(await inPackage(widget('this.get("diary/entries",{a:1})'), files)).toEqual([])
  })
  test.each([
    ['reads what it does not declare', 'this.get("enterprises/directory")', 'widget-reads'],
    ['goes past the base', 'fetch("https://example.org")', 'widget-network'],
    ['brings its own Lit', '(globalThis.litElementVersions??=[]).push("4")', 'second-lit'],
    ['no browser can read', 'class { @state() x }', 'bundle-syntax'],
    ['is too heavy', `"${randomBytes(40_000).toString('base64')}"`, 'widget-weight'],
  ])('a widget that %s', async (_what, code, rule) => {
    expect(await inPackage(widget(code), files)).toContain(rule)
  })
  test('a widget that declares a query which is not public', async () => {
    expect(await inPackage(widget('', ['diary.list']), files)).toContain('widget-reads')
  })
  test('a screen without its file, in no slot, for nobody', async () => {
    const screen = {
      slot: 'nowhere' as 'page',
      tag: 'milpa-diary-page',
      module: pathToFileURL(join(folder, 'dist/absent.js')),
      sister: 'services' as const,
      title: 'screen.title',
      icon: 'book',
      permission: 'diary:read',
    }
    const rules = await inPackage({ ...sound, screens: [screen] }, files)
    expect(rules.toSorted()).toEqual(['bundle-missing', 'screen-permission', 'screen-slot'])
  })
  test.each([
    ['a core of its own', { ...files, dependencies: { '@milpa/core': '^0.1.0' } }],
    ['another version than the plugin says', { ...files, version: '2.0.0' }],
    ['no peer', { ...files, peerDependencies: {} }],
    ['no modules', { ...files, type: 'commonjs' }],
    ['files that leave the widget out', { files: ['lib'] }],
  ])('a package with %s', async (_what, manifest) => {
    expect(await inPackage(widget('this.get("diary/entries")'), manifest)).toEqual(['package'])
  })
})

test('a plugin that declares nothing is sound', async () => {
  const bare = area('diary', { permissions: {}, errors: {}, messages: { es: {}, en: {}, pt: {}, fr: {} } })
  expect(await rulesOf({ id: 'diary', version: '1.0.0', core: '*', area: bare })).toEqual([])
})
