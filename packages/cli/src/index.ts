/** For who runs `milpa` from a program of their own, and for whoever writes its configuration. */
export { main } from './main.ts'
export { exit, type ExitCode } from './run/exit.ts'
export type { MilpaConfig } from './run/config.ts'
