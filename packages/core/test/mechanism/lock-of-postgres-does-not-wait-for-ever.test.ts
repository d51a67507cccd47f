import { afterAll, expect, test } from 'vitest'
import pg from 'pg'
import { DatabaseError, openPostgres } from '@milpa/core/db'
import { postgresPrograms, startTemporaryPostgres } from '@milpa/plugin-kit'

const cluster = postgresPrograms() ? startTemporaryPostgres() : undefined
afterAll(async () => (await cluster)?.stop())

const bounds = { lock: 150, operation: 300, reading: 300, patience: 600 }

async function open() {
  const url = await (await cluster!).database()
  const engine = openPostgres({ url, bounds })
  await engine.write((connection) =>
    connection.script('create table shelf (id int primary key, n int); insert into shelf values (1, 0)'),
  )
  const other = new pg.Client({ connectionString: url })
  await other.connect()
  return { engine, other, close: () => Promise.all([engine.close(), other.end()]) }
}

const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof DatabaseError ? error.fault : String(error)),
  )

test.skipIf(!cluster)('a row that somebody else keeps locked is BUSY after a while, and free again later', async () => {
  const { engine, other, close } = await open()
  await other.query('begin; update shelf set n = 7 where id = 1')
  const add = () => engine.write((connection) => connection.run('update shelf set n = n + 1 where id = $1', [1]))
  expect(await faultOf(add())).toBe('busy')
  await other.query('rollback')
  expect(await faultOf(add())).toBe('done')
  await close()
})

test.skipIf(!cluster)('the line of those that met others is not waited in without end either', async () => {
  const { engine, other, close } = await open()
  // The key of that line, held by a process that hangs.
  await other.query(`select pg_advisory_lock(${0x6d696c7061})`)
  let attempts = 0
  const meeting = engine.write(async () => {
    attempts++
    throw new DatabaseError('busy', 'met another', undefined)
  })
  expect(await faultOf(meeting)).toBe('busy')
  // It got as far as the line, and no further.
  expect(attempts).toBe(2)
  await close()
})

test.skipIf(!cluster)('a statement without end is ended, in a reading and in an operation', async () => {
  const { engine, close } = await open()
  expect(await faultOf(engine.reader.all('select pg_sleep(30)', []))).toBe('busy')
  expect(await faultOf(engine.write((connection) => connection.all('select pg_sleep(30)', [])))).toBe('busy')
  await close()
})

test.skipIf(!cluster)('a migration or a backup may take its time', async () => {
  const { engine, close } = await open()
  const long = engine.write((connection) => connection.all('select pg_sleep(0.5)', []), { unhurried: true })
  expect(await faultOf(long)).toBe('done')
  await close()
})
