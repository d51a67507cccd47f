import { invite, listAccounts, renewInvitation } from '@milpa/server'
import type { Command, Context } from '../run/command.ts'
import { flag, text, texts } from '../run/command.ts'
import { exit, Refusal } from '../run/exit.ts'
import { centreOf, operatorDoor, withHost, type Opened } from '../run/open.ts'
import { table } from '../run/terminal.ts'

export const staff: Command = {
  words: ['invite|link|list'],
  options: {
    centre: { type: 'string', value: 'SLUG' },
    email: { type: 'string', value: 'ADDRESS' },
    name: { type: 'string', value: 'NAME' },
    role: { type: 'string', multiple: true, value: 'ROLE' },
    restored: { type: 'string', value: 'ID' },
    'reset-second-factor': { type: 'boolean' },
    url: { type: 'string', value: 'URL' },
  },
  examples: [
    'milpa staff invite --centre aquiles-serdan --email ana@example.org --name "Ana López" --role director',
    'milpa staff link --centre aquiles-serdan --email ana@example.org',
    'milpa staff list --centre aquiles-serdan',
  ],
  async run(context) {
    const [what] = context.words
    const work = what === 'invite' ? inviting : what === 'link' ? newLink : what === 'list' ? listing : undefined
    if (!work) throw new Refusal(exit.usage, 'badWord', { word: what ?? '', known: 'invite, link, list' })
    await withHost(context, { migrations: 'apply' }, (opened) => work(context, opened))
  },
}

function needed({ values }: Context, name: string): string {
  const value = text(values, name)
  if (value === undefined) throw new Refusal(exit.usage, 'optionNeeded', { option: `--${name}` })
  return value
}

async function inviting(context: Context, opened: Opened): Promise<void> {
  const { values, say, terminal } = context
  const roles = texts(values, 'role')
  if (roles.length === 0) throw new Refusal(exit.usage, 'optionNeeded', { option: '--role' })
  const door = operatorDoor(await centreOf(context, opened))
  const restored = text(values, 'restored')
  const input = {
    email: needed(context, 'email'),
    name: needed(context, 'name'),
    roles: [...roles],
    ...(restored === undefined ? {} : { memberId: restored }),
  }
  const { memberId, token, expiresAt } = await opened.milpa.run(invite, input, door)
  const link = linkOf(context, token)
  const lines = link === null ? [say('staff.knows')] : [say('staff.link', { days: 7 }), link]
  terminal.result({ memberId, link, expiresAt }, lines)
}

async function newLink(context: Context, opened: Opened): Promise<void> {
  const { values, say, terminal } = context
  const door = operatorDoor(await centreOf(context, opened))
  const email = needed(context, 'email').toLowerCase()
  const id = await memberOf(opened, door, email)
  if (id === undefined) throw new Refusal(exit.refused, 'staff.unknown', { email })
  const input = { id, resetSecondFactor: flag(values, 'reset-second-factor') }
  const { token, expiresAt } = await opened.milpa.run(renewInvitation, input, door)
  const link = linkOf(context, token)
  terminal.result({ memberId: id, link, expiresAt }, [say('staff.link', { days: 7 }), link ?? ''])
}

async function memberOf({ milpa }: Opened, door: ReturnType<typeof operatorDoor>, email: string) {
  let after: string | undefined
  do {
    const page = await milpa.ask(listAccounts, { limit: 200, ...(after === undefined ? {} : { after }) }, door)
    const found = page.items.find((one) => one.email === email)
    if (found) return found.id
    after = page.next
  } while (after !== undefined)
  return undefined
}

async function listing(context: Context, opened: Opened): Promise<void> {
  const { say, terminal } = context
  const { items } = await opened.milpa.ask(listAccounts, { limit: 200 }, operatorDoor(await centreOf(context, opened)))
  const rows = items.map(({ name, email, roles, access, active }) => [
    name,
    email ?? '—',
    roles.join(', '),
    active ? say(`staff.access.${access}`) : say('staff.left'),
  ])
  terminal.result({ items }, rows.length === 0 ? [say('staff.none')] : table(rows))
}

/** Where the console takes the token: in the fragment, which no server, proxy or `Referer` ever sees. */
function linkOf({ values, env }: Context, token: string | null): string | null {
  if (token === null) return null
  const base = text(values, 'url') ?? env['MILPA_URL'] ?? `http://127.0.0.1:${env['PORT'] ?? 4321}`
  return `${base.replace(/\/$/, '')}/console#invitation=${encodeURIComponent(token)}`
}
