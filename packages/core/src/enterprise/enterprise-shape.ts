import * as v from 'valibot'
import type { ActivityLanguage } from '../activity/index.ts'
import { Contact, ContactInput, type ContactRow } from '../entrepreneur/contact.ts'
import { ageBands } from '../entrepreneur/tables.ts'
import { Day } from '../schema/day.ts'
import { Activity, ActivityInput, presentActivity } from './any-activity.ts'
import { PlaceInput } from './place.ts'
import { enterpriseRoles, formalities, stages, statuses } from './tables.ts'
import type { EnterpriseRow } from './terms-of.ts'

const line = (length: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(length))
/** `2014`, `2014-12` or `2014-12-01`: as exact as it is known. */
const Started = v.union([
  v.pipe(v.string(), v.regex(/^(1[89]|20)\d{2}$/)),
  v.pipe(v.string(), v.regex(/^(1[89]|20)\d{2}-(0[1-9]|1[0-2])$/)),
  Day,
])

export const WorkersInput = v.object({
  sex: v.picklist(['women', 'men', 'unknown']),
  ageBand: v.optional(v.picklist(ageBands)),
  count: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
})

export const Name = line(200)

/** Fields that registering and correcting take alike; null empties one when correcting. */
export const enterpriseFields = {
  what: v.optional(v.nullable(line(1000))),
  activity: v.optional(v.nullable(ActivityInput)),
  stage: v.optional(v.nullable(v.picklist(stages))),
  formality: v.optional(v.nullable(v.picklist(formalities))),
  started: v.optional(v.nullable(Started)),
  workers: v.optional(v.nullable(v.pipe(v.array(WorkersInput), v.maxLength(40)))),
  sizeBand: v.optional(v.nullable(line(80))),
  languages: v.optional(
    v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))), v.maxLength(12)),
  ),
  hours: v.optional(v.nullable(line(200))),
  homeBased: v.optional(v.boolean()),
  place: v.optional(v.nullable(PlaceInput)),
  locality: v.optional(v.nullable(line(160))),
  territoryCode: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,20}$/)))),
  photoId: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(64)))),
  notes: v.optional(v.nullable(line(4000))),
  contacts: v.optional(v.pipe(v.array(ContactInput), v.maxLength(20))),
} as const

export const ExternalId = v.object({
  system: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/)),
  value: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
})
export const externalIdsField = v.optional(v.pipe(v.array(ExternalId), v.maxLength(10)))

export const EnterpriseInput = v.object({ name: Name, ...enterpriseFields, externalIds: externalIdsField })
export type EnterpriseInput = v.InferOutput<typeof EnterpriseInput>

export const PublicPoint = v.object({
  latitude: v.number(),
  longitude: v.number(),
  /** `cell`: middle of a 250 m square. `exact`: the owner agreed to show the place itself. */
  precision: v.picklist(['cell', 'exact']),
})

/** An enterprise as staff see it. The exact place is opened by a query of its own. */
export const Enterprise = v.pipe(
  v.object({
    id: v.string(),
    name: v.string(),
    what: v.nullable(v.string()),
    activity: v.nullable(Activity),
    stage: v.nullable(v.picklist(stages)),
    formality: v.nullable(v.picklist(formalities)),
    started: v.nullable(v.string()),
    workers: v.nullable(v.array(WorkersInput)),
    sizeBand: v.nullable(v.string()),
    languages: v.array(v.string()),
    hours: v.nullable(v.string()),
    homeBased: v.boolean(),
    hasExactPlace: v.boolean(),
    cell: v.nullable(v.string()),
    publicPoint: v.nullable(PublicPoint),
    locality: v.nullable(v.string()),
    territoryCode: v.nullable(v.string()),
    photoId: v.nullable(v.string()),
    photoPublic: v.boolean(),
    notes: v.nullable(v.string()),
    contacts: v.array(Contact),
    status: v.picklist(statuses),
    listed: v.boolean(),
    listingBasis: v.nullable(v.picklist(['consent', 'public-register'])),
    listingSource: v.nullable(v.string()),
    validatedAt: v.nullable(v.string()),
    validatedBy: v.nullable(v.string()),
    campaignId: v.nullable(v.string()),
    version: v.number(),
    createdAt: v.string(),
    updatedAt: v.string(),
    archivedAt: v.nullable(v.string()),
    mergedInto: v.nullable(v.string()),
    facets: v.record(v.string(), v.unknown()),
  }),
  v.metadata({ ref: 'Enterprise' }),
)

export const EnterprisePerson = v.object({
  personId: v.string(),
  displayName: v.string(),
  role: v.picklist(enterpriseRoles),
  since: v.nullable(v.string()),
  until: v.nullable(v.string()),
})

export const publicPointOf = (
  row: Pick<EnterpriseRow, 'publicLatitude' | 'publicLongitude' | 'publicPrecision'>,
): v.InferOutput<typeof PublicPoint> | null =>
  row.publicLatitude === null || row.publicLongitude === null || row.publicPrecision === null
    ? null
    : { latitude: row.publicLatitude, longitude: row.publicLongitude, precision: row.publicPrecision }

export const presentEnterprise = (
  row: EnterpriseRow,
  language: ActivityLanguage,
  contacts: readonly ContactRow[] = [],
  facets: Readonly<Record<string, unknown>> = {},
) => ({
  id: row.id,
  name: row.name,
  what: row.what,
  activity: presentActivity(row, language),
  stage: row.stage,
  formality: row.formality,
  started: row.started,
  workers: row.workers === null ? null : row.workers.map((group) => ({ ...group })),
  sizeBand: row.sizeBand,
  languages: [...row.languages],
  hours: row.hours,
  homeBased: row.homeBased,
  hasExactPlace: row.exactPlace !== null,
  cell: row.cell,
  publicPoint: publicPointOf(row),
  locality: row.locality,
  territoryCode: row.territoryCode,
  photoId: row.photoId,
  photoPublic: row.publicPhotoId !== null,
  notes: row.notes,
  contacts: contacts.map((contact) => ({ ...contact })),
  status: row.status,
  listed: row.listed,
  listingBasis: row.listingBasis,
  listingSource: row.listingSource,
  validatedAt: row.validatedAt?.toISOString() ?? null,
  validatedBy: row.validatedBy,
  campaignId: row.campaignId,
  version: row.version,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  archivedAt: row.archivedAt?.toISOString() ?? null,
  mergedInto: row.mergedInto,
  facets: { ...facets },
})
