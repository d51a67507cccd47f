import type { Writer } from '../db/session.ts'
import type { Host } from '../runtime/host.ts'
import type { Actor, Subject } from '../operations/call.ts'
import { auditEntry } from './entry.ts'
import { auditEntries } from './tables.ts'

export interface Note {
  readonly centreId: string
  readonly actor: Pick<Actor, 'id' | 'kind'>
  /** As an operation would be called: `identity.sign-in`. */
  readonly what: string
  readonly subject?: Subject
  /** Ids and names, never values. */
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Writes down what happens outside any operation, such as a sign-in: nobody is known yet who could call one. */
export async function noteInAudit(tx: Writer, host: Pick<Host, 'id' | 'clock'>, notes: readonly Note[]): Promise<void> {
  if (notes.length === 0) return
  const at = host.clock()
  await tx
    .insert(auditEntries)
    .values(
      notes.map(({ centreId, actor, what, subject, detail = {} }) =>
        auditEntry({ id: host.id(), centreId, at, actor, what, subject, within: undefined, detail }),
      ),
    )
}
