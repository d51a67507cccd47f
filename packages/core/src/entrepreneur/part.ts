import type { Part } from '../plugin/define-plugin.ts'
import { archive, restore } from './archive.ts'
import { entrepreneurArea } from './area.ts'
import { history } from './history.ts'
import { list } from './list.ts'
import { read, sensitiveFacts } from './read.ts'
import { register } from './register.ts'
import { entrepreneurTables } from './tables.ts'
import { update } from './update.ts'

export const entrepreneurPart: Part = {
  area: entrepreneurArea,
  tables: entrepreneurTables,
  operations: [register, update, archive, restore],
  queries: [list, read, sensitiveFacts, history],
  forget: async () => ({ erased: 0, kept: [] }),
}
