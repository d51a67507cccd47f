import { commonOptions, type Command, type Context, type Option } from '../run/command.ts'
import { exit, Refusal } from '../run/exit.ts'
import { nearest } from '../run/nearest.ts'
import { table } from '../run/terminal.ts'
import { commandNames, commands, isCommand, type CommandName } from './index.ts'

export const help: Command = {
  words: ['[COMMAND]'],
  examples: ['milpa help', 'milpa help import'],
  async run(context) {
    const [name] = context.words
    if (name === undefined) return overview(context)
    if (!isCommand(name)) throw unknownCommand(name)
    await helpOf(name, context)
  },
}

export function unknownCommand(name: string): Refusal {
  const meant = nearest(name, commandNames)
  return meant === undefined
    ? new Refusal(exit.usage, 'unknownCommand', { name })
    : new Refusal(exit.usage, 'unknownCommandMeant', { name, meant })
}

export async function helpOf(name: CommandName, { terminal, say }: Pick<Context, 'terminal' | 'say'>): Promise<void> {
  const command = await commands[name]()
  const own = command.options ?? {}
  const usage = ['milpa', name, ...(command.words ?? []), `[${say('options')}]`].join(' ')
  terminal.result({ command: name, usage, options: { ...own, ...commonOptions }, examples: command.examples }, [
    say(`${name}.summary`),
    '',
    `${say('usage')}: ${usage}`,
    ...(Object.keys(own).length > 0 ? ['', `${say('options')}:`, ...optionLines(own, say)] : []),
    '',
    `${say('commonOptions')}:`,
    ...optionLines(commonOptions, say),
    '',
    `${say('examples')}:`,
    ...command.examples.map((example) => `  ${example}`),
  ])
}

const optionLines = (options: Readonly<Record<string, Option>>, say: Context['say']): readonly string[] =>
  table(
    Object.entries(options).map(([name, { short, value }]) => [
      `  ${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
      say(`option.${name}`),
    ]),
  )

function overview({ terminal, say }: Context): void {
  terminal.result({ commands: commandNames }, [
    say('about'),
    '',
    `${say('usage')}: milpa COMMAND [${say('options')}]`,
    '',
    ...table(commandNames.map((name) => [`  ${name}`, say(`${name}.summary`)])),
    '',
    say('helpHint'),
    say('exitCodes'),
  ])
}
