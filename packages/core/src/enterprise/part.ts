import type { Part } from '../plugin/define-plugin.ts'
import { enterpriseArea } from './area.ts'
import { exactPlace, read } from './read.ts'
import { register } from './register.ts'
import { enterpriseTables } from './tables.ts'

export const enterprisePart: Part = {
  area: enterpriseArea,
  tables: enterpriseTables,
  operations: [register],
  queries: [read, exactPlace],
  forget: async () => ({ erased: 0, kept: [] }),
}
