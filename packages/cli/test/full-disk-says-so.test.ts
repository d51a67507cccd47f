import { execFileSync } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { writeCsv } from '@milpa/tabular'
import { afterAll, expect, it } from 'vitest'
import { denueHeader, inventedRow } from './support/invented-register.ts'
import { folder, founding, milpa } from './support/process.ts'

const small = mountSmall()
afterAll(() => {
  if (small !== undefined) execFileSync('umount', [small])
})

/** A file system of 6 MB, where we may mount one. */
function mountSmall(): string | undefined {
  const path = join(folder(), 'small')
  mkdirSync(path)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', path], { stdio: 'ignore' })
    return path
  } catch {
    process.emitWarning('No small file system can be mounted here (not root): the full disk is not tested.')
    return undefined
  }
}

it.skipIf(small === undefined)(
  'a full disk ends an import with 5 and a sentence; with space again the same command goes on',
  async () => {
    const data = join(small!, 'data')
    expect((await milpa(['found', '--data', data, ...founding])).code).toBe(0)
    const path = join(folder(), 'register.csv')
    await pipeline(
      writeCsv(
        [...denueHeader],
        Array.from({ length: 3000 }, (_, n) => inventedRow(n)),
      ),
      createWriteStream(path),
    )
    const full = await milpa(['import', path, '--data', data, '--language', 'en'])
    expect([full.code, full.err]).toEqual([5, expect.stringContaining('The disk is full')])
    execFileSync('mount', ['-o', 'remount,size=200m', small!])
    const { code, json } = await milpa(['import', path, '--data', data, '--json'])
    expect([code, json<{ import: { good: number } }>().import.good]).toEqual([0, 3000])
  },
  240_000,
)
