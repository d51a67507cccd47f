import { existsSync } from 'node:fs'
import { copyFile, cp, mkdir, rename } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { dirname, join } from 'node:path'
import { databaseOver } from '@milpa/core/db'
import { ArchiveError, countOf, digestOfTable, restoreCentre, rowOf, type PortableTable } from '@milpa/core/portability'
import { FileStore, listAccounts } from '@milpa/server'
import { refuseDamaged } from '../run/back-up.ts'
import { backupFormat, backupIn, type BackupManifest } from '../run/backup-manifest.ts'
import type { Command, Context } from '../run/command.ts'
import { exit, Refusal } from '../run/exit.ts'
import { readArchive, sha256Of } from '../run/folder.ts'
import { hold } from '../run/hold.ts'
import { operatorDoor, withHost, type Opened } from '../run/open.ts'
import { passphraseOf } from '../run/passphrase.ts'
import { placeOf } from '../run/place.ts'
import { putFiles } from '../run/stored-files.ts'

export const restore: Command = {
  words: ['SOURCE'],
  options: { 'passphrase-file': { type: 'string', value: 'FILE' } },
  examples: [
    'milpa restore /media/disk/milpa-2026-03-02 --data /srv/milpa',
    'MILPA_PASSPHRASE=… milpa restore aquiles-serdan.tar',
  ],
  async run(context) {
    const [source = ''] = context.words
    const { data } = placeOf(context)
    await readArchive(source, data, async (folder) => {
      const backup = await backupIn(folder)
      if (backup) await restoreBackup(context, folder, backup)
      else await restoreExport(context, folder)
    })
  },
}

/** A centre, beside those that are there. */
async function restoreExport(context: Context, folder: string): Promise<void> {
  const { terminal, say } = context
  const passphrase = await passphraseOf(context)
  await withHost(context, { migrations: 'apply' }, async ({ milpa, tables, store }) => {
    const progress = terminal.progress(say('restore.progress'))
    const manifest = await restoreCentre(milpa, tables, folder, passphrase, (step, table, done, total) =>
      progress.update(done, total, step === 'restore' ? table : say(`step.${step}`)),
    )
    await putFiles(store, folder, manifest.files)
    progress.end()
    const rows = manifest.tables.reduce((sum, one) => sum + one.rows, 0)
    const facts = { centre: manifest.centre.slug, rows, files: manifest.files.length }
    const { slug } = manifest.centre
    const centre = (await milpa.centres()).find((one) => one.slug === slug)!
    const { items } = await milpa.ask(listAccounts, { limit: 200, active: true }, operatorDoor(centre))
    // Accounts are the host's, not the centre's: the id of her entry gives each her place again.
    const next = items
      .filter(({ email }) => email === null)
      .map(
        ({ id, name, roles }) =>
          `milpa staff invite --centre ${slug} --restored ${id} --name ${quoted(name)} ${rolesOf(roles)} --email …`,
      )
    const { data } = placeOf(context)
    const where = next.length > 0 ? next.map((line) => `  ${line} --data ${quoted(data)}`) : []
    const lines = next.length > 0 ? [say('restore.staff', { centre: slug }), ...where] : []
    terminal.result({ ...facts, next }, [say('restore.centre', facts), ...lines])
  })
}

/** One word for a shell, whatever a name holds. */
const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`
const rolesOf = (roles: readonly string[]): string => roles.map((role) => `--role ${role}`).join(' ')

/** A whole host, onto an empty folder. */
async function restoreBackup(context: Context, folder: string, manifest: BackupManifest): Promise<void> {
  const { terminal, say } = context
  const { data, url, file } = placeOf(context)
  if (manifest.backup > backupFormat) {
    throw new ArchiveError('NEWER', { format: manifest.backup, known: backupFormat }, 'The backup is of a newer Milpa.')
  }
  for (const { path, sha256 } of manifest.files) {
    if ((await sha256Of(join(folder, path))) !== sha256) throw damaged(path)
  }
  if (file !== undefined && existsSync(file)) throw new Refusal(exit.storage, 'restore.notEmpty', { data })
  await mkdir(data, { recursive: true, mode: 0o700 })
  if (manifest.secrets) {
    if (existsSync(join(data, 'secrets'))) throw new Refusal(exit.storage, 'restore.notEmpty', { data })
    await cp(join(folder, 'secrets'), join(data, 'secrets'), { recursive: true })
  } else if (manifest.keys.some((name) => !existsSync(join(data, 'secrets', name)))) {
    throw new Refusal(exit.failedCheck, 'restore.secretsFirst', {
      folder: join(data, 'secrets'),
      keys: manifest.keys.join(', '),
    })
  }
  if (manifest.database.engine === 'postgres') await restoreTables(context, folder, manifest.database.tables)
  else if (file === undefined || url?.startsWith('postgres')) throw new Refusal(exit.usage, 'restore.fileThenCopy')
  else await restoreFile(folder, file, manifest.database.sha256)
  await putFiles(new FileStore(data), folder, manifest.files)
  terminal.result({ restored: data, files: manifest.files.length, madeAt: manifest.createdAt }, [
    say('restore.host', { data, at: manifest.createdAt }),
  ])
}

const damaged = (file: string) => new ArchiveError('DAMAGED', { file }, `"${file}" is missing or was changed.`)

async function restoreFile(folder: string, file: string, sha256: string): Promise<void> {
  const from = join(folder, 'milpa.db')
  if ((await sha256Of(from)) !== sha256) throw damaged('milpa.db')
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const release = hold(file, 'restore')
  try {
    // Under another name until it is whole: a restore that was cut short must not look like a database.
    const part = `${file}.part`
    await copyFile(from, part)
    await refuseDamaged(part)
    await rename(part, file)
  } finally {
    release()
  }
}

async function restoreTables(
  context: Context,
  folder: string,
  archived: readonly { readonly table: string; readonly rows: number; readonly digest: string }[],
): Promise<void> {
  const { terminal, say } = context
  await withHost(context, { migrations: 'apply', alone: 'restore' }, async (opened) => {
    const progress = terminal.progress(say('restore.progress'))
    const byName = new Map(opened.tables.map((of) => [of.name, of]))
    for (const { table } of archived) {
      if (!byName.has(table)) throw new ArchiveError('TABLE_UNKNOWN', { table }, `"${table}" is not known here.`)
      const path = `tables/${table}.jsonl`
      const { digest } = archived.find((one) => one.table === table)!
      if ((await sha256Of(join(folder, path))) !== digest) throw damaged(path)
    }
    await insertAll(opened, folder, (done, table) => progress.update(done, 0, table))
    for (const { table, rows, digest } of archived) {
      const there = await digestOfTable(opened.milpa.host.read, byName.get(table)!)
      if (there.digest !== digest || there.rows !== rows) {
        throw new ArchiveError('DIFFERS', { table }, `"${table}" is not what was backed up.`)
      }
    }
    progress.end()
  })
}

async function insertAll({ engine, tables }: Opened, folder: string, told: (done: number, table: string) => void) {
  for (const of of tables) {
    if (!existsSync(join(folder, 'tables', `${of.name}.jsonl`))) continue
    let done = 0
    for await (const page of pagesIn(join(folder, 'tables', `${of.name}.jsonl`), of)) {
      await engine.write(
        async (connection) => {
          const db = databaseOver(connection, engine.name)
          if (done === 0 && (await countOf(db, of)) > 0)
            throw new ArchiveError('EXISTS', { table: of.name }, 'Not empty.')
          await db.insert(of.table).values(page)
        },
        { unhurried: true },
      )
      told((done += page.length), of.name)
    }
  }
}

async function* pagesIn(path: string, of: PortableTable) {
  const size = Math.max(1, Math.min(500, Math.floor(30_000 / Object.keys(of.columns).length)))
  let page: ReturnType<typeof rowOf>[] = []
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    page.push(rowOf(of, line))
    if (page.length < size) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}
