/** What the files area offers to the host and to plugins. */
export { filesArea } from './area.ts'
export {
  attachFile,
  keepFile,
  listFiles,
  permissionOfFile,
  removeFile,
  removeFilesOf,
  removeFilesOfMany,
} from './files.ts'
export { fileById, recordedFiles, type FileRow } from './find-file.ts'
export { fileKinds, type FileKind } from './tables.ts'
export { isFileShown } from './shown.ts'
