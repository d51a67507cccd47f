import IntlMessageFormat from 'intl-messageformat'
import { commonErrors, type Issue, type Language, type Part, type Problem } from '@milpa/core'
import * as own from '../messages/index.ts'

/** RFC 9457, with a stable `code`, the places that are wrong in the input, and the id under which it was logged. */
export interface ProblemDocument {
  readonly type: string
  /** A sentence for the reader, in the reader's language. */
  readonly title: string
  readonly status: number
  readonly code: string
  readonly errors?: readonly {
    readonly pointer: string
    readonly rule: string
    readonly expected?: string
    readonly message: string
  }[]
  readonly data?: Readonly<Record<string, unknown>>
  readonly requestId: string
}

/** A Milpa, or the parts alone where none is open (the command line). */
interface WithParts {
  readonly host: { readonly registry: { readonly parts: readonly Part[] } }
}

/** Renders problems with the messages of the host and of every installed area. */
export class ProblemWriter {
  /** Which part's messages hold a code. */
  readonly #catalogues: ReadonlyMap<string, Readonly<Record<Language, Readonly<Record<string, string>>>>>

  constructor(milpa: WithParts) {
    const catalogues = new Map<string, typeof own.catalogue>()
    for (const { area } of milpa.host.registry.parts) {
      for (const key of Object.keys(area.messages.es)) {
        if (key.startsWith('error.')) catalogues.set(key.slice(6), area.messages)
      }
    }
    for (const code of Object.keys(commonErrors)) catalogues.set(code, own.catalogue)
    this.#catalogues = catalogues
  }

  write(problem: Problem, language: Language, requestId: string): ProblemDocument {
    const { code, status, issues, data } = problem
    const text = this.#catalogues.get(code)?.[language][`error.${code}`]
    return {
      type: `urn:milpa:problem:${code}`,
      title: text === undefined ? problem.message : formatted(text, language, data),
      status,
      code,
      ...(issues.length > 0 ? { errors: issues.map((issue) => described(issue, language)) } : {}),
      ...(Object.keys(data).length > 0 ? { data } : {}),
      requestId,
    }
  }
}

function described(issue: Issue, language: Language) {
  const messages: Readonly<Record<string, string>> = own.catalogue[language]
  const text = messages[`rule.${issue.rule}`] ?? messages['rule.invalid']!
  // A rule that names what it expects, told without it: the plain sentence is the better one.
  const usable = text.includes('{expected') && issue.expected === undefined ? messages['rule.invalid']! : text
  const expected = issue.expected?.replaceAll(/["()]/g, '').replaceAll(' | ', ', ')
  return { ...issue, message: formatted(usable, language, { expected }) }
}

function formatted(text: string, language: Language, data: Readonly<Record<string, unknown>>): string {
  if (!text.includes('{')) return text
  try {
    return String(new IntlMessageFormat(text, language).format(data as Record<string, string | number>))
  } catch {
    // A message that wants more than the problem carries is still better than a second failure.
    return text
  }
}
