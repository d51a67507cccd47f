import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { VaultKey } from '@milpa/core'

export interface Secrets {
  /** The newest seals, all open. A key is a file `vault-<n>.key`; a new one is added by adding a file. */
  readonly vault: readonly [VaultKey, ...VaultKey[]]
  /** Signs session cookies. */
  readonly session: string
}

/**
 * The keys of a host, under `<data>/secrets`; made on the first start, readable by the operator alone. Without the
 * vault's keys, what is sealed in the database stays closed: they belong in the backup, but not beside it.
 */
export function loadSecrets(data: string): Secrets {
  const folder = join(data, 'secrets')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const session = secretIn(folder, 'session.key')
  if (!readdirSync(folder).some((name) => vaultFile.test(name))) secretIn(folder, 'vault-1.key')
  const numbers = readdirSync(folder)
    .map((name) => Number(vaultFile.exec(name)?.[1]))
    .filter((number) => number > 0)
    .toSorted((a, b) => b - a)
  const vault = numbers.map((number) => ({
    id: `k${number}`,
    secret: new Uint8Array(Buffer.from(secretIn(folder, `vault-${number}.key`), 'base64url')),
  }))
  return { vault: vault as unknown as Secrets['vault'], session }
}

const vaultFile = /^vault-(\d+)\.key$/

function secretIn(folder: string, name: string): string {
  const path = join(folder, name)
  if (!existsSync(path)) write(path, randomBytes(32).toString('base64url'))
  chmodSync(path, 0o600)
  return readFileSync(path, 'utf8').trim()
}

/** Two processes may start at once: the one that comes second keeps the first one's secret. */
function write(path: string, secret: string): void {
  try {
    const file = openSync(path, 'wx', 0o600)
    writeSync(file, secret)
    // Before the first row is sealed with it: a key lost in a power cut takes the data with it.
    fsyncSync(file)
    closeSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
