import { open } from 'node:fs/promises'
import type { FileKind } from '@milpa/core'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const starts = (head: Buffer, text: string, at = 0): boolean => head.subarray(at).toString('latin1').startsWith(text)

/**
 * What a file is by its content. Labels are what an attacker chooses; only a table without binary content may be called
 * CSV, since text has no mark of its own.
 */
export async function sniff(path: string): Promise<FileKind | undefined> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0)
    return kindOf(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

function kindOf(head: Buffer): FileKind | undefined {
  if (head.length === 0) return undefined
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'image/jpeg'
  if (starts(head, '\x89PNG\r\n\x1a\n')) return 'image/png'
  if (starts(head, 'RIFF') && starts(head, 'WEBP', 8)) return 'image/webp'
  if (starts(head, '%PDF-')) return 'application/pdf'
  if (starts(head, 'PK\x03\x04')) {
    const names = head.toString('latin1')
    return names.includes('[Content_Types].xml') || names.includes('xl/') ? xlsx : undefined
  }
  return isTable(head) ? 'text/csv' : undefined
}

/** Text (UTF-8, UTF-16 with a mark or an 8-bit encoding) with a delimiter, and nothing that a browser would run. */
function isTable(head: Buffer): boolean {
  const marked = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  const text = marked ? head.toString('utf16le') : head.toString('latin1')
  // Control characters other than tab, line feed and carriage return mean a binary file.
  if (!marked && head.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)) return false
  if (/^\s*(?:ï»¿)?\s*<|<(?:script|html|svg|!doctype|\?xml|iframe|body)\b/i.test(text)) return false
  return /[,;\t|]/.test(text.slice(0, 4096))
}

const labels: Readonly<Record<FileKind, readonly string[]>> = {
  'image/jpeg': ['image/jpeg', 'image/jpg', 'image/pjpeg', '.jpg', '.jpeg', '.jfif'],
  'image/png': ['image/png', '.png'],
  'image/webp': ['image/webp', '.webp'],
  'application/pdf': ['application/pdf', '.pdf'],
  'text/csv': ['text/csv', 'application/csv', 'application/vnd.ms-excel', 'text/plain', '.csv', '.txt', '.tsv'],
  [xlsx]: [xlsx, '.xlsx'],
}

/** Whether the declared type and the ending of the name agree with what the content is. Saying nothing agrees. */
export function labelledAs(kind: FileKind, type: string | undefined, name: string | undefined): boolean {
  const ending = name === undefined ? undefined : /\.[a-z0-9]+$/.exec(name.toLowerCase())?.[0]
  const neutral = type === undefined || type === '' || type === 'application/octet-stream'
  return (neutral || labels[kind].includes(type)) && (ending === undefined || labels[kind].includes(ending))
}
