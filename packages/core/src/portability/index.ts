/** Moving centres and databases whole, and proving that what is there is what was. For hosts, not for plugins. */
export { ArchiveError, archiveFormat, readManifest, type ArchiveFault, type Manifest } from './archive.ts'
export { copyDatabase, CopyError, type CopiedTable, type CopyProgress } from './copy.ts'
export { exportCentre } from './export-centre.ts'
export { portableTables, type PortableTable } from './portable-table.ts'
export { restoreCentre } from './restore-centre.ts'
export { countOf, digestOfTable, lineOf, pagesOf, rowOf, type TableDigest } from './rows.ts'
export { danglingReferences, verifyLedger, type Fault } from './verify.ts'
export { atOneMoment } from './snapshot.ts'
