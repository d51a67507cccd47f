import type { Part } from '../plugin/define-plugin.ts'
import { filesArea } from './area.ts'
import { attachFile, keepFile, listFiles, removeFile, removeFilesOf } from './files.ts'
import { filesTables } from './tables.ts'

export const filesPart: Part = {
  area: filesArea,
  tables: filesTables,
  operations: [keepFile, attachFile, removeFile],
  queries: [listFiles],
  forget: async (person, call) => ({ erased: await removeFilesOf(call, { kind: 'person', id: person }), kept: [] }),
}
