import { resolve } from 'node:path'
import { atOneMoment, exportCentre } from '@milpa/core/portability'
import type { Command } from '../run/command.ts'
import { writeArchive } from '../run/folder.ts'
import { centreOf, withHost } from '../run/open.ts'
import { passphraseOf } from '../run/passphrase.ts'
import { takeFiles } from '../run/stored-files.ts'

export const exportCommand: Command = {
  words: ['TARGET'],
  options: {
    centre: { type: 'string', value: 'SLUG' },
    'passphrase-file': { type: 'string', value: 'FILE' },
  },
  examples: [
    'milpa export ./aquiles-serdan-2026 --centre aquiles-serdan --passphrase-file ~/passphrase',
    'MILPA_PASSPHRASE=… milpa export aquiles-serdan.tar',
  ],
  async run(context) {
    const { terminal, say, words } = context
    const [target = ''] = words
    const passphrase = await passphraseOf(context)
    await withHost(context, { migrations: 'refuse' }, async (opened) => {
      const { milpa, engine, tables, plugins, store } = opened
      const centre = await centreOf(context, opened)
      const progress = terminal.progress(say('export.progress'))
      const manifest = await writeArchive(target, async (folder) => {
        const files = await takeFiles(milpa, store, tables, folder, centre.id)
        return atOneMoment(engine, (read) =>
          exportCentre(milpa, tables, centre.id, folder, passphrase, {
            files,
            plugins: Object.fromEntries(plugins.map(({ id, version }) => [id, version])),
            read,
            told: (table, done, total) => progress.update(done, total, table),
          }),
        )
      })
      progress.end()
      const rows = manifest.tables.reduce((sum, one) => sum + one.rows, 0)
      const facts = { target: resolve(target), rows, tables: manifest.tables.length, files: manifest.files.length }
      terminal.result(facts, [say('export.done', facts), say('export.keep')])
    })
  },
}
