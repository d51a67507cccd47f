import { and, eq, inArray, isNotNull, notInArray } from '../db/index.ts'
import type { Doing } from '../entrepreneur/any-call.ts'
import { auditEntries, fieldChanges } from './tables.ts'

/**
 * Erases what the history of fields and the audit say about some records. The entries of the audit stay, with ids in
 * place of names, and the chain of hashes still fits: it holds only commitments to what is erased here.
 *
 * @param except fields whose history stays
 * @returns rows that were emptied or deleted.
 */
export async function eraseTrail(
  call: Doing,
  kind: string,
  ids: readonly string[],
  except: readonly string[] = [],
): Promise<number> {
  if (ids.length === 0) return 0
  const changes = await call.tx
    .delete(fieldChanges)
    .where(
      and(
        call.mine(fieldChanges),
        eq(fieldChanges.subjectKind, kind),
        inArray(fieldChanges.subjectId, [...ids]),
        except.length === 0 ? undefined : notInArray(fieldChanges.field, [...except]),
      ),
    )
    .returning({ id: fieldChanges.id })
  const entries = await call.tx
    .update(auditEntries)
    .set({ detail: null, salt: null })
    .where(
      and(
        call.mine(auditEntries),
        eq(auditEntries.subjectKind, kind),
        inArray(auditEntries.subjectId, [...ids]),
        isNotNull(auditEntries.detail),
      ),
    )
    .returning({ id: auditEntries.id })
  return changes.length + entries.length
}
