import { text, type Context } from '../command.ts'
import { exit, Refusal } from '../exit.ts'

/** A word of the command that must be there. */
export function word({ words }: Context, index: number, name: string): string {
  const found = words[index]
  if (found === undefined) throw new Refusal(exit.usage, 'missingWord', { name: `ledger ${words[0]}`, word: name })
  return found
}

/** One of a closed list that an option gives. */
export function chosen<T extends string>({ values }: Context, option: string, known: readonly T[], absent?: T): T {
  const given = text(values, option) ?? absent
  if (given === undefined) throw new Refusal(exit.usage, 'optionNeeded', { option: `--${option}` })
  const found = known.find((one) => one === given)
  if (!found) throw new Refusal(exit.usage, 'badWord', { word: given, known: known.join(', ') })
  return found
}
