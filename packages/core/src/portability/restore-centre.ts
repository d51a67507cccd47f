import { join } from 'node:path'
import { eq, or } from 'drizzle-orm'
import { centres } from '../centre/tables.ts'
import { DatabaseError } from '../db/engine.ts'
import { databaseOver, type Writer } from '../db/session.ts'
import type { Milpa } from '../runtime/milpa.ts'
import {
  ArchiveError,
  checkFile,
  openArchiveKey,
  readLines,
  readManifest,
  tablePath,
  type ArchiveKey,
  type ArchivedTable,
  type Manifest,
} from './archive.ts'
import type { PortableTable } from './portable-table.ts'
import {
  addLine,
  contentDigest,
  freeLedgerNumber,
  lineOf,
  pagesOf,
  relocated,
  reseal,
  rowOf,
  rowsAPage,
  type Row,
} from './rows.ts'

export interface RestoreProgress {
  (step: 'check' | 'restore' | 'compare', table: string, done: number, total: number): void
}

/**
 * Restores an exported centre into a database, beside the centres that are there. One transaction: the centre is there
 * whole, with the same ids, balances and audit hashes, or not at all. Nothing that is there is touched; a centre, short
 * name or row that is there already is refused.
 *
 * @throws ArchiveError
 */
export async function restoreCentre(
  milpa: Milpa,
  tables: readonly PortableTable[],
  folder: string,
  passphrase: string,
  told: RestoreProgress = () => undefined,
): Promise<Manifest> {
  const manifest = await readManifest(folder)
  const key = openArchiveKey(passphrase, manifest.key)
  const plan = planOf(manifest, tables)
  for (const { archived } of plan) {
    told('check', archived.table, 0, archived.rows)
    await checkFile(tablePath(folder, archived.table), archived.sha256, `tables/${archived.table}.jsonl`)
  }
  for (const { path, sha256 } of manifest.files) await checkFile(join(folder, path), sha256, path)
  const { engine, vault } = milpa.host
  await engine.write(
    async (connection) => {
      const db = databaseOver(connection, engine.name)
      await refuseExisting(db, manifest)
      const ledger = await freeLedgerNumber(db)
      for (const { of, archived } of plan) {
        let done = 0
        for await (const page of rowsIn(folder, of)) {
          const rows = page.map((row) => relocated(of, reseal(of, row, key.vault, vault), 0, ledger))
          await insert(db, of, rows)
          told('restore', of.name, (done += rows.length), archived.rows)
        }
      }
      for (const { of, archived } of plan) {
        told('compare', of.name, 0, archived.rows)
        await compare(db, of, archived, manifest.centre.id, ledger, key, milpa)
      }
    },
    { unhurried: true },
  )
  return manifest
}

interface Planned {
  readonly of: PortableTable
  readonly archived: ArchivedTable
}

/** Tables of the archive in our order. One that we do not have belongs to a plugin that is missing here. */
function planOf({ tables: archived, plugins }: Manifest, tables: readonly PortableTable[]): readonly Planned[] {
  const byName = new Map(archived.map((one) => [one.table, one]))
  const plan = tables.flatMap((of) => {
    const found = byName.get(of.name)
    return found && of.ofCentre ? [{ of, archived: found }] : []
  })
  const known = new Set(plan.map(({ of }) => of.name))
  const unknown = archived.find(({ table }) => !known.has(table))
  if (unknown) {
    const data = { table: unknown.table, plugins: Object.keys(plugins).join(', ') }
    throw new ArchiveError('TABLE_UNKNOWN', data, `"${unknown.table}" belongs to a plugin that is not installed here.`)
  }
  return plan
}

async function refuseExisting(db: Writer, { centre }: Manifest): Promise<void> {
  const [there] = await db
    .select({ slug: centres.slug })
    .from(centres)
    .where(or(eq(centres.id, centre.id), eq(centres.slug, centre.slug)))
  if (there) throw new ArchiveError('EXISTS', { centre: there.slug }, `The centre "${there.slug}" is there already.`)
}

async function* rowsIn(folder: string, of: PortableTable): AsyncGenerator<readonly Row[]> {
  const size = rowsAPage(of)
  let page: Row[] = []
  for await (const line of readLines(tablePath(folder, of.name))) {
    page.push(rowOf(of, line))
    if (page.length < size) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}

async function insert(db: Writer, of: PortableTable, rows: readonly Row[]): Promise<void> {
  try {
    await db.insert(of.table).values([...rows])
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.fault !== 'unique') throw error
    throw new ArchiveError('EXISTS', { table: of.name }, `"${of.name}" holds a row of this centre already.`)
  }
}

/** Reads back what was written: it must say what was exported, word for word. */
async function compare(
  db: Writer,
  of: PortableTable,
  archived: ArchivedTable,
  centreId: string,
  ledger: number,
  key: ArchiveKey,
  milpa: Milpa,
): Promise<void> {
  // Columns that came after the export are empty here and were not there then.
  const then = new Set(archived.columns)
  const content = contentDigest(key.content)
  let rows = 0
  for await (const page of pagesOf(db, of, of.ofCentre!(db, centreId))) {
    rows += page.length
    for (const stored of page) {
      const row = relocated(of, stored, ledger, 0)
      const opened = reseal(of, row, milpa.host.vault, undefined)
      addLine(content, lineOf(Object.fromEntries(Object.entries(opened).filter(([column]) => then.has(column)))))
    }
  }
  if (rows !== archived.rows || content.digest('hex') !== archived.content) {
    throw new ArchiveError('DIFFERS', { table: of.name }, `"${of.name}" is not what was exported; nothing was stored.`)
  }
}
