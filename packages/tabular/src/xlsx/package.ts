import { crc32 } from 'node:zlib'

import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl'

import { TabularError } from '../error.ts'
import type { TableLimits } from '../limits.ts'

/** An XLSX as what it is: a zip of named parts. */
export interface XlsxPackage {
  has(name: string): boolean
  /** Inflates one part as a stream. @throws TabularError, also while it runs */
  read(name: string): AsyncIterable<Uint8Array>
  close(): void
}

/** A workbook has some dozen parts; a central directory of millions is an attack on memory. */
const MOST_PARTS = 10_000
/** Below this a ratio says nothing: a column of zeroes packs a thousandfold. */
const RATIO_MATTERS_FROM = 16 * 2 ** 20

/** Opens a zip by its central directory; nothing is inflated yet. */
export async function openPackage(
  source: { readonly path: string } | { readonly bytes: Uint8Array },
  limits: TableLimits,
): Promise<XlsxPackage> {
  const entries = new Map<string, Entry>()
  let zip: ZipFile
  try {
    zip = await open(source)
  } catch (cause) {
    // The directory stands at the end, so a download that broke off has none.
    throw new TabularError('TABULAR_FILE_TRUNCATED', {}, cause)
  }
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.size >= MOST_PARTS) throw new TabularError('TABULAR_FORMAT_UNKNOWN')
      entries.set(entry.fileName, entry)
    }
  } catch (cause) {
    zip.close()
    throw cause instanceof TabularError ? cause : new TabularError('TABULAR_FILE_DAMAGED', {}, cause)
  }
  return {
    has: (name) => entries.has(name),
    close: () => zip.close(),
    read: (name) => {
      const entry = entries.get(name)
      if (entry === undefined) throw new TabularError('TABULAR_FILE_DAMAGED', { data: { part: name.slice(0, 80) } })
      return inflate(zip, entry, limits)
    },
  }
}

async function open(source: { readonly path: string } | { readonly bytes: Uint8Array }): Promise<ZipFile> {
  const options = { autoClose: false, lazyEntries: true }
  if ('path' in source) return await openPromise(source.path, options)
  return await fromBufferPromise(
    Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.length),
    options,
  )
}

/** yauzl holds a part to its declared size, so refusing the declared one refuses the actual one; CRC it leaves to us. */
async function* inflate(zip: ZipFile, entry: Entry, limits: TableLimits): AsyncGenerator<Uint8Array> {
  const { uncompressedSize, compressedSize } = entry
  const tooLarge = uncompressedSize > limits.inflatedBytes
  const bomb = uncompressedSize > RATIO_MATTERS_FROM && uncompressedSize > compressedSize * limits.inflationRatio
  if (tooLarge || bomb) throw new TabularError('TABULAR_FILE_TOO_LARGE', { data: { limit: limits.inflatedBytes } })
  if (!entry.canDecodeFileData()) throw new TabularError('TABULAR_FILE_DAMAGED')
  let checksum = 0
  try {
    const stream = await zip.openReadStreamPromise(entry)
    try {
      for await (const chunk of stream) {
        checksum = crc32(chunk, checksum)
        yield chunk
      }
    } finally {
      stream.destroy()
    }
  } catch (cause) {
    throw cause instanceof TabularError ? cause : new TabularError('TABULAR_FILE_DAMAGED', {}, cause)
  }
  if (checksum !== entry.crc32) throw new TabularError('TABULAR_FILE_DAMAGED')
}
