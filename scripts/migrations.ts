/**
 * Generates the pending migration of core and of every plugin in this repository, for both engines:
 * `pnpm migrations <name-of-the-change>`; with `--check` it only says what is pending, and fails if anything is.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { coreMigrations, coreTables, type Plugin } from '@milpa/core'
import { generateMigration, pendingMigration, type Generate } from '@milpa/plugin-kit/migrations'
import { identityPlugin } from '../packages/server/src/identity/plugin.ts'

const root = join(import.meta.dirname, '..')
const [name] = process.argv.slice(2)
if (!name) {
  console.error('Give the change a name, in kebab-case: pnpm migrations add-opening-hours')
  process.exit(2)
}
const owners: { readonly id: string; readonly of: Generate }[] = [
  { id: 'core', of: { tables: coreTables, folder: coreMigrations } },
  { id: 'identity', of: { tables: identityPlugin.tables!, folder: identityPlugin.migrations! } },
]
for (const folder of ['plugins', 'examples']) {
  for (const entry of readdirSync(join(root, folder))) {
    const index = join(root, folder, entry, 'src', 'index.ts')
    if (!existsSync(index)) continue
    const { default: plugin } = (await import(pathToFileURL(index).href)) as { default?: Plugin }
    if (plugin?.tables && plugin.migrations) {
      owners.push({ id: plugin.id, of: { tables: plugin.tables, folder: plugin.migrations } })
    }
  }
}
for (const { id, of } of owners) {
  if (name === '--check') {
    const { libsql, postgres } = await pendingMigration(of)
    if (libsql.length + postgres.length === 0) continue
    console.error(`${id}: the tables changed, but no migration says so. Run: pnpm migrations <name>`)
    process.exitCode = 1
  } else {
    for (const file of await generateMigration({ ...of, name })) console.log(`${id}: ${file}`)
  }
}
