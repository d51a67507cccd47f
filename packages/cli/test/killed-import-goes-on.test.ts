import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { writeCsv } from '@milpa/tabular'
import { expect, it } from 'vitest'
import { denueHeader, inventedRow } from './support/invented-register.ts'
import { folder, founding, milpa, start } from './support/process.ts'

const rows = 1500

interface Result {
  readonly import: {
    readonly status: string
    readonly good: number
    readonly created: number
    readonly unchanged: number
  }
}

it('kill -9 in the middle of an import loses nothing that was registered, and the same command goes on', async () => {
  const data = folder()
  await milpa(['found', '--data', data, ...founding])
  const path = join(data, 'register.csv')
  await pipeline(
    writeCsv(
      [...denueHeader],
      Array.from({ length: rows }, (_, n) => inventedRow(n)),
    ),
    createWriteStream(path),
  )
  const command = ['import', path, '--data', data]
  const killed = start(command)
  // Progress goes to stderr line by line where there is no terminal: the first of registering is the moment.
  for await (const chunk of killed.stderr!) {
    if (String(chunk).includes('Registrando')) break
  }
  killed.kill('SIGKILL')
  await once(killed, 'exit')

  const left = await milpa(['run', 'imports.list', '--data', data])
  const { items } = left.json<{ items: Result['import'][] }>()
  expect(items[0]!.status).toBe('running')
  expect(items[0]!.good).toBeLessThan(rows)

  const again = await milpa([...command, '--json'])
  const { import: counts } = again.json<Result>()
  expect([again.code, counts.status, counts.good, counts.created]).toEqual([0, 'done', rows, rows])
  const third = (await milpa([...command, '--json'])).json<Result>()
  expect(third.import).toMatchObject({ created: 0, unchanged: rows })
  expect((await milpa(['verify', '--data', data])).code).toBe(0)
}, 240_000)
