import { createHash } from 'node:crypto'
import { cp, readdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { coreVersion } from '@milpa/core'
import { atOneMoment, lineOf, pagesOf } from '@milpa/core/portability'
import { vacuumInto, stamp } from '../run/back-up.ts'
import { backupFormat, type BackupManifest } from '../run/backup-manifest.ts'
import { flag, type Command } from '../run/command.ts'
import { sha256Of, writeArchive } from '../run/folder.ts'
import { withHost, type Opened } from '../run/open.ts'
import { takeFiles } from '../run/stored-files.ts'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { mkdir } from 'node:fs/promises'

export const backup: Command = {
  words: ['[TARGET]'],
  options: { 'with-secrets': { type: 'boolean' } },
  examples: ['milpa backup', 'milpa backup /media/disk/milpa-2026-03-02 --with-secrets', 'milpa backup milpa.tar'],
  async run(context) {
    const { terminal, say, words, values } = context
    await withHost(context, { migrations: 'refuse' }, async (opened) => {
      const { milpa, engine, place, tables, store } = opened
      const target = words[0] ?? join(place.data, 'backups', stamp())
      const secrets = flag(values, 'with-secrets')
      const progress = terminal.progress(say('backup.progress'))
      const manifest = await writeArchive(target, async (folder) => {
        const database =
          engine.name === 'libsql'
            ? await wholeFile(opened, folder)
            : await allTables(opened, folder, (done, total, table) => progress.update(done, total, table))
        const files = await takeFiles(milpa, store, tables, folder)
        if (secrets) await cp(join(place.data, 'secrets'), join(folder, 'secrets'), { recursive: true })
        const keys = (await readdir(join(place.data, 'secrets'))).filter((name) => name.startsWith('vault-'))
        const made: BackupManifest = {
          backup: backupFormat,
          milpa: coreVersion,
          createdAt: new Date().toISOString(),
          database,
          files,
          secrets,
          keys,
        }
        await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })
        return made
      })
      progress.end()
      const facts = { target: resolve(target), files: manifest.files.length, secrets }
      terminal.result({ ...facts, database: manifest.database.engine }, [
        say('backup.done', { target: facts.target, files: facts.files }),
        secrets ? say('backup.withSecrets') : say('backup.withoutSecrets', { folder: join(place.data, 'secrets') }),
      ])
    })
  },
}

async function wholeFile({ engine }: Opened, folder: string): Promise<BackupManifest['database']> {
  const path = join(folder, 'milpa.db')
  const bytes = await vacuumInto(engine, path)
  return { engine: 'libsql', bytes, sha256: (await sha256Of(path))! }
}

async function allTables(
  { engine, tables }: Opened,
  folder: string,
  told: (done: number, total: number, table: string) => void,
): Promise<BackupManifest['database']> {
  await mkdir(join(folder, 'tables'), { recursive: true, mode: 0o700 })
  const kept = await atOneMoment(engine, async (read) => {
    const done: { table: string; rows: number; digest: string }[] = []
    for (const of of tables) {
      const hash = createHash('sha256')
      let rows = 0
      async function* lines(): AsyncGenerator<string> {
        for await (const page of pagesOf(read, of)) {
          const text = page.map((row) => `${lineOf(row)}\n`).join('')
          hash.update(text)
          rows += page.length
          told(rows, 0, of.name)
          yield text
        }
      }
      await pipeline(lines(), createWriteStream(join(folder, 'tables', `${of.name}.jsonl`), { mode: 0o600 }))
      done.push({ table: of.name, rows, digest: hash.digest('hex') })
    }
    return done
  })
  return { engine: 'postgres', tables: kept }
}
