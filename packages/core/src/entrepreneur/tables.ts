import {
  bool,
  day,
  id,
  index,
  instant,
  int,
  json,
  oneOf,
  open,
  primaryKey,
  ref,
  sensitive,
  sql,
  staff,
  table,
  text,
  unique,
  uniqueIndex,
  type AnyTable,
} from '../db/index.ts'
import { centres } from '../centre/tables.ts'

export const ageBands = ['under-18', '18-29', '30-44', '45-59', '60-and-over'] as const
export const sexes = ['woman', 'man', 'other'] as const
export const contactKinds = ['phone', 'mobile', 'whatsapp', 'email', 'web', 'social'] as const
export const groupKinds = ['cooperative', 'solidarity-group', 'savings-group', 'association', 'other'] as const
export const purposes = [
  'service',
  'statistics',
  'publication',
  'exact-place',
  'photo',
  'sharing-authority',
  'messages',
] as const
export type Purpose = (typeof purposes)[number]

/** A person, as she names herself. Only the display name is required; nothing of hers is public by itself. */
export const persons = table(
  'persons',
  {
    id: staff(id()),
    centreId: staff(ref(() => centres.id).notNull()),
    displayName: staff(text().notNull()),
    givenName: staff(text()),
    familyName: staff(text()),
    knownAs: staff(text()),
    /** Normalised beginning of the display name: lists are in this order. */
    sortKey: staff(text().notNull()),
    /** BCP 47, the one she prefers first. */
    languages: staff(json<readonly string[]>().notNull()),
    ageBand: staff(oneOf(ageBands)),
    sex: staff(oneOf(sexes)),
    disability: sensitive(),
    /** JSON of what she told about her household. */
    household: sensitive(),
    territoryCode: staff(text()),
    locality: staff(text()),
    notes: staff(text()),
    /** Counts changes, so that two people on one record notice each other. */
    version: staff(int().notNull()),
    createdAt: staff(instant().notNull()),
    createdBy: staff(text().notNull()),
    updatedAt: staff(instant().notNull()),
    archivedAt: staff(instant()),
    mergedInto: staff(ref()),
    /** Set when she asked to be forgotten: an empty row stays, so that kept figures still point somewhere. */
    forgottenAt: staff(instant()),
  },
  (t) => [
    index('persons_updated').on(t.centreId, t.updatedAt, t.id),
    index('persons_archived').on(t.centreId, t.archivedAt, t.id),
    index('persons_merged').on(t.mergedInto),
  ],
)

/** Where a person, enterprise or group can be reached. */
export const contactPoints = table(
  'contact_points',
  {
    id: staff(id()),
    centreId: open(ref().notNull()),
    subjectKind: open(oneOf(['person', 'enterprise', 'group']).notNull()),
    subjectId: open(ref().notNull()),
    kind: open(oneOf(contactKinds).notNull()),
    /** Phones in E.164, addresses in lower case. */
    value: staff(text().notNull()),
    label: staff(text()),
    /** The same value once it may be published; only ever set for an enterprise. */
    publicValue: open(text()),
    /** Order in which they were given. */
    position: open(int().notNull()),
  },
  (t) => [index('contact_points_subject').on(t.subjectId, t.position), index('contact_points_value').on(t.value)],
)

/** The words under which a person is found, in the order of the list. */
export const personTerms = table(
  'person_terms',
  {
    centreId: staff(ref().notNull()),
    listed: staff(bool().notNull()),
    term: staff(text().notNull()),
    sortKey: staff(text().notNull()),
    subjectId: staff(ref().notNull()),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.listed, t.term, t.sortKey, t.subjectId] }),
    index('person_terms_subject').on(t.subjectId, t.term),
  ],
)

export const personTermCounts = table(
  'person_term_counts',
  {
    centreId: staff(ref().notNull()),
    listed: staff(bool().notNull()),
    term: staff(text().notNull()),
    records: staff(int().notNull()),
  },
  (t) => [primaryKey({ columns: [t.centreId, t.listed, t.term] })],
)

/** What people are asked, in each language. A version is never edited: a new wording is a new version. */
export const consentTexts = table(
  'consent_texts',
  {
    id: staff(id()),
    centreId: staff(ref(() => centres.id).notNull()),
    purpose: staff(oneOf(purposes).notNull()),
    version: staff(int().notNull()),
    texts: staff(json<Readonly<Record<string, string>>>().notNull()),
    createdAt: staff(instant().notNull()),
    createdBy: staff(text().notNull()),
  },
  (t) => [unique('consent_texts_version').on(t.centreId, t.purpose, t.version)],
)

/** Every answer of a person to a text; the one with `current` counts. */
export const consents = table(
  'consents',
  {
    id: staff(id()),
    centreId: staff(ref().notNull()),
    personId: staff(ref(() => persons.id).notNull()),
    purpose: staff(oneOf(purposes).notNull()),
    textId: staff(ref(() => consentTexts.id).notNull()),
    /** `refused` was never given; `withdrawn` was taken back. Both mean no. */
    answer: staff(oneOf(['given', 'refused', 'withdrawn']).notNull()),
    how: staff(oneOf(['paper', 'spoken', 'online']).notNull()),
    witness: staff(text()),
    current: staff(bool().notNull()),
    at: staff(instant().notNull()),
    by: staff(text().notNull()),
  },
  (t) => [
    index('consents_person').on(t.personId, t.purpose, t.id),
    // One answer of hers to a purpose counts, whatever the code does.
    uniqueIndex('consents_current')
      .on(t.centreId, t.personId, t.purpose)
      .where(sql`${t.current}`),
  ],
)

export const groups = table(
  'groups',
  {
    id: staff(id()),
    centreId: staff(ref(() => centres.id).notNull()),
    kind: staff(oneOf(groupKinds).notNull()),
    name: staff(text().notNull()),
    sortKey: staff(text().notNull()),
    purpose: staff(text()),
    since: staff(day()),
    territoryCode: staff(text()),
    locality: staff(text()),
    notes: staff(text()),
    version: staff(int().notNull()),
    createdAt: staff(instant().notNull()),
    createdBy: staff(text().notNull()),
    updatedAt: staff(instant().notNull()),
    archivedAt: staff(instant()),
  },
  (t) => [index('groups_list').on(t.centreId, t.sortKey, t.id)],
)

/** Persons and enterprises of a group, and what each does in it. */
export const groupMembers = table(
  'group_members',
  {
    id: staff(id()),
    centreId: staff(ref().notNull()),
    groupId: staff(ref(() => groups.id).notNull()),
    memberKind: staff(oneOf(['person', 'enterprise']).notNull()),
    memberId: staff(ref().notNull()),
    role: staff(text()),
    since: staff(day()),
    until: staff(day()),
  },
  (t) => [index('group_members_group').on(t.groupId, t.id), index('group_members_member').on(t.memberId)],
)

/** One merge of two records, with all that it takes to undo it. Ids and field names, no values of sealed columns. */
export const merges = table(
  'merges',
  {
    id: staff(id()),
    centreId: staff(ref().notNull()),
    subjectKind: staff(oneOf(['person', 'enterprise']).notNull()),
    keptId: staff(ref().notNull()),
    mergedId: staff(ref().notNull()),
    /** Ids of rows that changed owner, by table. */
    moved: staff(json<Readonly<Record<string, readonly string[]>>>().notNull()),
    /** Fields that the kept record had empty and took over, with the value taken. */
    filled: staff(json<Readonly<Record<string, unknown>>>().notNull()),
    at: staff(instant().notNull()),
    by: staff(text().notNull()),
    undoneAt: staff(instant()),
    undoneBy: staff(text()),
  },
  (t) => [
    index('merges_kept').on(t.keptId),
    index('merges_merged').on(t.mergedId),
    index('merges_list').on(t.centreId, t.subjectKind, t.id),
  ],
)

/** Two records that look alike and are not the same: said once, never asked again. The smaller id comes first. */
export const distinctPairs = table(
  'distinct_pairs',
  {
    centreId: staff(ref().notNull()),
    firstId: staff(ref().notNull()),
    secondId: staff(ref().notNull()),
    subjectKind: staff(oneOf(['person', 'enterprise']).notNull()),
    at: staff(instant().notNull()),
    by: staff(text().notNull()),
  },
  (t) => [primaryKey({ columns: [t.centreId, t.firstId, t.secondId] }), index('distinct_pairs_second').on(t.secondId)],
)

export const entrepreneurTables: Readonly<Record<string, AnyTable>> = {
  persons,
  contactPoints,
  personTerms,
  personTermCounts,
  consentTexts,
  consents,
  groups,
  groupMembers,
  merges,
  distinctPairs,
}
