import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { exit, Refusal } from '../exit.ts'

/** The lines of a file, one after the other. */
export function fileLines(path: string): AsyncIterable<string> {
  if (!existsSync(path)) throw new Refusal(exit.storage, 'fileMissing', { path })
  return createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })
}
