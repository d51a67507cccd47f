import type { Part } from '../plugin/define-plugin.ts'
import { filesArea } from './area.ts'
import { attachFile, keepFile, listFiles, removeFile, removeFilesOfMany } from './files.ts'
import { filesTables } from './tables.ts'

export const filesPart: Part = {
  area: filesArea,
  tables: filesTables,
  operations: [keepFile, attachFile, removeFile],
  queries: [listFiles],
  // Files that another part's records name are that part's to remove: it knows whose they are.
  forget: async ({ ids, enterprises }, call) => ({
    erased:
      (await removeFilesOfMany(call, { kind: 'person', ids })) +
      (await removeFilesOfMany(call, { kind: 'enterprise', ids: enterprises })),
    kept: [],
  }),
}
