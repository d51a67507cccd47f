import { createHash, scryptSync, timingSafeEqual, createHmac } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { once } from 'node:events'
import { Vault } from '../vault/vault.ts'

/** The form of an exported centre; a reader refuses a number it does not know. */
export const archiveFormat = 1

export interface ArchivedTable {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: number
  /** Of the file `tables/<table>.jsonl`, hex. */
  readonly sha256: string
  /** Of what the rows say, sealed values opened, under a key of the passphrase: compared after restoring. */
  readonly content: string
}

export interface Manifest {
  readonly format: number
  readonly milpa: string
  readonly exportedAt: string
  readonly centre: { readonly id: string; readonly slug: string; readonly name: string }
  readonly plugins: Readonly<Record<string, string>>
  /** How the key is made of the passphrase; `check` tells a wrong one before anything is read. */
  readonly key: { readonly kdf: 'scrypt'; readonly salt: string; readonly N: number; readonly check: string }
  readonly tables: readonly ArchivedTable[]
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[]
}

export type ArchiveFault =
  'NOT_AN_ARCHIVE' | 'NEWER' | 'DAMAGED' | 'PASSPHRASE' | 'EXISTS' | 'TABLE_UNKNOWN' | 'DIFFERS'

/** An archive that cannot be read or restored. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
  readonly fault: ArchiveFault
  readonly data: Readonly<Record<string, string | number>>
  constructor(fault: ArchiveFault, data: Readonly<Record<string, string | number>>, message: string) {
    super(message)
    this.fault = fault
    this.data = data
  }
}

const cost = 2 ** 17

export interface ArchiveKey {
  readonly vault: Vault
  readonly content: Uint8Array
  readonly described: Manifest['key']
}

/** Key of a passphrase: scrypt, so that each guess costs a tenth of a second and 128 MB. */
export function archiveKey(passphrase: string, salt: Uint8Array, N = cost): ArchiveKey {
  const made = scryptSync(passphrase.normalize('NFC'), salt, 64, { N, r: 8, p: 1, maxmem: 256 * N * 8 })
  const content = made.subarray(32)
  return {
    vault: new Vault([{ id: 'p', secret: new Uint8Array(made.subarray(0, 32)) }]),
    content,
    described: {
      kdf: 'scrypt',
      salt: Buffer.from(salt).toString('base64url'),
      N,
      check: createHmac('sha256', content).update('milpa archive').digest('base64url'),
    },
  }
}

/** @throws ArchiveError PASSPHRASE */
export function openArchiveKey(passphrase: string, { salt, N, check }: Manifest['key']): ArchiveKey {
  // What a hostile file may ask of our memory.
  if (!(N >= 2 ** 14 && N <= 2 ** 20))
    throw new ArchiveError('NOT_AN_ARCHIVE', {}, 'Its key is made in an unknown way.')
  const key = archiveKey(passphrase, Buffer.from(salt, 'base64url'), N)
  const [given, right] = [Buffer.from(key.described.check), Buffer.from(check)]
  if (given.length !== right.length || !timingSafeEqual(given, right)) {
    throw new ArchiveError('PASSPHRASE', {}, 'The passphrase is another one.')
  }
  return key
}

export const tablePath = (folder: string, table: string): string => join(folder, 'tables', `${table}.jsonl`)

/** Writes lines into a file of the archive, and answers with how many there were and the SHA-256 of the file. */
export async function writeLines(
  path: string,
  lines: AsyncIterable<string>,
): Promise<{ rows: number; sha256: string }> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
  const out = createWriteStream(path, { mode: 0o600, flags: 'wx' })
  const failed = once(out, 'error').then(([error]: unknown[]) => {
    throw error
  })
  failed.catch(() => undefined)
  const hash = createHash('sha256')
  let rows = 0
  for await (const line of lines) {
    const text = `${line}\n`
    hash.update(text)
    rows++
    if (!out.write(text)) await Promise.race([once(out, 'drain'), failed])
  }
  await Promise.race([new Promise<void>((done) => out.end(done)), failed])
  return { rows, sha256: hash.digest('hex') }
}

/** The manifest is written last: a folder without one is not an archive. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const path = join(folder, 'manifest.json')
  await writeFile(`${path}.part`, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
  await rename(`${path}.part`, path)
}

/** @throws ArchiveError NOT_AN_ARCHIVE, NEWER */
export async function readManifest(folder: string): Promise<Manifest> {
  let manifest: Manifest
  try {
    manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
  } catch {
    throw new ArchiveError('NOT_AN_ARCHIVE', {}, 'There is no manifest of an exported centre in this folder.')
  }
  if (!(manifest.format <= archiveFormat)) {
    const data = { format: manifest.format, known: archiveFormat }
    throw new ArchiveError(
      'NEWER',
      data,
      `The archive has form ${manifest.format}; this Milpa knows up to ${archiveFormat}.`,
    )
  }
  return manifest
}

/** Whether a file is what its digest says. @throws ArchiveError DAMAGED */
export async function checkFile(path: string, sha256: string, name: string): Promise<void> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  } catch {
    throw new ArchiveError('DAMAGED', { file: name }, `"${name}" is missing.`)
  }
  if (hash.digest('hex') !== sha256) throw new ArchiveError('DAMAGED', { file: name }, `"${name}" was changed.`)
}

export const readLines = (path: string): AsyncIterable<string> =>
  createInterface({ input: createReadStream(path), crlfDelay: Infinity })
