import type { ContactInput, ContactKind, ContactRow } from '../entrepreneur/contact.ts'
import { shownKey, type Digests } from './digests.ts'

const same = (one: ContactRow) => (other: ContactRow) => one.kind === other.kind && one.value === other.value

/**
 * The contacts of an enterprise after an import. Kinds that the file does not speak of stay, and so does what is public:
 * a corrected number is shown if the one it replaces was. Only who asks anew to show or to hide a kind changes that.
 *
 * @param corrected whether the file says other contacts than the last time
 */
export function contactsAfter(
  old: readonly ContactRow[],
  rows: readonly ContactRow[],
  corrected: boolean,
  asked: ReadonlyMap<ContactKind, boolean>,
): readonly ContactRow[] {
  const kinds = new Set(rows.map(({ kind }) => kind))
  const kept = corrected ? old.filter((one) => !kinds.has(one.kind) || rows.some(same(one))) : old
  const added = corrected ? rows.filter((one) => !old.some(same(one))) : []
  const shownBefore = (kind: ContactKind) => old.find((one) => one.kind === kind && !kept.includes(one))?.publishable
  return [...kept, ...added.map((one) => ({ ...one, publishable: shownBefore(one.kind) ?? one.publishable }))].map(
    (one) => {
      const shown = asked.get(one.kind)
      return shown === undefined || !rows.some(same(one)) ? one : { ...one, publishable: shown }
    },
  )
}

/** The kinds that an import asks to show or to hide, where it had not asked so before. */
export function newlyAsked(given: readonly ContactInput[], last: Digests | null): ReadonlyMap<ContactKind, boolean> {
  return new Map(
    given.flatMap(({ kind, publishable }) =>
      publishable === undefined || last?.[shownKey(kind)] === (publishable ? 'yes' : 'no') ? [] : [[kind, publishable]],
    ),
  )
}
