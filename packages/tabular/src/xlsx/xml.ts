import { SaxesParser } from 'saxes'

import { TabularError } from '../error.ts'

/** What is wanted of an XML part. Names come without their prefix: INEGI's files mix `t` and `d:t` in one part. */
export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close?(name: string): void
  text?(text: string): void
}

/** Characters without any markup between them: the longest cell Excel writes has 32,767. */
const LONGEST_TEXT = 4 * 2 ** 20

/**
 * Feeds a part to `events` chunk by chunk and pauses after each, so that rows can be handed on. A document type, which
 * no spreadsheet has, is refused with all it could declare. @throws TabularError TABULAR_FILE_DAMAGED
 */
export async function* parseXml(chunks: AsyncIterable<Uint8Array>, events: XmlEvents): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let silent = 0
  parser.on('opentag', (tag) => {
    silent = 0
    events.open(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    silent = 0
    events.close?.(localName(tag.name))
  })
  parser.on('text', (text) => events.text?.(text))
  parser.on('cdata', (text) => events.text?.(text))
  parser.on('doctype', () => {
    throw new TabularError('TABULAR_FILE_DAMAGED')
  })
  const feed = (step: () => void): void => {
    try {
      step()
    } catch (cause) {
      throw cause instanceof TabularError ? cause : new TabularError('TABULAR_FILE_DAMAGED', {}, cause)
    }
  }
  for await (const chunk of chunks) {
    // Counted before: events of this chunk set it back.
    silent += chunk.length
    feed(() => void parser.write(decoder.decode(chunk, { stream: true })))
    if (silent > LONGEST_TEXT) throw new TabularError('TABULAR_FILE_DAMAGED')
    yield
  }
  feed(() => {
    parser.write(decoder.decode())
    parser.close()
  })
  yield
}

/** Reads a small part whole. */
export async function parseSmallXml(chunks: AsyncIterable<Uint8Array>, events: XmlEvents): Promise<void> {
  for await (const _ of parseXml(chunks, events)) continue
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
