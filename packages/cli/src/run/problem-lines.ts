import { coreParts, type Language, type Part, type Problem } from '@milpa/core'
import { identityPlugin, ProblemWriter } from '@milpa/server'
import type { Say } from './language.ts'

/** Parts whose messages are known; those of plugins come with them. */
const parts: Part[] = [...coreParts, identityPlugin]
export const knowParts = (more: readonly Part[]): void => {
  parts.push(...more.filter((part) => !parts.includes(part)))
}

/** A refusal in the reader's words, and below it each field that is wrong. */
export function problemLines(problem: Problem, language: Language, say: Say): readonly string[] {
  const writer = new ProblemWriter({ host: { registry: { parts } } })
  const { title, errors = [] } = writer.write(problem, language, '')
  return [title, ...errors.map(({ pointer, message }) => say('field', { field: pointer.slice(1) || '·', message }))]
}
