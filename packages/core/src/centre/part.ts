import type { Part } from '../plugin/define-plugin.ts'
import { centreArea } from './area.ts'
import { found } from './found.ts'
import { centreTables } from './tables.ts'

export const centrePart: Part = {
  area: centreArea,
  tables: centreTables,
  operations: [found],
  // Staff are not the people whom the right to erasure here is about: identity is the host's, the audit keeps ids.
  forget: async () => ({ erased: 0, kept: [] }),
}
