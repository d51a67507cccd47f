import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { problem } from '@milpa/core'
import type { Host, HostContext } from './env.ts'

/**
 * Puts the body of a request on disk and gives its path to `work`; the file is gone when that ends.
 *
 * @param largest bytes; a longer body is refused with TOO_LARGE
 */
export async function withBodyOnDisk<T>(
  c: HostContext,
  { milpa, settings }: Host,
  largest: number,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = join(settings.data, 'files', 'arriving')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, milpa.host.id())
  try {
    await receive(c, path, largest)
    return await work(path)
  } finally {
    await rm(path, { force: true })
  }
}

async function receive(c: HostContext, path: string, largest: number): Promise<void> {
  const { body } = c.req.raw
  if (!body) throw problem('MALFORMED')
  let bytes = 0
  const limited = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      done(bytes > largest ? problem('TOO_LARGE') : null, chunk)
    },
  })
  try {
    await pipeline(Readable.fromWeb(body as NodeStream), limited, createWriteStream(path, { mode: 0o600 }))
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? problem('STORAGE_FULL', { cause: error }) : error
  }
}
