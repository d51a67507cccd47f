import { chainLines } from '@milpa/core/portability'
import type { Books } from './books.ts'

/** The lines of the exported chain of books. */
export async function exported(books: Books): Promise<string[]> {
  const lines: string[] = []
  const { host } = books.milpa
  for await (const line of chainLines(host.read, books.centre, new Date('2026-04-01T00:00:00Z'))) lines.push(line)
  return lines
}

/** Lines as a file gives them. */
export async function* given(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield line
}
