import { parseArgs } from 'node:util'
import { commands, isCommand } from './commands/index.ts'
import { helpOf, unknownCommand } from './commands/help.ts'
import { commonOptions, type Command, type Values } from './run/command.ts'
import { exit, Refusal, type ExitCode } from './run/exit.ts'
import { languageFrom, speak } from './run/language.ts'
import { Terminal } from './run/terminal.ts'

/** Runs `milpa` with these words and ends with its exit code. */
export async function main(words: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<void> {
  // What Milpa writes holds what people told it in confidence: nobody else on the machine may read it.
  process.umask(0o077)
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  process.exitCode = await run(words, env, stop.signal)
}

async function run(words: readonly string[], env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<ExitCode> {
  const terminal = new Terminal(words.includes('--json'))
  const language = languageFrom(valueOf(words, '--language'), env)
  const say = await speak(language)
  try {
    const [name = 'help', ...rest] = words[0]?.startsWith('-') ? ['help', ...words] : words
    if (!isCommand(name)) throw unknownCommand(name)
    const command: Command = await commands[name]()
    const { values, positionals } = parse(command, rest)
    const context = { terminal, say, language, env, values, words: positionals, signal }
    if (values['help'] === true && name !== 'help' && !command.open) {
      await helpOf(name, context)
      return exit.ok
    }
    checkWords(name, command, positionals)
    return (await command.run(context)) ?? exit.ok
  } catch (error) {
    if (error instanceof Refusal) {
      terminal.fail(
        { error: error.key, message: say(error.key, error.data), exit: error.exit },
        say(error.key, error.data),
      )
      return error.exit
    }
    const { tellFault } = await import('./run/tell-fault.ts')
    return tellFault(error, terminal, say, language)
  }
}

const valueOf = (words: readonly string[], option: string): string | undefined => {
  const at = words.findIndex((word) => word === option || word.startsWith(`${option}=`))
  return at === -1 ? undefined : (words[at]!.split('=')[1] ?? words[at + 1])
}

function parse({ options = {}, open = false }: Command, args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, ...commonOptions },
      strict: !open,
      allowPositionals: true,
      ...(open ? { tokens: false } : {}),
    })
    return { values: values as Values, positionals: open ? [...args] : positionals }
  } catch (error) {
    const option = /'(--?[^']*?)[ =']/.exec(error instanceof Error ? error.message : '')?.[1] ?? ''
    throw new Refusal(exit.usage, 'badOption', { option })
  }
}

function checkWords(name: string, { words = [], open }: Command, given: readonly string[]): void {
  if (open) return
  const needed = words.filter((word) => !word.startsWith('['))
  const missing = needed[given.length]
  if (missing !== undefined) throw new Refusal(exit.usage, 'missingWord', { name, word: missing })
  const several = words.some((word) => word.includes('…'))
  if (!several && given.length > words.length) {
    throw new Refusal(exit.usage, 'surplusWord', { name, word: given[words.length]! })
  }
}
