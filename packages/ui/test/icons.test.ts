import { expect, test } from 'vitest'
import { iconMarkup, iconPaths, markMarkup } from '../src/icons.ts'

test.each(Object.entries(iconPaths))('%s is path data that begins with an absolute move', (_, path) => {
  expect(path).toMatch(/^M[\d.\s,a-zA-Z-]+$/)
  expect(path).not.toMatch(/\d\.\d*00\b/)
})

test('no two icons are the same drawing', () => {
  expect(new Set(Object.values(iconPaths)).size).toBe(Object.keys(iconPaths).length)
})

test('markup for a server page is decoration and takes the size asked for', () => {
  expect(iconMarkup('store', 20)).toContain('width="20" height="20"')
  expect(iconMarkup('store')).toContain('aria-hidden="true"')
  expect(markMarkup()).toContain('var(--milpa-mark-bean)')
})
