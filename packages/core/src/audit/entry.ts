import { createHash, randomBytes } from 'node:crypto'
import type { Actor, Subject } from '../operations/call.ts'
import type { auditEntries } from './tables.ts'

export type AuditEntry = typeof auditEntries.$inferSelect

export interface AuditFacts {
  readonly id: string
  readonly centreId: string
  readonly at: Date
  readonly actor: Pick<Actor, 'id' | 'kind'>
  readonly what: string
  readonly subject: Subject | undefined
  readonly within: string | undefined
  readonly detail: Readonly<Record<string, unknown>>
}

export function auditEntry(facts: AuditFacts): AuditEntry {
  const empty = Object.keys(facts.detail).length === 0
  const salt = empty ? null : randomBytes(16).toString('base64url')
  const detail = empty ? null : facts.detail
  return {
    id: facts.id,
    centreId: facts.centreId,
    at: facts.at,
    actorId: facts.actor.id,
    actorKind: facts.actor.kind,
    what: facts.what,
    subjectKind: facts.subject?.kind ?? null,
    subjectId: facts.subject?.id ?? null,
    within: facts.within ?? null,
    detail,
    salt,
    commitment: commitment(salt, detail),
  }
}

/** Stands in the chain for a detail that may have to be erased: SHA-256 of salt and detail. */
export const commitment = (salt: string | null, detail: object | null): string =>
  salt === null
    ? ''
    : createHash('sha256')
        .update(salt)
        .update(canonical(detail ?? {}))
        .digest('base64url')

/** JSON with sorted keys: the same thing has one text, however it was built. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item)).join(',')}]`
  if (value instanceof Date) return JSON.stringify(value)
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}
