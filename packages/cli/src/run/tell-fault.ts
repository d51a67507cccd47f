import { Problem, PluginError, type Language } from '@milpa/core'
import { DatabaseError, MigrationError } from '@milpa/core/db'
import { ArchiveError, CopyError } from '@milpa/core/portability'
import { TABULAR_MESSAGES, TabularError, type TabularMessageKey } from '@milpa/tabular'
import { IntlMessageFormat } from 'intl-messageformat'
import { problemLines } from './problem-lines.ts'
import { exit, Refusal, type ExitCode } from './exit.ts'
import type { Say } from './language.ts'
import type { Terminal } from './terminal.ts'

/** Says what ended a command, in the reader's words, and answers with the exit code. */
export function tellFault(error: unknown, terminal: Terminal, say: Say, language: Language): ExitCode {
  const told = toldOf(error, say, language)
  terminal.fail({ error: told.code, message: told.lines[0], exit: told.exit, ...told.facts }, told.lines.join('\n'))
  return told.exit
}

interface Told {
  readonly exit: ExitCode
  readonly code: string
  readonly lines: readonly string[]
  readonly facts?: object
}

function toldOf(error: unknown, say: Say, language: Language): Told {
  if (error instanceof Refusal) return { exit: error.exit, code: error.key, lines: [say(error.key, error.data)] }
  if (error instanceof Problem) {
    const lines = problemLines(error, language, say)
    const { code, data, issues } = error
    const byCode: Readonly<Record<string, ExitCode>> = { BUSY: exit.database, STORAGE_FULL: exit.storage }
    return { exit: byCode[code] ?? exit.refused, code, lines, facts: { data, issues } }
  }
  if (error instanceof TabularError) {
    const text = TABULAR_MESSAGES[language][error.messageKey as TabularMessageKey]
    const values = { line: error.line ?? 0, column: error.column ?? 0, ...error.data }
    return {
      exit: exit.refused,
      code: error.code,
      lines: [String(new IntlMessageFormat(text, language).format(values))],
    }
  }
  if (error instanceof ArchiveError) {
    const line = say(`archive.${error.fault}`, {
      file: '',
      table: '',
      plugins: '',
      centre: '',
      format: 0,
      known: 0,
      ...error.data,
    })
    return { exit: exit.refused, code: error.fault, lines: [line], facts: { data: error.data } }
  }
  if (error instanceof CopyError) {
    return {
      exit: exit.failedCheck,
      code: 'COPY_DIFFERS',
      lines: [say('copy.differs', { table: error.table }), error.message],
    }
  }
  if (error instanceof MigrationError)
    return { exit: exit.refused, code: 'MIGRATION', lines: [say('migrationRefused'), error.message] }
  if (error instanceof PluginError) {
    if (error.cause instanceof Refusal) return toldOf(error.cause, say, language)
    return {
      exit: exit.refused,
      code: `PLUGIN_${error.fault}`,
      lines: [say('pluginRefused', { plugin: error.plugin }), error.message],
    }
  }
  if (error instanceof DatabaseError) return toldOfDatabase(error, say)
  return toldOfSystem(error, say)
}

function toldOfDatabase(error: DatabaseError, say: Say): Told {
  if (error.fault === 'full') return { exit: exit.storage, code: 'STORAGE_FULL', lines: [say('storageFull')] }
  if (error.fault === 'busy') return { exit: exit.database, code: 'BUSY', lines: [say('databaseBusy')] }
  return { exit: exit.database, code: 'DATABASE', lines: [say('databaseUnreachable'), error.message] }
}

const storage: Readonly<Record<string, string>> = {
  ENOSPC: 'storageFull',
  EDQUOT: 'storageFull',
  EACCES: 'storageForbidden',
  EPERM: 'storageForbidden',
  EROFS: 'storageForbidden',
  ENOENT: 'fileMissing',
  EEXIST: 'fileExists',
}

function toldOfSystem(error: unknown, say: Say): Told {
  const { code = '', path = '', message = String(error) } = error as NodeJS.ErrnoException
  const key = storage[code]
  if (key !== undefined) return { exit: exit.storage, code, lines: [say(key, { path })] }
  // SQLite's own words, where a statement of the engine itself fails.
  if (/disk is full|disk I\/O error/i.test(message))
    return { exit: exit.storage, code: 'STORAGE_FULL', lines: [say('storageFull')] }
  if (code === 'EADDRINUSE') return { exit: exit.refused, code, lines: [say('portTaken')] }
  if (/unable to open database file|CANTOPEN/i.test(message)) {
    return { exit: exit.storage, code: 'CANTOPEN', lines: [say('databaseUnreachable'), message] }
  }
  if (/^(ECONN|ENOTFOUND|ETIMEDOUT|28|3D)/.test(code)) {
    return { exit: exit.database, code, lines: [say('databaseUnreachable')] }
  }
  const stack = error instanceof Error && error.stack ? [error.stack] : [message]
  return { exit: exit.internal, code: 'INTERNAL', lines: [say('internal'), ...stack] }
}
