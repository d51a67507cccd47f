import * as all from './base.ts'

declare global {
  /** The server gives it a name with the hash of the base: two versions on one page stay apart. */
  var __milpa__: typeof all | undefined
}

globalThis.__milpa__ ??= all
