import { describe, expect, it } from 'vitest'
import { commandNames, commands } from '../src/commands/index.ts'
import { commonOptions } from '../src/run/command.ts'
import { languageFrom } from '../src/run/language.ts'
import { nearest } from '../src/run/nearest.ts'
import { en } from '../src/messages/en.ts'
import { es } from '../src/messages/es.ts'
import { fr } from '../src/messages/fr.ts'
import { pt } from '../src/messages/pt.ts'
import { folder, milpa } from './support/process.ts'

describe('milpa', () => {
  it('lists every command in the language of the reader', async () => {
    const { code, out } = await milpa(['help'], { LANG: 'pt_BR.UTF-8' })
    expect(code).toBe(0)
    for (const name of commandNames) expect(out).toContain(`  ${name} `)
    expect(out).toContain(pt['import.summary'])
  })

  it('asks whether another command was meant, and ends with 2', async () => {
    const { code, err } = await milpa(['improt'])
    expect([code, err.trim()]).toEqual([2, 'No existe el comando «improt». ¿Quiso decir «import»?'])
  })

  it('ends with 2 for an option it does not know, and says so as JSON when asked to', async () => {
    const { code, err } = await milpa(['doctor', '--colour', '--json'])
    expect(code).toBe(2)
    expect(JSON.parse(err)).toMatchObject({ error: 'badOption', exit: 2 })
  })

  it('changes nothing when it only looks: verifying an empty folder leaves it empty', async () => {
    const data = folder()
    const { code, err } = await milpa(['verify', '--data', `${data}/nothing`])
    expect([code, err]).toEqual([2, expect.stringContaining('milpa found')])
  })
})

describe('every command', () => {
  it('has a summary and an explanation of each option in four languages, with the same placeholders', async () => {
    const keys = new Set(Object.keys(es))
    for (const name of commandNames) {
      const { options = {}, examples } = await commands[name]()
      expect(keys, name).toContain(`${name}.summary`)
      expect(examples.length, name).toBeGreaterThan(0)
      for (const option of Object.keys({ ...options, ...commonOptions })) expect(keys).toContain(`option.${option}`)
    }
    const placeholders = (text: string) =>
      [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name))].sort()
    for (const [key, text] of Object.entries(es)) {
      for (const other of [en, pt, fr]) {
        expect(placeholders(other[key as keyof typeof es]), key).toEqual(placeholders(text))
      }
    }
  })
})

describe('the words of a command line', () => {
  it('are taken in the language of LANG, in Spanish when that is none of ours', () => {
    expect(languageFrom(undefined, { LANG: 'fr_FR.UTF-8' })).toBe('fr')
    expect(languageFrom(undefined, { LANG: 'C' })).toBe('es')
    expect(languageFrom('en', { LANG: 'fr_FR.UTF-8' })).toBe('en')
  })

  it('are corrected when they are nearly right, and not when they are far off', () => {
    expect(nearest('enterprises.lst', ['enterprises.list', 'enterprises.register'])).toBe('enterprises.list')
    expect(nearest('xyzzyxyzzy', ['start', 'found'])).toBeUndefined()
  })
})
