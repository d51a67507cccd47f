import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PluginError } from '@milpa/core'
import { readWidget, type Offer } from '../../src/widgets/read-widget.ts'
import { WidgetFiles } from './widget-files.ts'

const offer: Offer = {
  version: '1.4.0',
  names: new Set(['html', 'css', 'MilpaElement', 'define']),
  queries: new Set(['loans.open']),
}
let files: WidgetFiles
beforeEach(() => {
  files = new WidgetFiles()
})
afterEach(() => files.remove())

const refused = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    const { plugin, message } = error as PluginError
    return `${plugin}: ${message}`
  }
  return 'taken'
}
const fine = 'import{html as t,MilpaElement as n,define as e}from"@milpa/widgets";import{css as r}from"lit";'

describe('a widget at boot', () => {
  test('is taken when everything that it imports is served, with its words', () => {
    const widget = files.add('loans', fine)
    files.write('loans.en.json', '{"title":"Loans"}')
    const read = readWidget('credit-fund', widget, offer)
    expect(read).toMatchObject({ tag: 'milpa-loans', owner: 'credit-fund', reads: ['loans.open'] })
    expect([...read.words.keys()]).toEqual(['en'])
  })

  test.each([
    [
      'import{sparkline as s}from"@milpa/widgets";',
      'imports sparkline from @milpa/widgets, which this host (1.4.0) does not serve',
    ],
    [
      'import{repeat}from"lit/directives/repeat.js";',
      'imports "lit/directives/repeat.js", which is neither bundled nor provided',
    ],
    ['import*as all from"lit";', 'imports everything of "lit"'],
    ['const a=await import("./chunk.js");', 'imports "./chunk.js", which is neither bundled nor provided'],
    ['export{html}from"leaflet";', 'imports "leaflet", which is neither bundled nor provided'],
  ])('is refused for %s', (es, why) => {
    const told = refused(() => readWidget('credit-fund', files.add('loans', es), offer))
    expect(told).toContain('credit-fund: The widget <milpa-loans> of "credit-fund"')
    expect(told).toContain(why)
  })

  test('is refused when its package asks for another major of the base', () => {
    files.write('package.json', JSON.stringify({ peerDependencies: { '@milpa/widgets': '^2.0.0' } }))
    expect(refused(() => readWidget('credit-fund', files.add('loans', fine), offer))).toContain(
      'was built for @milpa/widgets ^2.0.0, and this host serves 1.4.0',
    )
  })

  test('is refused when its file is not there, does not define its tag, or was built without the preset', () => {
    const widget = files.add('loans', fine)
    const gone = new URL('./gone.iife.js', widget.module)
    expect(refused(() => readWidget('p', { ...widget, module: gone }, offer))).toContain('has no file')
    expect(refused(() => readWidget('p', files.add('other', fine, 'f(__milpa__)'), offer))).toContain(
      'does not define its tag',
    )
    expect(refused(() => readWidget('p', files.add('alone', fine, 'define("milpa-alone")'), offer))).toContain(
      'takes nothing from the registry',
    )
  })

  test('is refused when it reads what is no public query, or has a tag that is none', () => {
    const widget = files.add('loans', fine)
    expect(refused(() => readWidget('p', { ...widget, reads: ['loans.secret'] }, offer))).toContain(
      'reads "loans.secret", which is no public query of an installed part',
    )
    expect(refused(() => readWidget('p', { ...widget, tag: 'milpa-Loans' }, offer))).toContain(
      'needs a tag of small letters',
    )
  })
})
