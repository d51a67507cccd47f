import { centres } from '../centre/tables.ts'
import { id, index, instant, int, long, oneOf, ref, staff, table, text, type AnyTable } from '../db/index.ts'

export const fileKinds = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const
export type FileKind = (typeof fileKinds)[number]

export const fileAudiences = ['public', 'staff'] as const

/** What is known of an uploaded file. The bytes lie with the host, under the id. */
export const files = table(
  'files',
  {
    id: staff(id()),
    centreId: staff(ref(() => centres.id).notNull()),
    /** `public`: anybody may have it, but only while a public record shows it. */
    audience: staff(oneOf(fileAudiences).notNull()),
    /** Full permission that reading asks for; `files:read` when absent. */
    permission: staff(text()),
    mediaType: staff(oneOf(fileKinds).notNull()),
    /** As its owner called it. */
    name: staff(text()),
    bytes: staff(long().notNull()),
    /** Hex, of what is stored (images are made anew). */
    sha256: staff(text().notNull()),
    width: staff(int()),
    height: staff(int()),
    /** The record it belongs to. */
    subjectKind: staff(text()),
    subjectId: staff(text()),
    createdAt: staff(instant().notNull()),
    createdBy: staff(text().notNull()),
  },
  (t) => [index('files_subject').on(t.centreId, t.subjectKind, t.subjectId, t.id)],
)

export const filesTables: Readonly<Record<string, AnyTable>> = { files }
