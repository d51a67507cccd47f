import { existsSync } from 'node:fs'
import { coreMigrations, coreTables } from '@milpa/core'
import { migrate, type Engine } from '@milpa/core/db'
import { copyDatabase, portableTables } from '@milpa/core/portability'
import { identityPlugin, openDatabase } from '@milpa/server'
import { text, type Command } from '../run/command.ts'
import { loadConfig } from '../run/config.ts'
import { exit, Refusal } from '../run/exit.ts'
import { hold } from '../run/hold.ts'
import { fileOf, placeOf, withoutPassword } from '../run/place.ts'

export const copy: Command = {
  words: ['FROM', 'TO'],
  examples: [
    'milpa copy file:./data/milpa.db postgres://milpa@localhost/milpa',
    'milpa copy postgres://milpa@localhost/milpa file:./data/milpa.db',
  ],
  async run(context) {
    const { terminal, say, words, values } = context
    const [from = '', to = ''] = words
    const { data } = placeOf(context)
    const loaded = await loadConfig(text(values, 'config'))
    const plugins = [identityPlugin, ...loaded.plugins]
    const source = fileOf(from, data)
    if (source !== undefined && !existsSync(source)) throw new Refusal(exit.usage, 'fileMissing', { path: source })
    const held = [source, fileOf(to, data)].flatMap((file) => (file === undefined ? [] : [hold(file, 'copy')]))
    const engines: Engine[] = []
    try {
      for (const url of [from, to]) engines.push(openDatabase(url, data))
      const [left, right] = engines as [Engine, Engine]
      const owners = [
        { owner: 'core', folder: coreMigrations },
        ...plugins.flatMap(({ id, migrations }) => (migrations ? [{ owner: id, folder: migrations }] : [])),
      ]
      await migrate(left, owners, async (pending) => {
        // Where even the first is missing there is nothing to copy, and nothing to bring up to date.
        if (pending.some(({ owner, name }) => owner === 'core' && name.startsWith('0000')))
          throw new Refusal(exit.usage, 'nothingHere', { data: withoutPassword(from) })
        throw new Refusal(exit.usage, 'migrateFirst', { count: pending.length })
      })
      await migrate(right, owners)
      const tables = portableTables([
        ...Object.values(coreTables),
        ...plugins.flatMap(({ tables = {} }) => Object.values(tables)),
      ])
      const progress = terminal.progress(say('copy.progress'))
      const copied = await copyDatabase(left, right, tables, (step, table, done, total) =>
        progress.update(done, total, step === 'copy' ? table : `${say('step.compare')} ${table}`),
      )
      progress.end()
      const rows = copied.reduce((sum, one) => sum + one.rows, 0)
      terminal.result({ rows, tables: copied }, [
        say('copy.done', { rows, tables: copied.length }),
        say('copy.files', { data }),
      ])
    } finally {
      for (const engine of engines) await engine.close().catch(() => undefined)
      for (const release of held) release()
    }
  },
}
