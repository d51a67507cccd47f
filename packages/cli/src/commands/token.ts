import { createToken, listTokens, revokeToken } from '@milpa/core'
import type { Command } from '../run/command.ts'
import { text, texts } from '../run/command.ts'
import { exit, Refusal } from '../run/exit.ts'
import { centreOf, operatorDoor, withHost } from '../run/open.ts'
import { table } from '../run/terminal.ts'

export const token: Command = {
  words: ['create|list|revoke', '[ID]'],
  options: {
    centre: { type: 'string', value: 'SLUG' },
    name: { type: 'string', value: 'NAME' },
    scope: { type: 'string', multiple: true, value: 'PERMISSION' },
    expires: { type: 'string', value: 'MOMENT' },
  },
  examples: [
    'milpa token create --centre aquiles-serdan --name "Hoja de cálculo" --scope enterprises:read',
    'milpa token list',
    'milpa token revoke 019…',
  ],
  async run(context) {
    const { terminal, say, values, words } = context
    const [what, id] = words
    await withHost(context, { migrations: 'apply' }, async (opened) => {
      const door = operatorDoor(await centreOf(context, opened))
      if (what === 'create') {
        const name = text(values, 'name')
        const scopes = texts(values, 'scope')
        if (name === undefined) throw new Refusal(exit.usage, 'optionNeeded', { option: '--name' })
        if (scopes.length === 0) throw new Refusal(exit.usage, 'optionNeeded', { option: '--scope' })
        const expiresAt = text(values, 'expires')
        const input = { name, scopes: [...scopes], ...(expiresAt === undefined ? {} : { expiresAt }) }
        const made = await opened.milpa.run(createToken, input, door)
        terminal.result(made, [say('token.once'), made.token])
      } else if (what === 'list') {
        const { items } = await opened.milpa.ask(listTokens, { limit: 200 }, door)
        const rows = items.map((one) => [
          one.id,
          one.name,
          one.scopes.join(' '),
          one.revokedAt ? say('revoked') : say('inUse'),
        ])
        terminal.result({ items }, rows.length === 0 ? [say('none')] : table(rows))
      } else if (what === 'revoke') {
        if (id === undefined) throw new Refusal(exit.usage, 'missingWord', { name: 'token revoke', word: 'ID' })
        terminal.result(await opened.milpa.run(revokeToken, { id }, door), [say('revoked')])
      } else throw new Refusal(exit.usage, 'badWord', { word: what ?? '', known: 'create, list, revoke' })
    })
  },
}
