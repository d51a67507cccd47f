import { int, staff, table, text } from '../../src/db/index.ts'

/** Tables of the tests of the mechanism. */
export const words = table('words', { word: staff(text().notNull()) })
export const counter = table('counter', { n: staff(int().notNull()) })
