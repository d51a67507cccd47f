import type { Command } from '../run/command.ts'

/** Every command; its module is loaded when it is called, so that `milpa help` opens nothing. */
export const commands = {
  start: () => import('./start.ts').then(({ start }) => start),
  demo: () => import('./demo.ts').then(({ demo }) => demo),
  found: () => import('./found.ts').then(({ found }) => found),
  staff: () => import('./staff.ts').then(({ staff }) => staff),
  token: () => import('./token.ts').then(({ token }) => token),
  key: () => import('./key.ts').then(({ key }) => key),
  import: () => import('./import.ts').then(({ importFile }) => importFile),
  export: () => import('./export.ts').then(({ exportCommand }) => exportCommand),
  ledger: () => import('./ledger.ts').then(({ ledger }) => ledger),
  backup: () => import('./backup.ts').then(({ backup }) => backup),
  restore: () => import('./restore.ts').then(({ restore }) => restore),
  copy: () => import('./copy.ts').then(({ copy }) => copy),
  migrate: () => import('./migrate.ts').then(({ migrate }) => migrate),
  verify: () => import('./verify.ts').then(({ verify }) => verify),
  doctor: () => import('./doctor.ts').then(({ doctor }) => doctor),
  plugins: () => import('./plugins.ts').then(({ plugins }) => plugins),
  run: () => import('./run.ts').then(({ run }) => run),
  help: () => import('./help.ts').then(({ help }) => help),
} as const satisfies Readonly<Record<string, () => Promise<Command>>>

export type CommandName = keyof typeof commands
export const commandNames = Object.keys(commands) as readonly CommandName[]
export const isCommand = (word: string): word is CommandName => Object.hasOwn(commands, word)
