import { isUtf8 } from 'node:buffer'

import { TabularError, type TabularCode } from './error.ts'

/** `iso-8859-1` is read as windows-1252, its superset, as every browser does. */
export type TableEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

const BYTE_ORDER_MARKS: readonly { readonly encoding: TableEncoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]

/**
 * The encoding a sample is written in: by its byte order mark, else UTF-8 where it is valid, else windows-1252. Where
 * most bytes beyond ASCII are good UTF-8 and some are not, it is UTF-8 with damage, which decoding will name: calling
 * it windows-1252 would turn every good accent into two wrong letters.
 */
export function detectEncoding(sample: Uint8Array, whole: boolean): TableEncoding {
  const marked = BYTE_ORDER_MARKS.find(({ bytes }) => bytes.every((byte, at) => sample[at] === byte))
  if (marked !== undefined) return marked.encoding
  if (isUtf8(sample.subarray(0, whole ? sample.length : completeLength(sample)))) return 'utf-8'
  const { good, stray } = countHighBytes(sample)
  return good > stray ? 'utf-8' : 'windows-1252'
}

/** Reads the name of an encoding as people write it. @throws TabularError TABULAR_ENCODING_UNKNOWN */
export function encodingNamed(name: string): TableEncoding {
  const found = ENCODING_NAMES[name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')]
  if (found === undefined) throw new TabularError('TABULAR_ENCODING_UNKNOWN', { data: { encoding: name.slice(0, 40) } })
  return found
}

const ENCODING_NAMES: Readonly<Record<string, TableEncoding>> = {
  utf8: 'utf-8',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  iso88591: 'windows-1252',
  latin1: 'windows-1252',
  windows1252: 'windows-1252',
  cp1252: 'windows-1252',
}

/**
 * Decodes a stream, without its byte order mark. What stands before a fault is always delivered first, up to the last
 * whole line. @throws TabularError TABULAR_ENCODING_INVALID, TABULAR_NUL_CHARACTER, TABULAR_FILE_TRUNCATED
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>, encoding: TableEncoding): AsyncGenerator<string> {
  const decoded = encoding === 'utf-8' ? decodeUtf8(chunks) : decodeOther(chunks, encoding)
  for await (const text of decoded) {
    const nul = text.indexOf('\0')
    if (nul === -1) yield text
    else {
      yield text.slice(0, text.lastIndexOf('\n', nul) + 1)
      throw new TabularError('TABULAR_NUL_CHARACTER')
    }
  }
}

async function* decodeUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0)
  let started = false
  for await (const chunk of chunks) {
    let bytes: Buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
    if (rest.length > 0) bytes = Buffer.concat([rest, bytes])
    if (!started) {
      // A mark cut between two chunks is waited for.
      if (bytes.length < 3 && bytes.length > 0 && bytes[0] === 0xef) {
        rest = bytes
        continue
      }
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3)
      started = true
    }
    const complete = bytes.subarray(0, completeLength(bytes))
    rest = Buffer.from(bytes.subarray(complete.length))
    if (!isUtf8(complete)) {
      yield complete.toString('utf8', 0, validLines(complete))
      throw new TabularError('TABULAR_ENCODING_INVALID')
    }
    if (complete.length > 0) yield complete.toString('utf8')
  }
  if (rest.length > 0) throw new TabularError('TABULAR_FILE_TRUNCATED')
}

async function* decodeOther(chunks: AsyncIterable<Uint8Array>, encoding: TableEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const decode = (code: TabularCode, chunk?: Uint8Array): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined })
    } catch (cause) {
      throw new TabularError(code, {}, cause)
    }
  }
  for await (const chunk of chunks) yield decode('TABULAR_ENCODING_INVALID', chunk)
  yield decode('TABULAR_FILE_TRUNCATED')
}

/** Length without a character cut at the end: at most three bytes are held back. */
function completeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) return sequenceLength(byte) > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4
  return lead >= 0xe0 ? 3 : 2
}

/** Bytes up to the last newline before the first invalid sequence. A newline is never inside a character. */
function validLines(bytes: Uint8Array): number {
  let valid = 0
  for (let next = bytes.indexOf(0x0a); next !== -1; next = bytes.indexOf(0x0a, valid)) {
    if (!isUtf8(bytes.subarray(valid, next + 1))) return valid
    valid = next + 1
  }
  return valid
}

/** Whole UTF-8 characters beyond ASCII, and bytes that are part of none. */
function countHighBytes(bytes: Uint8Array): { good: number; stray: number } {
  let good = 0
  let stray = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!
    if (byte < 0x80) continue
    const length = byte >= 0xc0 ? sequenceLength(byte) : 1
    if (length > 1 && isUtf8(bytes.subarray(at, at + length))) {
      good += 1
      at += length - 1
    } else stray += 1
  }
  return { good, stray }
}
