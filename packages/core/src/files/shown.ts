import { publicReader } from '../db/public.ts'
import type { Milpa } from '../runtime/milpa.ts'
import type { FileRow } from './find-file.ts'

/** Whether anybody may have a file now: it was uploaded for the public, and a public record shows it. */
export async function isFileShown(milpa: Pick<Milpa, 'host' | 'centreById'>, file: FileRow): Promise<boolean> {
  if (file.audience !== 'public') return false
  const centre = await milpa.centreById(file.centreId)
  if (!centre) return false
  const call = { read: publicReader(milpa.host.read), centre, at: milpa.host.clock() }
  const { id, subjectKind, subjectId } = file
  const subject = subjectKind !== null && subjectId !== null ? { kind: subjectKind, id: subjectId } : undefined
  for (const part of milpa.host.registry.parts) {
    if (await part.showsFile?.({ id, subject }, call)) return true
  }
  return false
}
