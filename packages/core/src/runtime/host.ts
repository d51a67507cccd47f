import type { Engine } from '../db/engine.ts'
import type { Database } from '../db/session.ts'
import type { Run } from '../operations/operation.ts'
import type { Vault } from '../vault/vault.ts'
import type { Log } from './log.ts'
import type { Registry } from './registry.ts'

/** What every call of a running Milpa stands on. */
export interface Host {
  readonly engine: Engine
  /** Selecting outside any transaction. */
  readonly read: Database
  readonly registry: Registry
  readonly runners: ReadonlyMap<string, Run<unknown, unknown>>
  readonly vault: Vault
  readonly log: Log
  readonly clock: () => Date
  readonly id: () => string
  readonly random: () => number
  /** Tells the workers that something was committed which they may have to do. */
  readonly wake: () => void
}
