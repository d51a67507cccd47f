import type { Part } from '../plugin/define-plugin.ts'
import { centreArea } from './area.ts'
import { auditChain, listAudit } from './audit.ts'
import { found } from './found.ts'
import { createKey, listKeys, revokeKey } from './keys.ts'
import { addRole, editRole, listPermissions, listRoles, removeRole } from './roles.ts'
import { about, settings, updateSettings } from './settings.ts'
import { addStaff, editStaff, getStaff, listStaff } from './staff.ts'
import { centreTables } from './tables.ts'
import { createToken, listTokens, revokeToken } from './tokens.ts'
import { cancelJob, deadDeliveries, getJob, listJobs, reviveDeliveries } from './work.ts'

export const centrePart: Part = {
  area: centreArea,
  tables: centreTables,
  operations: [
    found,
    updateSettings,
    addRole,
    editRole,
    removeRole,
    addStaff,
    editStaff,
    createToken,
    revokeToken,
    createKey,
    revokeKey,
    cancelJob,
    reviveDeliveries,
  ],
  queries: [
    settings,
    listRoles,
    listPermissions,
    listStaff,
    getStaff,
    listTokens,
    listKeys,
    listAudit,
    auditChain,
    listJobs,
    getJob,
    deadDeliveries,
  ],
  publicQueries: [about],
  // Staff are not the people whom the right to erasure here is about: identity is the host's, the audit keeps ids.
  forget: async () => ({ erased: 0, kept: [] }),
}
