import type { AnyTable } from '../db/table.ts'
import type { Subscription } from '../events/event.ts'
import type { JobType } from '../jobs/job.ts'
import type { AreaFacts } from '../operations/area.ts'
import type { OperationCall, PublicCall, Subject } from '../operations/call.ts'
import type { ConfigRef, Operation, Override, PublicQuery, Query } from '../operations/operation.ts'
import type { Facet } from './facet.ts'

/** A custom element that other sites embed. */
export interface Widget {
  readonly tag: `milpa-${string}`
  /** The built file that registers the element. */
  readonly module: URL
  /** Public queries it reads, by id; only these answer to other origins on its behalf. */
  readonly reads: readonly string[]
}

/** A page, tab or card of the console, filled by a custom element. */
export interface Screen {
  readonly slot: 'page' | 'entrepreneur-tab' | 'enterprise-tab' | 'case-tab' | 'today-card'
  readonly tag: string
  readonly module: URL
  /** Under which of the three sisters its menu item stands. */
  readonly sister: 'entrepreneurs' | 'services' | 'ledger'
  /** Message key of its title. */
  readonly title: string
  /** Name of an icon of @milpa/ui. */
  readonly icon: string
  /** Full permission; without it the screen is not in the menu. */
  readonly permission: string
}

/** Whom a part has to erase. What it keeps about any of these ids is about her. */
export interface PersonToForget {
  /** Every record of hers: the one that stands for her first, then those that were merged into it. */
  readonly ids: readonly string[]
  /** Enterprises that are erased with her, and the records that were merged into those. */
  readonly enterprises: readonly string[]
}

/** What erasing a person did in one plugin: what is gone, and what stays and why. */
export interface Forgotten {
  readonly erased: number
  /** Message keys that say what is kept. */
  readonly kept: readonly string[]
}

export interface Health {
  readonly status: 'ok' | 'degraded' | 'failed'
  /** For the operator: what is wrong and what to do. */
  readonly sentence?: string
}

/** Everything that a part of Milpa contributes: core's own parts and plugins have the same form. */
export interface Part {
  readonly area: AreaFacts
  readonly config?: ConfigRef
  readonly tables?: Readonly<Record<string, AnyTable>>
  readonly operations?: readonly Operation[]
  readonly queries?: readonly Query[]
  readonly publicQueries?: readonly PublicQuery[]
  readonly overrides?: readonly Override[]
  readonly subscriptions?: readonly Subscription[]
  readonly facets?: readonly Facet[]
  readonly jobs?: readonly JobType[]
  readonly widgets?: readonly Widget[]
  readonly screens?: readonly Screen[]
  /** Demonstration data, through operations; the same every time. */
  seed?(call: OperationCall): Promise<void>
  /** The right to erasure. A part with tables must say what it does, even if it holds nobody's data. */
  forget?(person: PersonToForget, call: OperationCall): Promise<Forgotten>
  health?(): Promise<Health>
  /** Whether one of its public records shows this file now: only then does anybody get a public file. */
  showsFile?(
    file: { readonly id: string; readonly subject: Subject | undefined },
    call: Pick<PublicCall, 'read' | 'centre' | 'at'>,
  ): Promise<boolean>
}

export interface Plugin extends Part {
  /** Kebab-case; also the area, the prefix of its tables and the path of its routes. */
  readonly id: string
  readonly version: string
  /** Range of @milpa/core that it was tested with. */
  readonly core: string
  /** Other plugins it needs, by id and range. */
  readonly dependencies?: Readonly<Record<string, string>>
  /** Folder with `libsql/` and `postgres/`. */
  readonly migrations?: URL
  /**
   * What happens when it cannot start. `required` (default): the host does not start either. `optional`: its routes
   * answer 503, and so do those of the plugins that depend on it. A plugin with overrides guards something and is
   * required whatever it says.
   */
  readonly onFailure?: 'required' | 'optional'
}

/** A plugin is one value. Frozen, so that two hosts (or two tests) can share it. */
export const definePlugin = (plugin: Plugin): Plugin => Object.freeze(plugin)
