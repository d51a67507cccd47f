import { coreVersion, definePlugin, type Plugin } from '@milpa/core'
import { identityArea } from './area.ts'
import { invite, listAccounts, renewInvitation } from './invite.ts'
import { identityTables } from './tables.ts'

/** Accounts, sessions and invitations of whoever signs in, in tables of their own. `serve` installs it. */
export const identityPlugin: Plugin = definePlugin({
  id: 'identity',
  version: coreVersion,
  core: `^${coreVersion}`,
  area: identityArea,
  tables: identityTables,
  migrations: new URL('../../migrations/', import.meta.url),
  operations: [invite, renewInvitation],
  queries: [listAccounts],
  // Accounts are of staff. The people whom a centre serves are not here.
  forget: async () => ({ erased: 0, kept: [] }),
})
