import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Milpa } from '@milpa/core'
import { pagesOf, type Manifest, type PortableTable } from '@milpa/core/portability'
import type { FileStore } from '@milpa/server'
import { createReadStream } from 'node:fs'
import { copyHashed } from './folder.ts'

export interface StoredFile {
  readonly id: string
  readonly centreId: string
  readonly sha256: string
}

/** Every file that is on record, of one centre or of all. */
export async function* storedFiles(
  { host }: Milpa,
  tables: readonly PortableTable[],
  centreId?: string,
): AsyncGenerator<StoredFile> {
  const of = tables.find(({ name }) => name === 'files')
  if (!of) return
  const where = centreId === undefined ? undefined : of.ofCentre?.(host.read, centreId)
  for await (const page of pagesOf(host.read, of, where)) {
    for (const row of page) yield row as unknown as StoredFile
  }
}

const renderings = ['whole', 'thumb'] as const
const nameOf = (id: string, rendering: (typeof renderings)[number]) => (rendering === 'whole' ? id : `${id}.thumb`)

/** Copies the bytes of files on record into `<folder>/files/`. One whose bytes are gone is left out; `verify` names it. */
export async function takeFiles(
  milpa: Milpa,
  store: FileStore,
  tables: readonly PortableTable[],
  folder: string,
  centreId?: string,
): Promise<Manifest['files']> {
  const taken: { path: string; bytes: number; sha256: string }[] = []
  for await (const { id } of storedFiles(milpa, tables, centreId)) {
    for (const rendering of renderings) {
      if ((await store.sizeOf(id, rendering)) === undefined) continue
      const path = `files/${nameOf(id, rendering)}`
      taken.push({ path, ...(await copyHashed(store.read(id, rendering), join(folder, path))) })
    }
  }
  return taken
}

/** Puts files of an archive where the host keeps them. */
export async function putFiles(store: FileStore, folder: string, files: Manifest['files']): Promise<void> {
  for (const { path } of files) {
    const name = path.slice('files/'.length)
    const id = name.replace(/\.thumb$/, '')
    const temporary = `${await store.temporary(id)}.restored`
    await mkdir(join(temporary, '..'), { recursive: true })
    await copyHashed(createReadStream(join(folder, path)), temporary)
    await store.keep(temporary, id, name.endsWith('.thumb') ? 'thumb' : 'whole')
  }
}
