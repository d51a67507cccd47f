export { BetterAuthIdentity } from './provider.ts'
export { identityPlugin } from './plugin.ts'
export { identityTables } from './tables.ts'
export { invite, listAccounts, renewInvitation } from './invite.ts'
