import * as v from 'valibot'
import type { persons } from './tables.ts'
import { ageBands, purposes, sexes } from './tables.ts'
import { Contact, ContactInput, type ContactRow } from './contact.ts'

const line = (length: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(length))
const Language = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), v.maxLength(35))

/** What she told about her household; every field optional. */
export const Household = v.object({
  headsHousehold: v.optional(v.boolean()),
  adults: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(50))),
  children: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(50))),
  dependants: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(50))),
  incomeShare: v.optional(v.picklist(['none', 'less-than-half', 'half-or-more', 'all'])),
  note: v.optional(line(1000)),
})

/** Fields that a person has and that registering and correcting take alike; null empties one when correcting. */
export const personFields = {
  givenName: v.optional(v.nullable(line(120))),
  familyName: v.optional(v.nullable(line(120))),
  knownAs: v.optional(v.nullable(line(120))),
  languages: v.optional(v.pipe(v.array(Language), v.maxLength(12))),
  ageBand: v.optional(v.nullable(v.picklist(ageBands))),
  sex: v.optional(v.nullable(v.picklist(sexes))),
  disability: v.optional(v.nullable(line(1000))),
  household: v.optional(v.nullable(Household)),
  territoryCode: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,20}$/)))),
  locality: v.optional(v.nullable(line(160))),
  notes: v.optional(v.nullable(line(4000))),
  contacts: v.optional(v.pipe(v.array(ContactInput), v.maxLength(20))),
} as const
export const DisplayName = line(160)

/** A person as staff see her; disability and household only say whether something is known. */
export const Person = v.pipe(
  v.object({
    id: v.string(),
    displayName: v.string(),
    givenName: v.nullable(v.string()),
    familyName: v.nullable(v.string()),
    knownAs: v.nullable(v.string()),
    languages: v.array(v.string()),
    ageBand: v.nullable(v.picklist(ageBands)),
    sex: v.nullable(v.picklist(sexes)),
    hasDisability: v.boolean(),
    hasHousehold: v.boolean(),
    territoryCode: v.nullable(v.string()),
    locality: v.nullable(v.string()),
    notes: v.nullable(v.string()),
    contacts: v.array(Contact),
    /** Purposes to which she said yes and has not taken it back. */
    consents: v.array(v.picklist(purposes)),
    version: v.number(),
    createdAt: v.string(),
    updatedAt: v.string(),
    archivedAt: v.nullable(v.string()),
    mergedInto: v.nullable(v.string()),
    facets: v.record(v.string(), v.unknown()),
  }),
  v.metadata({ ref: 'Person' }),
)

export const presentPerson = (
  row: typeof persons.$inferSelect,
  contacts: readonly ContactRow[] = [],
  consents: readonly (typeof purposes)[number][] = [],
  facets: Readonly<Record<string, unknown>> = {},
) => ({
  id: row.id,
  displayName: row.displayName,
  givenName: row.givenName,
  familyName: row.familyName,
  knownAs: row.knownAs,
  languages: [...row.languages],
  ageBand: row.ageBand,
  sex: row.sex,
  hasDisability: row.disability !== null,
  hasHousehold: row.household !== null,
  territoryCode: row.territoryCode,
  locality: row.locality,
  notes: row.notes,
  contacts: contacts.map((contact) => ({ ...contact })),
  consents: [...consents],
  version: row.version,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  archivedAt: row.archivedAt?.toISOString() ?? null,
  mergedInto: row.mergedInto,
  facets: { ...facets },
})
