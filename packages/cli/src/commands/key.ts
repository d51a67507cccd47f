import { createKey, listKeys, revokeKey } from '@milpa/core'
import type { Command } from '../run/command.ts'
import { text, texts } from '../run/command.ts'
import { exit, Refusal } from '../run/exit.ts'
import { centreOf, operatorDoor, withHost } from '../run/open.ts'
import { table } from '../run/terminal.ts'

export const key: Command = {
  words: ['create|list|revoke', '[ID]'],
  options: {
    centre: { type: 'string', value: 'SLUG' },
    name: { type: 'string', value: 'NAME' },
    origin: { type: 'string', multiple: true, value: 'ORIGIN' },
  },
  examples: [
    'milpa key create --name "Página del municipio" --origin https://www.example.gob.mx',
    'milpa key list',
    'milpa key revoke 019…',
  ],
  async run(context) {
    const { terminal, say, values, words } = context
    const [what, id] = words
    await withHost(context, { migrations: 'apply' }, async (opened) => {
      const door = operatorDoor(await centreOf(context, opened))
      if (what === 'create') {
        const name = text(values, 'name')
        const origins = texts(values, 'origin')
        if (name === undefined) throw new Refusal(exit.usage, 'optionNeeded', { option: '--name' })
        if (origins.length === 0) throw new Refusal(exit.usage, 'optionNeeded', { option: '--origin' })
        const made = await opened.milpa.run(createKey, { name, origins: [...origins] }, door)
        terminal.result(made, [say('key.made'), made.key])
      } else if (what === 'list') {
        const { items } = await opened.milpa.ask(listKeys, { limit: 200 }, door)
        const rows = items.map((one) => [
          one.id,
          one.name,
          one.key,
          one.origins.join(' '),
          one.revokedAt ? say('revoked') : say('inUse'),
        ])
        terminal.result({ items }, rows.length === 0 ? [say('none')] : table(rows))
      } else if (what === 'revoke') {
        if (id === undefined) throw new Refusal(exit.usage, 'missingWord', { name: 'key revoke', word: 'ID' })
        terminal.result(await opened.milpa.run(revokeKey, { id }, door), [say('revoked')])
      } else throw new Refusal(exit.usage, 'badWord', { word: what ?? '', known: 'create, list, revoke' })
    })
  },
}
