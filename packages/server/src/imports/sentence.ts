import type { imports, Language, Milpa } from '@milpa/core'
import { IntlMessageFormat } from 'intl-messageformat'

/** A problem of a row in the words of the reader: the column, and what is wrong with it. */
export function sentenceOf(milpa: Milpa, problem: imports.RowProblem, language: Language): string {
  const [area = '', key = ''] = problem.key.split(' ')
  const catalogue = milpa.host.registry.parts.find((part) => part.area.id === area)?.area.messages
  const text = catalogue?.[language][key]
  const sentence = text === undefined ? problem.code : format(text, language, problem.data)
  return problem.name === undefined ? sentence : `${problem.name}: ${sentence}`
}

function format(text: string, language: Language, data: Readonly<Record<string, string | number>>): string {
  try {
    return String(new IntlMessageFormat(text, language).format(data))
  } catch {
    return text
  }
}
