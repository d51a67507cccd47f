/** What the beginning of a file says of it. */
export interface FileLook {
  readonly format: 'csv' | 'xlsx'
  readonly encoding: 'UTF-8' | 'ISO-8859-1' | undefined
  readonly delimiter: string | undefined
  /** Names of the columns; empty where only the server can read them. */
  readonly header: readonly string[]
}

/** Looks at the first bytes, for the eyes: the server finds out for itself, and with more care. */
export async function lookInto(file: File): Promise<FileLook> {
  const bytes = new Uint8Array(await file.slice(0, 131_072).arrayBuffer())
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    return { format: 'xlsx', encoding: undefined, delimiter: undefined, header: [] }
  }
  const { text, encoding } = decode(bytes)
  const line = firstLine(text)
  const delimiter = [',', ';', '\t', '|'].sort((a, b) => line.split(b).length - line.split(a).length)[0]!
  return { format: 'csv', encoding, delimiter, header: cellsOf(line, delimiter) }
}

function decode(bytes: Uint8Array): { readonly text: string; readonly encoding: 'UTF-8' | 'ISO-8859-1' } {
  try {
    // The last letter may be cut by the end of the slice: `stream` forgives that and nothing else.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return { text, encoding: 'UTF-8' }
  } catch {
    return { text: new TextDecoder('iso-8859-1').decode(bytes), encoding: 'ISO-8859-1' }
  }
}

function firstLine(text: string): string {
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted
    else if (!quoted && (text[at] === '\n' || text[at] === '\r')) return text.slice(0, at)
  }
  return text
}

function cellsOf(line: string, delimiter: string): readonly string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (const character of line) {
    if (character === '"') quoted = !quoted
    else if (character === delimiter && !quoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += character
  }
  return [...cells, cell.trim()]
}
