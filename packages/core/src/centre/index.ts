/** What the centre area offers to the host, the command line and plugins. */
export {
  actorOfMember,
  bearerOfToken,
  digestOfToken,
  holderOfKey,
  membershipsOf,
  permissionsOfRole,
  permissionsOfRoles,
  type DeclaredPermissions,
  type KeyHolder,
  type Membership,
} from './access.ts'
export { newSecret } from './access-secrets.ts'
export { centreArea, standardRoles } from './area.ts'
export { auditChain, listAudit } from './audit.ts'
export { found, type Founding } from './found.ts'
export { createKey, listKeys, revokeKey } from './keys.ts'
export { addRole, editRole, listPermissions, listRoles, removeRole } from './roles.ts'
export { about, settings, updateSettings } from './settings.ts'
export { addStaff, editStaff, getStaff, listStaff } from './staff.ts'
export { createToken, listTokens, revokeToken } from './tokens.ts'
export { cancelJob, deadDeliveries, getJob, listJobs, reviveDeliveries } from './work.ts'
