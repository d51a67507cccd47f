import { TabularError } from '../error.ts'
import type { TableLimits } from '../limits.ts'
import { raise, unescapeText } from './text.ts'
import { parseSmallXml } from './xml.ts'

/** The texts of a workbook that its cells point to by number. */
export interface SharedStrings {
  at(index: number): string | undefined
}

export const NO_SHARED_STRINGS: SharedStrings = { at: () => undefined }

/**
 * Reads the shared strings: rich text joined, phonetic guides left out, raised characters kept apart (see `raise`). They are kept as packed UTF-8 outside the heap
 * and decoded when a cell asks: strings cut from a chunk of XML would keep the whole chunk alive in V8.
 * @throws TabularError TABULAR_FILE_TOO_LARGE over `limits.sharedStringBytes`
 */
export async function readSharedStrings(
  chunks: AsyncIterable<Uint8Array>,
  limits: TableLimits,
): Promise<SharedStrings> {
  let bytes = Buffer.allocUnsafe(65_536)
  let ends = new Uint32Array(1_024)
  let count = 0
  let used = 0
  let text = ''
  let depthOfText = 0
  let phonetic = false
  let raised = false

  const append = (value: string): void => {
    const size = Buffer.byteLength(value)
    if (used + size + count * 4 > limits.sharedStringBytes) {
      throw new TabularError('TABULAR_FILE_TOO_LARGE', { data: { limit: limits.sharedStringBytes } })
    }
    if (used + size > bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, used + size))
      bytes.copy(larger, 0, 0, used)
      bytes = larger
    }
    if (count === ends.length) {
      const larger = new Uint32Array(ends.length * 2)
      larger.set(ends)
      ends = larger
    }
    used += bytes.write(value, used)
    ends[count] = used
    count += 1
  }

  await parseSmallXml(chunks, {
    open(name, attributes) {
      if (name === 'si') text = ''
      else if (name === 'r') raised = false
      else if (name === 'vertAlign') raised = attributes['val'] === 'superscript'
      else if (name === 'rPh') phonetic = true
      else if (name === 't' && !phonetic) depthOfText += 1
    },
    close(name) {
      if (name === 'si') append(unescapeText(text))
      else if (name === 'r') raised = false
      else if (name === 'rPh') phonetic = false
      else if (name === 't' && !phonetic) depthOfText -= 1
    },
    text(value) {
      if (depthOfText > 0) text += raised ? raise(value) : value
    },
  })
  return {
    at: (index) => {
      if (!Number.isInteger(index) || index < 0 || index >= count) return undefined
      return bytes.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index])
    },
  }
}
