import { generateMigration } from '../migrations/generate.ts'
import { loadPlugin } from './load-plugin.ts'

/** Writes what the tables changed since the last migration, for both engines. */
export async function writeMigrations(folder: string, name: string | undefined): Promise<number> {
  if (name === undefined || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    process.stderr.write('Give the change a name, in kebab-case: milpa-plugin migrations add-signature\n')
    return 2
  }
  const { plugin } = await loadPlugin(folder)
  const { id, tables = {}, migrations } = plugin
  if (!migrations) {
    process.stderr.write(`"${id}" names no folder. Add: migrations: new URL('../migrations/', import.meta.url)\n`)
    return 1
  }
  const written = await generateMigration({ tables, folder: migrations, name })
  process.stdout.write(written.length === 0 ? 'The migrations say it all already.\n' : `${written.join('\n')}\n`)
  return 0
}
