import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Manifest } from '@milpa/core/portability'

/** The form of a backup; a reader refuses a number it does not know. */
export const backupFormat = 1

/** What a backup says of itself: the whole host, sealed values as they are, openable with the host's keys alone. */
export interface BackupManifest {
  readonly backup: number
  readonly milpa: string
  readonly createdAt: string
  readonly database:
    | { readonly engine: 'libsql'; readonly bytes: number; readonly sha256: string }
    | {
        readonly engine: 'postgres'
        readonly tables: readonly { readonly table: string; readonly rows: number; readonly digest: string }[]
      }
  readonly files: Manifest['files']
  /** Whether the keys are in it. */
  readonly secrets: boolean
  /** Names of the keys that its sealed values need. */
  readonly keys: readonly string[]
}

/** The manifest of a backup, or `undefined` when the folder holds something else. */
export async function backupIn(folder: string): Promise<BackupManifest | undefined> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as BackupManifest
    return typeof manifest.backup === 'number' ? manifest : undefined
  } catch {
    return undefined
  }
}
