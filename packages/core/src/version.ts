import { createRequire } from 'node:module'

/** Of this package; plugins name the range of it that they were tested with. */
export const coreVersion = (createRequire(import.meta.url)('../package.json') as { version: string }).version
