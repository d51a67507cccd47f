import { afterAll, describe, expect, test } from 'vitest'
import { openTestEngine, stopTestEngines, testEngines } from '@milpa/plugin-kit'
import { sql } from '../../src/db/index.ts'
import { migrate } from '../../src/db/migrate.ts'
import { databaseOver } from '../../src/db/session.ts'
import { coreMigrations } from '../../src/parts.ts'
import { answers } from '../../src/runtime/tables.ts'

afterAll(stopTestEngines)

describe.each(testEngines())('on %s', (name) => {
  test('a row that is there already is changed, its key named by columns', async () => {
    const engine = await openTestEngine(name)
    await migrate(engine, [{ owner: 'core', folder: coreMigrations }])
    const row = { centreId: 'c', actorId: 'a', key: 'k', digest: 'd', at: new Date(0) }
    for (const target of [
      [answers.centreId, answers.actorId, answers.key],
      [answers.key, answers.centreId, answers.actorId],
    ]) {
      await engine.write(async (connection) => {
        await databaseOver(connection, engine.name)
          .insert(answers)
          .values(row)
          .onConflictDoUpdate({ target, set: { digest: sql`${answers.digest} || 'x' || excluded.digest` } })
      })
    }
    const rows = await databaseOver(engine.reader, engine.name).select({ digest: answers.digest }).from(answers)
    expect(rows).toEqual([{ digest: 'dxd' }])
    await engine.close()
  })
})
