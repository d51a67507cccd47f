import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LinkedWidgets, type Runtime } from '../../src/widgets/linked-widgets.ts'
import { readWidget } from '../../src/widgets/read-widget.ts'
import { WidgetFiles } from './widget-files.ts'

const offer = { version: '1.0.0', names: new Set(['html', 'define']), queries: new Set(['loans.open']) }
const runtime: Runtime = {
  version: '1.0.0',
  loader: 'const all=__MILPA_MANIFEST__,here=__MILPA_HERE__;globalThis.loaded.push(all,here);',
  base: '(function(){globalThis.bases=(globalThis.bases??0)+1;globalThis.__milpa__??={define(tag){globalThis.defined.push(tag)}}})();',
  words: new Map([['en', Buffer.from('{"retry":"Try again"}')]]),
}
let files: WidgetFiles
beforeEach(() => {
  files = new WidgetFiles()
})
afterEach(() => files.remove())

const link = (names: readonly string[], given = runtime): LinkedWidgets =>
  new LinkedWidgets(
    given,
    names.map((name) => readWidget('plugin', files.add(name, 'import{define as d}from"@milpa/widgets";'), offer)),
  )
interface Page {
  loaded: unknown[]
  defined: string[]
  bases?: number
}
/** Runs composed modules one after another on one page. */
async function run(...modules: readonly string[]): Promise<Page> {
  const page = globalThis as unknown as Page
  for (const name of Object.keys(page)) if (/^__milpa_\w+__$/.test(name)) Reflect.deleteProperty(page, name)
  Object.assign(page, { loaded: [], defined: [], bases: 0 })
  for (const [at, code] of modules.entries()) {
    await import(`data:text/javascript,${encodeURIComponent(`${code}\n// ${at} ${Math.random()}`)}`)
  }
  return page
}

describe('linked widgets', () => {
  test('in one answer come after the loader and one base, and the loader knows which are there', async () => {
    const { loaded, defined, bases } = await run(link(['loans', 'map']).compose('loans,map')!)
    expect(defined).toEqual(['milpa-loans', 'milpa-map'])
    expect(bases).toBe(1)
    expect(loaded[1]).toEqual(['milpa-loans', 'milpa-map'])
  })

  test('two answers of one host bring one base, those of two versions one each', async () => {
    const linked = link(['loans', 'map'])
    expect((await run(linked.compose('loans')!, linked.compose('map')!)).bases).toBe(1)
    const next = link(['loans'], { ...runtime, base: `${runtime.base}/*2*/` })
    expect((await run(link(['map']).compose('map')!, next.compose('loans')!)).defined).toEqual([
      'milpa-map',
      'milpa-loans',
    ])
  })

  test('a widget that throws does not take the next one along', async () => {
    const reported: unknown[] = []
    Object.assign(globalThis, { reportError: (error: unknown) => reported.push(error) })
    files.add('loans', '')
    const broken = readWidget('p', files.add('broken', '', 'throw new Error("milpa-broken")'), offer)
    const sound = readWidget('p', files.add('sound', 'import{define}from"lit";'), offer)
    const { defined } = await run(new LinkedWidgets(runtime, [broken, sound]).compose('broken,sound')!)
    expect(defined).toEqual(['milpa-sound'])
    expect(reported).toHaveLength(1)
  })

  test('only the one canonical order of known names is answered', () => {
    const linked = link(['loans', 'map'])
    for (const wanted of ['map,loans', 'loans,loans', 'loans,', '', 'unknown', 'base', 'loans,map,unknown']) {
      expect(linked.compose(wanted), wanted).toBeUndefined()
    }
    const many = link(Array.from({ length: 9 }, (_, at) => `w${at}`))
    expect(many.compose('w0,w1,w2,w3,w4,w5,w6,w7')).toBeDefined()
    expect(many.compose('w0,w1,w2,w3,w4,w5,w6,w7,w8')).toBeUndefined()
  })

  test('the sums that are published are those of the bytes, and name the files', () => {
    const linked = link(['loans'])
    for (const { name, code, sum } of linked.files.values()) {
      expect(sum).toBe(createHash('sha256').update(code).digest('base64'))
      expect(name).toMatch(/^(base|loans)-[\w-]{12}\.js$/)
    }
    const manifest = linked.manifest() as { widgets: Record<string, { integrity: string; file: string }> }
    const loans = [...linked.files.values()].find(({ name }) => name.startsWith('loans'))!
    expect(manifest.widgets['milpa-loans']).toMatchObject({
      integrity: `sha256-${loans.sum}`,
      file: `/w/${loans.name}`,
    })
  })

  test('the digest changes with any byte that a browser gets', () => {
    const digests = [
      link(['loans']),
      link(['loans', 'map']),
      link(['loans'], { ...runtime, loader: `${runtime.loader};` }),
      link(['loans'], { ...runtime, words: new Map() }),
    ].map(({ digest }) => digest)
    expect(new Set(digests).size).toBe(4)
    expect(link(['loans']).digest).toBe(digests[0])
  })
})
