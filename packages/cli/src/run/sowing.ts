import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Place } from './place.ts'

const noteOf = ({ data }: Place): string => join(data, 'sowing.json')

/** Notes that an empty database is being filled with a demonstration, until `sown`. */
export async function beginSowing(place: Place): Promise<void> {
  await mkdir(place.data, { recursive: true, mode: 0o700 })
  await writeFile(noteOf(place), JSON.stringify({ since: new Date().toISOString() }), { mode: 0o600 })
}

export const sown = (place: Place): Promise<void> => rm(noteOf(place), { force: true })

/** Whether a demonstration was being sown here when its process ended: what is there is a part of one. */
export const isHalfSown = (place: Place): boolean => existsSync(noteOf(place))

/** Throws away the embedded database that was half sown; nobody else may have it open. */
export async function clearHalfSown(file: string): Promise<void> {
  for (const ending of ['', '-wal', '-shm']) await rm(`${file}${ending}`, { force: true })
}
