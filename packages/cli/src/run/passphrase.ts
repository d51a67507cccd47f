import { readFileSync } from 'node:fs'
import { text, type Context } from './command.ts'
import { exit, Refusal } from './exit.ts'

const shortest = 12

/**
 * The passphrase under which an exported centre is sealed: of a file, of `MILPA_PASSPHRASE`, or asked for. Never of an
 * option: other users of the machine see the words of a command.
 */
export async function passphraseOf({ values, env, terminal, say }: Context): Promise<string> {
  const path = text(values, 'passphrase-file')
  const given =
    path !== undefined
      ? readFileSync(path, 'utf8').replace(/\r?\n$/, '')
      : (env['MILPA_PASSPHRASE'] ?? (terminal.interactive ? await terminal.ask(say('passphrase')) : undefined))
  if (given === undefined) throw new Refusal(exit.usage, 'passphraseNeeded')
  if (given.length < shortest) throw new Refusal(exit.usage, 'passphraseShort', { shortest })
  return given
}
