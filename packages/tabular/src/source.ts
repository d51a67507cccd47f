import { open, type FileHandle } from 'node:fs/promises'

import { TabularError } from './error.ts'

/**
 * Where a table comes from. A file path and bytes in memory serve for every format; a stream only for CSV, because the
 * directory of an XLSX stands at its end. `AsyncIterable` includes every Node `Readable` of buffers.
 */
export type TableSource = { readonly path: string } | { readonly bytes: Uint8Array } | AsyncIterable<Uint8Array>

/** A source that was opened: its beginning for looking at, and all of it for reading, once. */
export interface OpenSource {
  /** The first bytes, `SAMPLE_BYTES` of them unless the source is shorter. */
  readonly sample: Uint8Array
  /** Whether the sample is the whole source. */
  readonly whole: boolean
  /** All bytes from the first on. */
  readonly chunks: AsyncIterable<Uint8Array>
  readonly random: { readonly path: string } | { readonly bytes: Uint8Array } | undefined
  /** Lets go of the file. Safe to call twice. */
  close(): Promise<void>
}

/** Large enough that a Latin-1 directory of enterprises shows its first accent within it. */
export const SAMPLE_BYTES = 1_048_576
const CHUNK_BYTES = 65_536

/** Opens a source and reads its sample. @throws TabularError TABULAR_FILE_UNREADABLE */
export async function openSource(source: TableSource): Promise<OpenSource> {
  if (Symbol.asyncIterator in source) return await sampled(source[Symbol.asyncIterator](), undefined)
  if ('bytes' in source) return await sampled(slices(source.bytes), source)
  let file: FileHandle
  try {
    file = await open(source.path, 'r')
  } catch (cause) {
    throw new TabularError('TABULAR_FILE_UNREADABLE', {}, cause)
  }
  return await sampled(fileChunks(file), source, () => file.close())
}

async function sampled(
  chunks: AsyncIterator<Uint8Array>,
  random: OpenSource['random'],
  release: () => Promise<void> = async () => {},
): Promise<OpenSource> {
  let closed = false
  const close = async (): Promise<void> => {
    if (closed) return
    closed = true
    await chunks.return?.()
    await release()
  }
  const first: Uint8Array[] = []
  let size = 0
  let whole = false
  try {
    while (size < SAMPLE_BYTES && !whole) {
      const next = await chunks.next()
      if (next.done) whole = true
      else {
        first.push(next.value)
        size += next.value.length
      }
    }
  } catch (cause) {
    await close().catch(() => {})
    throw new TabularError('TABULAR_FILE_UNREADABLE', {}, cause)
  }
  const sample = Buffer.concat(first)

  async function* all(): AsyncGenerator<Uint8Array> {
    // Sliced, so that a sample of a megabyte does not become one long turn of the event loop.
    for (let at = 0; at < sample.length; at += CHUNK_BYTES) yield sample.subarray(at, at + CHUNK_BYTES)
    if (whole) return
    try {
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
    } catch (cause) {
      throw new TabularError('TABULAR_FILE_UNREADABLE', {}, cause)
    }
  }
  return { sample, whole, chunks: all(), random, close }
}

async function* slices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES)
}

/** A fresh buffer for each chunk: a decoder may still hold the tail of the one before. */
async function* fileChunks(file: FileHandle): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES)
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
  }
}
