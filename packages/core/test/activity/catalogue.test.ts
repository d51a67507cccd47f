import { describe, expect, test } from 'vitest'

import {
  activityLanguages,
  isicDivision,
  isicDivisions,
  isicSection,
  isicSections,
  trade,
  trades,
} from '../../src/activity/index.ts'
import { normalise } from '../../src/text/normalise.ts'

const longest = 60

describe('ISIC in our own words', () => {
  test('has the 21 sections A to U', () => {
    expect(isicSections.map(({ code }) => code).join('')).toBe('ABCDEFGHIJKLMNOPQRSTU')
  })

  test('has the 88 divisions, each once and in order', () => {
    const codes = isicDivisions.map(({ code }) => code)
    expect(codes).toHaveLength(88)
    expect(codes).toEqual([...new Set(codes)].sort())
  })

  test('leaves out the numbers that revision 4 leaves free', () => {
    const numbers = Array.from({ length: 99 }, (_, index) => String(index + 1).padStart(2, '0'))
    const free = numbers.filter((code) => isicDivision(code) === undefined)
    expect(free).toEqual(['04', '34', '40', '44', '48', '54', '57', '67', '76', '83', '89'])
  })

  test.each([
    ['03', 'A'],
    ['09', 'B'],
    ['10', 'C'],
    ['33', 'C'],
    ['35', 'D'],
    ['39', 'E'],
    ['43', 'F'],
    ['47', 'G'],
    ['53', 'H'],
    ['56', 'I'],
    ['63', 'J'],
    ['66', 'K'],
    ['68', 'L'],
    ['75', 'M'],
    ['82', 'N'],
    ['84', 'O'],
    ['85', 'P'],
    ['88', 'Q'],
    ['93', 'R'],
    ['96', 'S'],
    ['98', 'T'],
    ['99', 'U'],
  ])('puts division %s in section %s', (division, section) => {
    expect(isicDivision(division)?.section).toBe(section)
  })

  test.each(activityLanguages)('titles are short, trimmed and all different in %s', (language) => {
    const titles = [...isicSections, ...isicDivisions].map((each) => each.titles[language])
    expect(titles.filter((title) => title === '' || title !== title.trim() || title.length > longest)).toEqual([])
    expect(new Set(titles.map(normalise)).size).toBe(titles.length)
  })

  test('knows nothing under other codes', () => {
    expect([isicDivision('1'), isicDivision('010'), isicDivision(''), isicSection('a'), isicSection('Z')]).toEqual(
      Array.from({ length: 5 }, () => undefined),
    )
  })
})

describe('the trades', () => {
  test('are some two hundred or more, each id once and kebab-case', () => {
    const ids = trades.map(({ id }) => id)
    expect(ids.length).toBeGreaterThanOrEqual(200)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([])
  })

  test('each belong to a division that exists and are found by id', () => {
    for (const each of trades) {
      expect(isicDivision(each.division)?.code).toBe(each.division)
      expect(trade(each.id)).toBe(each)
    }
    expect(trade('no-such-trade')).toBeUndefined()
  })

  test.each(activityLanguages)('have names that are short, trimmed and all different in %s', (language) => {
    const names = trades.map((each) => each.names[language])
    expect(names.filter((name) => name === '' || name !== name.trim() || name.length > longest)).toEqual([])
    expect(names.filter((name, index) => names.map(normalise).indexOf(normalise(name)) !== index)).toEqual([])
  })

  test.each(activityLanguages)('have at least one search word, none empty, long or repeated, in %s', (language) => {
    const faults = trades.flatMap(({ id, words }) => {
      const own = words[language].map(normalise)
      const bad = own.length === 0 || own.some((word) => word === '' || word.length > longest)
      return bad || new Set(own).size !== own.length ? [id] : []
    })
    expect(faults).toEqual([])
  })
})
