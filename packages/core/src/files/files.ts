import * as v from 'valibot'
import { and, eq, inArray, isNull, keyset, or, page, paged } from '../db/index.ts'
import type { OperationCall, QueryCall, Subject } from '../operations/call.ts'
import { filesArea } from './area.ts'
import { fileAudiences, fileKinds, files } from './tables.ts'

const Id = v.pipe(v.string(), v.maxLength(60))
const Word = v.pipe(v.string(), v.maxLength(120))

const StoredFile = v.pipe(
  v.object({
    id: v.string(),
    audience: v.picklist(fileAudiences),
    mediaType: v.picklist(fileKinds),
    name: v.nullable(v.string()),
    bytes: v.number(),
    sha256: v.string(),
    width: v.nullable(v.number()),
    height: v.nullable(v.number()),
    subjectKind: v.nullable(v.string()),
    subjectId: v.nullable(v.string()),
    createdAt: v.string(),
  }),
  v.metadata({ ref: 'StoredFile' }),
)

const described = (row: typeof files.$inferSelect) => ({ ...row, createdAt: row.createdAt.toISOString() })

/** Full permission that reading a file asks for. */
export const permissionOfFile = ({ permission }: { readonly permission: string | null }): string =>
  permission ?? filesArea.permission('read')

/** Called by the host, with a permission that nobody else holds, once the bytes lie where they belong. */
export const keepFile = filesArea.operation({
  name: 'keep',
  title: 'Record a file that the host has stored',
  path: '/keep',
  permission: 'keep',
  about: 'file',
  input: v.object({
    id: Id,
    audience: v.picklist(fileAudiences),
    permission: v.optional(Word),
    mediaType: v.picklist(fileKinds),
    name: v.optional(v.pipe(v.string(), v.maxLength(255))),
    bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    width: v.optional(v.number()),
    height: v.optional(v.number()),
    subjectKind: v.optional(Word),
    subjectId: v.optional(Word),
  }),
  output: StoredFile,
  errors: ['UNKNOWN_PERMISSION'],
  async run(input, call) {
    if (input.permission !== undefined && !call.declaredPermissions.has(input.permission)) {
      throw call.error('UNKNOWN_PERMISSION')
    }
    const [row] = await call.tx
      .insert(files)
      .values({ ...input, centreId: call.centre.id, createdAt: call.at, createdBy: call.actor.id })
      .returning()
    return described(row!)
  },
})

/** Files of a record, oldest first; those that ask for a permission which the reader lacks are left out. */
export const listFiles = filesArea.query({
  name: 'of-record',
  title: 'The files of a record',
  path: '/of/:subjectKind/:subjectId',
  permission: 'read',
  input: v.object({ ...paged, subjectKind: Word, subjectId: Word }),
  output: page(StoredFile),
  async run({ subjectKind, subjectId, ...input }, call) {
    const keys = keyset([files.id], input)
    const rows = await call.read
      .select()
      .from(files)
      .where(and(call.mine(files), eq(files.subjectKind, subjectKind), eq(files.subjectId, subjectId), keys.where))
      .orderBy(...keys.orderBy)
      .limit(keys.limit)
    const { items, next } = keys.page(rows, (row) => [row.id])
    const visible = items.filter((row) => call.may(permissionOfFile(row)))
    return { items: visible.map(described), ...(next === undefined ? {} : { next }) }
  },
})

const mine = (call: Pick<QueryCall, 'mine'>, id: string) => and(call.mine(files), eq(files.id, id))

/** Says which record a file belongs to, for one that was uploaded before its record was there. */
export const attachFile = filesArea.operation({
  name: 'attach',
  title: 'Say which record a file belongs to',
  path: '/:id/attach',
  permission: 'upload',
  about: 'file',
  input: v.object({ id: Id, subjectKind: Word, subjectId: Word }),
  output: StoredFile,
  async run({ id, ...subject }, call) {
    const [before] = await call.tx.select().from(files).where(mine(call, id))
    if (!before || !call.may(permissionOfFile(before))) throw call.notFound()
    const [after] = await call.tx.update(files).set(subject).where(mine(call, id)).returning()
    return described(after!)
  },
})

/** The host drops the bytes of files that are no longer recorded within the hour. */
export const removeFile = filesArea.operation({
  name: 'remove',
  title: 'Remove a file',
  method: 'DELETE',
  path: '/:id',
  permission: 'upload',
  about: 'file',
  input: v.object({ id: Id }),
  output: v.object({ id: v.string() }),
  async run({ id }, call) {
    const [row] = await call.tx.select().from(files).where(mine(call, id))
    if (!row || !call.may(permissionOfFile(row))) throw call.notFound()
    await call.tx.delete(files).where(mine(call, id))
    return { id }
  },
})

/** Removes every file of a record: for `forget`, and for parts that delete records of their own. */
export const removeFilesOf = (call: Pick<OperationCall, 'tx' | 'mine'>, { kind, id }: Subject): Promise<number> =>
  removeFilesOfMany(call, { kind, ids: [id] })

/**
 * Removes every file of some records, and those that they `name` (a photo, the papers of a session) and that belong to
 * no other record. From the commit on nobody gets them; the host drops their bytes within the hour.
 */
export async function removeFilesOfMany(
  call: Pick<OperationCall, 'tx' | 'mine'>,
  of: { readonly kind: string; readonly ids: readonly string[]; readonly named?: readonly string[] },
): Promise<number> {
  if (of.ids.length === 0) return 0
  const theirs = and(eq(files.subjectKind, of.kind), inArray(files.subjectId, [...of.ids]))
  const named = and(isNull(files.subjectId), inArray(files.id, [...(of.named ?? [])]))
  const gone = await call.tx
    .delete(files)
    .where(and(call.mine(files), (of.named ?? []).length === 0 ? theirs : or(theirs, named)))
    .returning({ id: files.id })
  return gone.length
}
