import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min'
import * as v from 'valibot'
import { and, asc, eq, inArray, type Reader } from '../db/index.ts'
import { centres } from '../centre/tables.ts'
import type { Subject } from '../operations/call.ts'
import type { Asking, Doing } from './any-call.ts'
import { contactKinds, contactPoints } from './tables.ts'

export type ContactKind = (typeof contactKinds)[number]

export const ContactInput = v.object({
  kind: v.picklist(contactKinds),
  value: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  label: v.optional(v.pipe(v.string(), v.maxLength(80))),
  /** Of an enterprise only: whether it may stand in the public directory. Absent: not, or as it was in an import. */
  publishable: v.optional(v.boolean()),
})
export type ContactInput = v.InferOutput<typeof ContactInput>

export const Contact = v.object({
  kind: v.picklist(contactKinds),
  value: v.string(),
  label: v.nullable(v.string()),
  publishable: v.boolean(),
})

export interface ContactRow {
  readonly kind: ContactKind
  readonly value: string
  readonly label: string | null
  readonly publishable: boolean
}

/** ISO 3166-1 alpha-2 of the centre and the latitude of its grid; one read for each operation that needs them. */
export async function centreFacts(call: { readonly read: Reader; readonly centre: { readonly id: string } }) {
  const [facts] = await call.read
    .select({ country: centres.country, gridLatitude: centres.gridLatitude })
    .from(centres)
    .where(eq(centres.id, call.centre.id))
  if (!facts) throw new Error(`There is no centre ${call.centre.id}.`)
  return facts
}

/** A contact as it is kept and compared, or undefined when it cannot be one. Phones become E.164. */
export function normaliseContact(kind: ContactKind, value: string, country: string): string | undefined {
  switch (kind) {
    case 'phone':
    case 'mobile':
    case 'whatsapp': {
      const phone = parsePhoneNumberFromString(value, country as CountryCode)
      return phone?.isPossible() ? phone.number : undefined
    }
    case 'email':
      return /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(value) ? value.toLowerCase() : undefined
    case 'web':
      return normaliseLink(value)
    case 'social':
      return value.startsWith('http') || value.includes('.') ? normaliseLink(value) : value
  }
}

function normaliseLink(value: string): string | undefined {
  const text = /^https?:\/\//i.test(value) ? value : `https://${value}`
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  // A link is shown to everybody: no other scheme, no password in it, no name without a dot.
  if (!url.hostname.includes('.') || url.username !== '' || url.password !== '') return undefined
  return url.href
}

/** What is given, normalised and without repetitions; `bad` says which cannot be one. */
export function readContacts(
  given: readonly ContactInput[],
  country: string,
): { readonly rows: readonly ContactRow[] } | { readonly bad: { readonly index: number; readonly kind: ContactKind } } {
  const rows = new Map<string, ContactRow>()
  for (const [index, { kind, value, label, publishable = false }] of given.entries()) {
    const normal = normaliseContact(kind, value, country)
    if (normal === undefined) return { bad: { index, kind } }
    rows.set(`${kind} ${normal}`, { kind, value: normal, label: label ?? null, publishable })
  }
  return { rows: [...rows.values()] }
}

/** Rows for `contactPoints`. Only an enterprise has a public value. */
export const contactInserts = (call: Doing, subject: Subject, rows: readonly ContactRow[]) =>
  rows.map(({ kind, value, label, publishable }, position) => ({
    id: call.id(),
    centreId: call.centre.id,
    subjectKind: subject.kind as 'person' | 'enterprise' | 'group',
    subjectId: subject.id,
    kind,
    value,
    label,
    publicValue: subject.kind === 'enterprise' && publishable ? value : null,
    position,
  }))

/** Contacts of many records at once, each in the order given. */
export async function contactsOf(
  call: Pick<Asking, 'read' | 'mine'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly ContactRow[]>> {
  const found = new Map<string, ContactRow[]>()
  if (ids.length === 0) return found
  const rows = await call.read
    .select()
    .from(contactPoints)
    .where(and(call.mine(contactPoints), inArray(contactPoints.subjectId, [...ids])))
    .orderBy(asc(contactPoints.subjectId), asc(contactPoints.position))
  for (const { subjectId, kind, value, label, publicValue } of rows) {
    const list = found.get(subjectId) ?? []
    found.set(subjectId, list)
    list.push({ kind, value, label, publishable: publicValue !== null })
  }
  return found
}

/** Puts these contacts in place of those a record had. */
export async function replaceContacts(call: Doing, subject: Subject, rows: readonly ContactRow[]): Promise<void> {
  await call.tx.delete(contactPoints).where(and(call.mine(contactPoints), eq(contactPoints.subjectId, subject.id)))
  if (rows.length > 0) await call.tx.insert(contactPoints).values(contactInserts(call, subject, rows))
}
