import type { Mount } from './app/env.ts'
import { mountCatalogues } from './catalogues/mount.ts'
import { mountConsole } from './console/mount.ts'
import { mountAccountStream } from './ledger/account-stream.ts'
import { mountImports } from './imports/mount.ts'
import { mountLedger } from './ledger/mount.ts'
import { mountPages } from './page/mount.ts'
import { mountWidgets } from './widgets/mount.ts'

/** What Milpa serves beside its API; each part mounts itself. */
export const defaultMounts: readonly Mount[] = [
  mountImports,
  mountLedger,
  mountAccountStream,
  mountCatalogues,
  mountWidgets,
  mountConsole,
  mountPages,
]
