import type { Doing } from './any-call.ts'
import { indexNew, reindex } from '../search/index-terms.ts'
import { personTermTables, type TermEntry } from '../search/term-tables.ts'
import { wordsOf } from '../search/words.ts'
import type { persons } from './tables.ts'

type Named = Pick<
  typeof persons.$inferSelect,
  'id' | 'displayName' | 'givenName' | 'familyName' | 'knownAs' | 'sortKey' | 'archivedAt' | 'forgottenAt'
>

/** The term that every record has: the whole list. */
export const everyTerm = '~*'

function entryOf(person: Named): TermEntry | undefined {
  if (person.archivedAt !== null || person.forgottenAt !== null) return undefined
  const words = wordsOf([person.displayName, person.givenName, person.familyName, person.knownAs])
  // A person is never public: her entries stand in the list of the staff alone.
  return { subjectId: person.id, listed: false, sortKey: person.sortKey, terms: [everyTerm, ...words] }
}

export const indexNewPerson = (call: Doing, person: Named): Promise<void> =>
  indexNew(
    call.tx,
    personTermTables,
    call.centre.id,
    [entryOf(person)].flatMap((entry) => entry ?? []),
  )

export const reindexPerson = (call: Doing, person: Named): Promise<void> =>
  reindex(
    call.tx,
    personTermTables,
    call.centre.id,
    [person.id],
    [entryOf(person)].flatMap((entry) => entry ?? []),
  )
