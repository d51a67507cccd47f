import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Part, Screen } from '@milpa/core'
import { describe, expect, it } from 'vitest'
import { linkScreens } from '../src/console/linked-screens.ts'

const shared = {
  address: '/console/shared.js',
  names: new Set(['html', 'LitElement', 'repeat', 'define']),
  specifiers: ['lit', 'lit/directives/repeat.js', '@milpa/ui'],
}

function partWith(source: string, tag = 'savings-page'): readonly Part[] {
  const file = join(mkdtempSync(join(tmpdir(), 'milpa-screen-')), 'page.js')
  writeFileSync(file, source)
  const screen: Screen = {
    slot: 'page',
    tag,
    module: pathToFileURL(file),
    sister: 'ledger',
    title: 'screen.page',
    icon: 'piggy',
    permission: 'savings:read',
  }
  return [
    {
      area: { id: 'savings', permissions: {}, errors: {}, messages: { es: {}, en: {}, pt: {}, fr: {} } },
      screens: [screen],
    },
  ]
}

describe('screens of plugins', () => {
  it('take everything that the console shares from the one facade', () => {
    const source = `import {html,LitElement as L} from"lit";import{repeat}from'lit/directives/repeat.js';import{define}from"@milpa/ui";console.log(html,L,repeat,define,"lit")`
    const [linked] = linkScreens(partWith(source), shared)
    expect(linked!.code.match(/\/console\/shared\.js/g)).toHaveLength(3)
    expect(linked!.code).toContain(`define,"lit")`)
    expect(linked!.file).toMatch(/^savings\/savings-page-[\w-]{12}\.js$/)
  })

  it('are refused when they take a name that the console does not share', () => {
    expect(() => linkScreens(partWith(`import{sparkline}from"@milpa/ui";sparkline()`), shared)).toThrow(
      /"savings" imports sparkline from @milpa\/ui/,
    )
  })

  it('are refused when they import what nobody bundled, or everything at once', () => {
    expect(() => linkScreens(partWith(`import d from"d3";d()`), shared)).toThrow(/imports "d3"/)
    expect(() => linkScreens(partWith(`import*as l from"lit";l.html`), shared)).toThrow(/imports everything/)
  })

  it('are refused with a tag that cannot be an element', () => {
    expect(() => linkScreens(partWith('', 'page'), shared)).toThrow(/needs a tag/)
  })
})
