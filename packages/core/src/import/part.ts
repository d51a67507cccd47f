import type { Part } from '../plugin/define-plugin.ts'
import { importArea } from './area.ts'
import { mappings, removeMapping, saveMapping } from './mappings.ts'
import { check, confirm, discard, resume, tidy } from './passes.ts'
import { readAs } from './read-as.ts'
import { columns } from './columns.ts'
import { findings, listImports, readImport } from './read.ts'
import { rehearse } from './rehearse.ts'
import { addRows, begin, endRows } from './stage.ts'
import { importTables } from './tables.ts'
import { takeChunk } from './take-chunk.ts'
import { tidyImports } from './tidy-job.ts'
import { workImport } from './work.ts'

export const importPart: Part = {
  area: importArea,
  tables: importTables,
  operations: [
    begin,
    addRows,
    endRows,
    check,
    confirm,
    resume,
    discard,
    tidy,
    takeChunk,
    rehearse,
    readAs,
    saveMapping,
    removeMapping,
  ],
  queries: [listImports, readImport, findings, columns, mappings],
  jobs: [workImport, tidyImports],
  // Rows of files belong to nobody yet; what is left of them is thrown away after 30 days.
  forget: async () => ({ erased: 0, kept: ['kept-rows'] }),
}
