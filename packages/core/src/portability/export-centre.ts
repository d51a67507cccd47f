import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { centres } from '../centre/tables.ts'
import type { Reader } from '../db/session.ts'
import type { Milpa } from '../runtime/milpa.ts'
import { coreVersion } from '../version.ts'
import {
  archiveFormat,
  archiveKey,
  tablePath,
  writeLines,
  writeManifest,
  type ArchivedTable,
  type Manifest,
} from './archive.ts'
import type { PortableTable } from './portable-table.ts'
import { addLine, breath, contentDigest, countOf, ledgerNumberOf, lineOf, pagesOf, relocated, reseal } from './rows.ts'

export interface ExportProgress {
  (table: string, done: number, total: number): void
}

/**
 * Writes everything that belongs to a centre into an empty folder: JSON Lines for each table, and last a manifest with
 * counts and digests. Sealed values are opened and sealed anew under the passphrase, so that the centre can be restored
 * on a host with other keys, and is worth nothing to whoever finds the folder.
 *
 * @param files what the host keeps beside the database; it is already in the folder, under `files/`.
 */
export async function exportCentre(
  milpa: Milpa,
  tables: readonly PortableTable[],
  centreId: string,
  folder: string,
  passphrase: string,
  options: {
    readonly files?: Manifest['files']
    readonly plugins?: Readonly<Record<string, string>>
    readonly told?: ExportProgress
    /** Of one moment (`atOneMoment`), when others may be writing. */
    readonly read?: Reader
  } = {},
): Promise<Manifest> {
  const { files = [], plugins = {}, told = () => undefined, read = milpa.host.read } = options
  const { vault, clock } = milpa.host
  const [centre] = await read.select().from(centres).where(eq(centres.id, centreId))
  if (!centre) throw new Error(`There is no centre ${centreId}.`)
  const key = archiveKey(passphrase, randomBytes(16))
  const archived: ArchivedTable[] = []
  // What this database calls the ledger says nothing elsewhere: places leave without it.
  const ledger = await ledgerNumberOf(read, centreId)
  for (const of of tables) {
    if (!of.ofCentre) continue
    const where = of.ofCentre(read, centreId)
    const total = await countOf(read, of, where)
    const content = contentDigest(key.content)
    let done = 0
    async function* lines(): AsyncGenerator<string> {
      for await (const page of pagesOf(read, of, where)) {
        for (const stored of page) {
          const row = relocated(of, stored, ledger, 0)
          addLine(content, lineOf(reseal(of, row, vault, undefined)))
          yield lineOf(reseal(of, row, vault, key.vault))
        }
        told(of.name, (done += page.length), total)
        await breath()
      }
    }
    const written = await writeLines(tablePath(folder, of.name), lines())
    archived.push({
      table: of.name,
      columns: Object.keys(of.columns),
      ...written,
      content: content.digest('hex'),
    })
  }
  const manifest: Manifest = {
    format: archiveFormat,
    milpa: coreVersion,
    exportedAt: clock().toISOString(),
    centre: { id: centre.id, slug: centre.slug, name: centre.name },
    plugins,
    key: key.described,
    tables: archived,
    files,
  }
  await writeManifest(folder, manifest)
  return manifest
}
