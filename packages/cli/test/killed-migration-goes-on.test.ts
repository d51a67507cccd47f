import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openLibsql } from '@milpa/core/db'
import { expect, it } from 'vitest'
import { folder, founding, milpa, start } from './support/process.ts'

it('kill -9 at any moment of the first start leaves a database that the next start finishes', async () => {
  for (const wait of [300, 900, 1500]) {
    const data = folder()
    const child = start(['migrate', '--data', data])
    await Promise.race([once(child, 'exit'), new Promise((resolve) => setTimeout(resolve, wait))])
    child.kill('SIGKILL')
    const { code, err } = await milpa(['found', '--data', data, ...founding])
    expect([wait, code, err]).toEqual([wait, 0, expect.any(String)])
    expect((await milpa(['verify', '--data', data])).code).toBe(0)
  }
}, 180_000)

it('tables of an earlier version are backed up before they are changed; what only looks does not touch them', async () => {
  const data = folder()
  await milpa(['found', '--data', data, ...founding])
  // As if the identity's tables had come with today's version.
  const engine = openLibsql({ path: join(data, 'milpa.db') })
  const tables = await engine.reader.all(
    `select name from sqlite_master where type = 'table' and name like 'identity%'`,
    [],
  )
  await engine.write(async (connection) => {
    await connection.script('pragma defer_foreign_keys = on')
    for (const [name] of tables.toReversed()) await connection.script(`drop table ${String(name)}`)
    await connection.script('delete from migrations_of_identity')
  })
  await engine.close()
  const looked = await milpa(['verify', '--data', data])
  expect([looked.code, looked.err]).toEqual([2, expect.stringContaining('milpa migrate')])
  const migrated = await milpa(['migrate', '--data', data, '--json'])
  expect(migrated.code).toBe(0)
  expect(migrated.json<{ applied: string[] }>().applied).toEqual(['identity 0000-foundation'])
  expect(readdirSync(join(data, 'backups'))).toEqual([expect.stringMatching(/-before-migrating\.db$/)])
}, 120_000)
