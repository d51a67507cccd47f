import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { exit, Refusal } from './exit.ts'
import { packFolder, unpackInto } from './tar.ts'

/** Writes into a folder that was empty or not there; a path that ends in `.tar` becomes one file instead. */
export async function writeArchive<T>(target: string, write: (folder: string) => Promise<T>): Promise<T> {
  const path = resolve(target)
  if (!path.endsWith('.tar')) {
    await refuseFull(path)
    await mkdir(path, { recursive: true, mode: 0o700 })
    return write(path)
  }
  await mkdir(dirname(path), { recursive: true })
  const folder = await mkdtemp(join(dirname(path), `.${basename(path)}-`))
  try {
    const value = await write(folder)
    await packFolder(folder, path)
    return value
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Reads from a folder, or from a `.tar` that is unpacked beside `near` for as long as the work takes. */
export async function readArchive<T>(source: string, near: string, read: (folder: string) => Promise<T>): Promise<T> {
  const path = resolve(source)
  if (!path.endsWith('.tar')) return read(path)
  await mkdir(near, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(join(near, '.restoring-'))
  try {
    await unpackInto(path, folder)
    return await read(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function refuseFull(path: string): Promise<void> {
  const there = await readdir(path).catch(() => [])
  if (there.length > 0) throw new Refusal(exit.storage, 'folderNotEmpty', { path })
}

/** Copies a file and answers with its size and SHA-256. */
export async function copyHashed(
  from: Readable,
  to: string,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let bytes = 0
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  await pipeline(from, through, createWriteStream(to, { mode: 0o600 }))
  return { bytes, sha256: hash.digest('hex') }
}

export async function sha256Of(path: string): Promise<string | undefined> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  } catch {
    return undefined
  }
  return hash.digest('hex')
}
