import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { appendOnly, check, id, int, open, sql, staff, table } from '@milpa/core/db'
import { generateMigration, pendingMigration } from '@milpa/plugin-kit/migrations'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'milpa-guarded-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const lines = (most: number) =>
  appendOnly(
    table('diary_lines', { id: open(id()), length: staff(int().notNull()) }, () => [
      check('diary_lines_length', sql`length < ${sql.raw(String(most))}`),
    ]),
  )
const generate = async (most: number, name: string) => {
  const where = { tables: { lines: lines(most) }, folder: pathToFileURL(`${folder}/`) }
  const files = await generateMigration({ ...where, name })
  expect(await pendingMigration(where)).toEqual({ libsql: [], postgres: [] })
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]))
}

test('a table that is append-only gets its triggers once, and again when SQLite has to make it anew', async () => {
  const first = await generate(10, 'first')
  expect(first['libsql/0000-first.sql']!.match(/CREATE TRIGGER/g)).toHaveLength(2)
  expect(first['postgres/0000-first.sql']!.match(/CREATE TRIGGER/g)).toHaveLength(1)
  expect(await generate(10, 'nothing')).toEqual({})
  const second = await generate(20, 'longer')
  expect(second['libsql/0001-longer.sql']).toContain('DROP TABLE `diary_lines`')
  expect(second['libsql/0001-longer.sql']!.match(/CREATE TRIGGER/g)).toHaveLength(2)
  expect(second['postgres/0001-longer.sql']).not.toContain('CREATE TRIGGER')
})
