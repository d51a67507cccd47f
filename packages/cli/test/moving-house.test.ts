import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openLibsql } from '@milpa/core/db'
import { postgresPrograms, startTemporaryPostgres } from '@milpa/plugin-kit'
import { beforeAll, describe, expect, it } from 'vitest'
import { file, folder, founding, milpa } from './support/process.ts'

let data: string
beforeAll(async () => {
  data = folder()
  await milpa(['found', '--data', data, ...founding])
  await milpa(['import', file('denue-inventado.csv'), '--data', data, '--errors-file', join(data, 'bad.csv')])
}, 120_000)

interface Listed {
  readonly items: readonly { readonly id: string }[]
}
const ids = async (folder: string) =>
  (await milpa(['run', 'enterprises.list', '--data', folder])).json<Listed>().items.map(({ id }) => id)

const env = { MILPA_PASSPHRASE: 'maíz, frijol y calabaza' }

describe('milpa', () => {
  it('backs up with keys and restores onto an empty folder; onto a full one it refuses', async () => {
    const target = join(folder(), 'backup.tar')
    expect((await milpa(['backup', target, '--data', data, '--with-secrets'])).code).toBe(0)
    expect(statSync(target).mode & 0o077).toBe(0)
    const there = join(folder(), 'new')
    expect((await milpa(['restore', target, '--data', there])).code).toBe(0)
    expect(await ids(there)).toEqual(await ids(data))
    const again = await milpa(['restore', target, '--data', there])
    expect([again.code, again.err]).toEqual([5, expect.stringContaining('carpeta vacía')])
  }, 120_000)

  it('does not restore a backup without keys before the keys are there, nor one that was changed', async () => {
    const target = join(folder(), 'backup')
    await milpa(['backup', target, '--data', data])
    const there = join(folder(), 'new')
    const refused = await milpa(['restore', target, '--data', there])
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('vault-1.key')])
    mkdirSync(join(there, 'secrets'), { recursive: true })
    writeFileSync(join(there, 'secrets', 'vault-1.key'), readFileSync(join(data, 'secrets', 'vault-1.key')))
    const bytes = readFileSync(join(target, 'milpa.db'))
    bytes[bytes.length - 100]! ^= 1
    writeFileSync(join(target, 'milpa.db'), bytes)
    const damaged = await milpa(['restore', target, '--data', there])
    expect([damaged.code, damaged.err]).toEqual([3, expect.stringContaining('milpa.db')])
    expect(existsSync(join(there, 'milpa.db'))).toBe(false)
  }, 120_000)

  it('exports a centre and restores it beside another one, under other keys', async () => {
    const target = join(folder(), 'centre.tar')
    expect((await milpa(['export', target, '--data', data], env)).code).toBe(0)
    const there = folder()
    await milpa(['found', '--data', there, ...founding.map((word) => word.replace('=prueba', '=otra'))])
    const wrong = await milpa(['restore', target, '--data', there], { MILPA_PASSPHRASE: 'otra contraseña larga' })
    expect([wrong.code, wrong.err]).toEqual([3, expect.stringContaining('contraseña')])
    expect((await milpa(['restore', target, '--data', there], env)).code).toBe(0)
    const listed = await milpa(['run', 'enterprises.list', '--centre', 'prueba', '--data', there])
    expect(listed.json<Listed>().items.map(({ id }) => id)).toEqual(await ids(data))
    const [id] = await ids(data)
    const place = ['run', 'enterprises.exact-place', '--id', id!, '--reason', 'prueba', '--centre', 'prueba', '--data']
    expect((await milpa([...place, there])).out).toBe((await milpa([...place, data])).out)
    expect((await milpa(['verify', '--data', there])).code).toBe(0)
  }, 180_000)

  it.skipIf(postgresPrograms() === undefined)(
    'copies to PostgreSQL and back: the same rows and digests',
    async () => {
      const postgres = await startTemporaryPostgres()
      try {
        const url = await postgres.database()
        const there = await milpa(['copy', `file:${join(data, 'milpa.db')}`, url, '--json'])
        expect(there.code).toBe(0)
        const back = folder()
        const here = await milpa(['copy', url, `file:${join(back, 'milpa.db')}`, '--json'])
        expect(here.json()).toEqual(there.json())
        const listed = await milpa(['run', 'enterprises.list', '--data', data, '--database', url])
        expect(listed.json<Listed>().items.map(({ id }) => id)).toEqual(await ids(data))
        const backup = join(folder(), 'backup')
        expect((await milpa(['backup', backup, '--data', data, '--database', url])).code).toBe(0)
        const restored = await milpa(['restore', backup, '--data', data, '--database', await postgres.database()])
        expect([restored.code, restored.err]).toEqual([0, expect.any(String)])
      } finally {
        await postgres.stop()
      }
    },
    240_000,
  )

  it('verifies, and after a planted change ends with 1 and names what was altered', async () => {
    const there = join(folder(), 'planted')
    mkdirSync(there)
    for (const name of ['milpa.db', 'secrets/vault-1.key', 'secrets/session.key']) {
      mkdirSync(join(there, 'secrets'), { recursive: true })
      writeFileSync(join(there, name), readFileSync(join(data, name)))
    }
    const engine = openLibsql({ path: join(there, 'milpa.db') })
    await engine.reader.script(
      `pragma foreign_keys = off; update external_ids set enterprise_id = 'nobody' where rowid = 1`,
    )
    await engine.close()
    const { code, json } = await milpa(['verify', '--data', there, '--json'])
    expect(code).toBe(1)
    expect(json<{ faults: object[] }>().faults).toEqual([
      expect.objectContaining({
        check: 'references',
        table: 'external_ids',
        row: expect.stringMatching(/^id=/) as string,
      }),
    ])
  }, 60_000)
})

it('a host that is open refuses a second one with who holds it', async () => {
  const { hold } = await import('../src/run/hold.ts')
  const held = folder()
  const release = hold(join(held, 'milpa.db'), 'start')
  const { code, err } = await milpa(['migrate', '--data', held])
  expect([code, err]).toEqual([4, expect.stringContaining(`milpa start, proceso ${process.pid}`)])
  release()
  expect((await milpa(['migrate', '--data', held])).code).toBe(0)
  rmSync(held, { recursive: true })
}, 60_000)
