import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { filesArea, keepFile, problem, type Milpa } from '@milpa/core'
import type { Caller } from '../app/env.ts'
import type { FileStore } from './file-store.ts'
import { remakeImage, type MadeImage } from './images.ts'
import { labelledAs, sniff } from './sniff.ts'

export interface Upload {
  readonly body: ReadableStream<Uint8Array>
  /** As the sender declares it. */
  readonly type: string | undefined
  readonly name: string | undefined
  readonly audience: 'public' | 'staff'
  readonly permission: string | undefined
  readonly subjectKind: string | undefined
  readonly subjectId: string | undefined
}

/**
 * Takes a file in: streamed to disk within the limit, judged by its content, images made anew, then put in its place and
 * recorded. Whatever goes wrong on the way leaves no record, and bytes that the next sweep takes.
 */
export async function receive(milpa: Milpa, store: FileStore, caller: Caller, upload: Upload, limit: number) {
  const id = milpa.host.id()
  const arriving = await store.temporary(id)
  const temporary = { made: `${arriving}.made`, thumb: `${arriving}.thumb` }
  try {
    await write(upload.body, arriving, limit)
    const mediaType = await sniff(arriving)
    if (mediaType === undefined) throw filesArea.error('KIND_REFUSED')
    if (!labelledAs(mediaType, upload.type, upload.name)) throw filesArea.error('MISLABELLED', { found: mediaType })
    let image: MadeImage | undefined
    if (mediaType.startsWith('image/')) {
      image = await remakeImage(arriving, temporary.made, temporary.thumb, mediaType)
      await store.keep(temporary.thumb, id, 'thumb')
    }
    const stored = image ? temporary.made : arriving
    const { sha256, bytes } = await digest(stored)
    await store.keep(stored, id)
    const { body: _body, type: _type, ...facts } = upload
    const actor = { ...caller.actor, permissions: new Set([...caller.actor.permissions, keepFile.permission]) }
    return await milpa.run(
      keepFile,
      { id, ...defined(facts), mediaType, bytes, sha256, ...image },
      { ...caller, actor },
    )
  } catch (error) {
    await store.drop(id)
    throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? problem('STORAGE_FULL', { cause: error }) : error
  } finally {
    for (const path of [arriving, temporary.made, temporary.thumb]) await rm(path, { force: true })
  }
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }
const defined = <T extends object>(facts: T): Defined<T> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Defined<T>

async function write(body: ReadableStream<Uint8Array>, path: string, limit: number): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  let size = 0
  try {
    for await (const chunk of body) {
      size += chunk.length
      if (size > limit) throw problem('TOO_LARGE')
      await file.write(chunk)
    }
  } finally {
    await file.close()
  }
}

async function digest(path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    hash.update(chunk)
  }
  return { sha256: hash.digest('hex'), bytes }
}
