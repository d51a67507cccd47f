import type { Language } from '@milpa/core'
import type { ExitCode } from './exit.ts'
import type { Say } from './language.ts'
import type { Terminal } from './terminal.ts'

export interface Option {
  readonly type: 'string' | 'boolean'
  readonly short?: string
  readonly multiple?: boolean
  /** What stands for the value in the help: `FILE`. */
  readonly value?: string
}

export type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>

export interface Context {
  readonly terminal: Terminal
  readonly say: Say
  readonly language: Language
  readonly env: NodeJS.ProcessEnv
  readonly values: Values
  readonly words: readonly string[]
  /** Aborted by the first Ctrl-C; the second ends the process. */
  readonly signal: AbortSignal
}

export interface Command {
  /** Names of what follows the command, `FILE`; in brackets when it may be left out, with `…` when several may follow. */
  readonly words?: readonly string[]
  readonly options?: Readonly<Record<string, Option>>
  /** Takes options that it does not know (`milpa run`). */
  readonly open?: boolean
  readonly examples: readonly string[]
  run(context: Context): Promise<ExitCode | void>
}

/** Options of every command. */
export const commonOptions: Readonly<Record<string, Option>> = {
  data: { type: 'string', value: 'FOLDER' },
  database: { type: 'string', value: 'URL' },
  config: { type: 'string', value: 'FILE' },
  language: { type: 'string', value: 'es|en|pt|fr' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
}

export const text = (values: Values, name: string): string | undefined => {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}
export const flag = (values: Values, name: string): boolean => values[name] === true
export const texts = (values: Values, name: string): readonly string[] => {
  const value = values[name]
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : []
}
