import { index, instant, int, json, ref, staff, table, text, uniqueIndex, id, type AnyTable } from '../db/index.ts'

/** One line for each operation, and for each look at something sensitive. Never edited. */
export const auditEntries = table(
  'audit_entries',
  {
    id: staff(id()),
    centreId: staff(ref().notNull()),
    at: staff(instant().notNull()),
    actorId: staff(text().notNull()),
    actorKind: staff(text().notNull()),
    /** Id of the operation or query; `reveal` for opening a sealed value. */
    what: staff(text().notNull()),
    subjectKind: staff(text()),
    subjectId: staff(text()),
    /** The entry of the operation that this one ran inside. */
    within: staff(ref()),
    /** Ids and names of fields, never values; may be erased, since the chain holds only its commitment. */
    detail: staff(json<Readonly<Record<string, unknown>>>()),
    salt: staff(text()),
    commitment: staff(text().notNull()),
  },
  (t) => [
    index('audit_entries_subject').on(t.centreId, t.subjectKind, t.subjectId, t.id),
    index('audit_entries_centre').on(t.centreId, t.id),
    // The audit is read by person and by what was done, a page at a time, however long it has become.
    index('audit_entries_actor').on(t.centreId, t.actorId, t.id),
    index('audit_entries_what').on(t.centreId, t.what, t.id),
  ],
)

/** Seals runs of entries into a chain for each centre. */
export const auditBlocks = table(
  'audit_blocks',
  {
    id: staff(id()),
    centreId: staff(ref().notNull()),
    number: staff(int().notNull()),
    /** The newest entry in it; everything after the block before, up to this one, is inside. */
    throughId: staff(text().notNull()),
    entries: staff(int().notNull()),
    previous: staff(text().notNull()),
    hash: staff(text().notNull()),
  },
  (t) => [uniqueIndex('audit_blocks_number').on(t.centreId, t.number)],
)

/** What each field was before, and after. Values of sealed columns are not kept, only that they changed. */
export const fieldChanges = table(
  'field_changes',
  {
    id: staff(id()),
    centreId: staff(ref().notNull()),
    subjectKind: staff(text().notNull()),
    subjectId: staff(ref().notNull()),
    field: staff(text().notNull()),
    before: staff(json<{ readonly value: unknown }>()),
    after: staff(json<{ readonly value: unknown }>()),
    at: staff(instant().notNull()),
    actorId: staff(text().notNull()),
    entryId: staff(ref().notNull()),
  },
  (t) => [index('field_changes_subject').on(t.centreId, t.subjectKind, t.subjectId, t.id)],
)

export const auditTables: Readonly<Record<string, AnyTable>> = { auditEntries, auditBlocks, fieldChanges }
