import {
  bool,
  day,
  id,
  index,
  instant,
  int,
  json,
  long,
  oneOf,
  open,
  primaryKey,
  real,
  ref,
  sensitive,
  staff,
  table,
  text,
  unique,
  type AnyTable,
} from '../db/index.ts'
import { centres } from '../centre/tables.ts'
import { persons, type ageBands } from '../entrepreneur/tables.ts'

export const stages = ['idea', 'starting', 'running', 'growing', 'paused'] as const
export const formalities = ['informal', 'in-process', 'formal'] as const
export const enterpriseRoles = ['owner', 'partner', 'worker'] as const
export const statuses = ['active', 'closed', 'not-found'] as const
export const validationResults = ['confirmed', 'corrected', 'closed', 'not-found'] as const

export interface Workers {
  readonly sex: 'women' | 'men' | 'unknown'
  readonly ageBand?: (typeof ageBands)[number] | undefined
  readonly count: number
}

/**
 * What she runs, alone or with others. The exact place is sealed; the public one is masked once, when the place is
 * given, and is all that leaves the centre.
 */
export const enterprises = table(
  'enterprises',
  {
    id: open(id()),
    centreId: open(ref(() => centres.id).notNull()),
    name: open(text().notNull()),
    /** Normalised beginning of the name: lists are in this order. */
    sortKey: open(text().notNull()),
    /** What it does, in its own words. */
    what: open(text()),
    /** `isic`, `milpa` (a trade of ours) or a national classification such as `scian`. */
    activityClassification: open(text()),
    activityVersion: open(text()),
    activityCode: open(text()),
    /** Title as the source gave it; needed where the national classification is not loaded. */
    activityTitle: open(text()),
    /** ISIC division that counts the activity, where one is sure. */
    activityDivision: open(text()),
    stage: staff(oneOf(stages)),
    formality: staff(oneOf(formalities)),
    /** As exact as it is known: `2014`, `2014-12` or `2014-12-01`. */
    started: staff(text()),
    workers: staff(json<readonly Workers[]>()),
    /** As the source words it, "6 a 10 personas": a band is never turned into a number. */
    sizeBand: open(text()),
    languages: open(json<readonly string[]>().notNull()),
    hours: open(text()),
    /** Where people live: its place is never published exactly, whatever anybody agreed to. */
    homeBased: staff(bool().notNull()),
    /** JSON of latitude, longitude and address. */
    exactPlace: sensitive(),
    /** Id of the 250 m cell. */
    cell: staff(text()),
    publicLatitude: open(real()),
    publicLongitude: open(real()),
    publicPrecision: open(oneOf(['cell', 'exact'])),
    locality: open(text()),
    territoryCode: open(text()),
    photoId: staff(ref()),
    /** Set while the photo may be shown. */
    publicPhotoId: open(ref()),
    notes: staff(text()),
    status: staff(oneOf(statuses).notNull()),
    listed: open(bool().notNull()),
    listingBasis: staff(oneOf(['consent', 'public-register'])),
    /** The register and its date, or the rule that makes it public. */
    listingSource: staff(text()),
    /** An owner who has gone since had said no to publication. Of whom, nothing is kept; only an owner's yes lifts it. */
    keptOut: staff(bool().notNull()),
    validatedAt: staff(instant()),
    validatedBy: staff(text()),
    campaignId: staff(ref()),
    /** Milliseconds of `validatedAt`, 0 for never: lists can be ordered by it. */
    validationOrder: staff(long().notNull()),
    version: staff(int().notNull()),
    createdAt: staff(instant().notNull()),
    createdBy: staff(text().notNull()),
    updatedAt: staff(instant().notNull()),
    archivedAt: staff(instant()),
    mergedInto: staff(ref()),
    forgottenAt: staff(instant()),
  },
  (t) => [
    index('enterprises_public_photo').on(t.publicPhotoId),
    index('enterprises_updated').on(t.centreId, t.updatedAt, t.id),
    index('enterprises_validated').on(t.centreId, t.validationOrder, t.id),
    index('enterprises_archived').on(t.centreId, t.archivedAt, t.id),
    index('enterprises_stage').on(t.centreId, t.stage, t.sortKey, t.id),
    index('enterprises_formality').on(t.centreId, t.formality, t.sortKey, t.id),
    index('enterprises_cell').on(t.centreId, t.cell),
    index('enterprises_name').on(t.centreId, t.sortKey, t.id),
    index('enterprises_merged').on(t.mergedInto),
  ],
)

/**
 * Under which terms an enterprise is found: words of its name and work, its activity and territory with those above
 * them. Rows of one term lie in the order of the list, so a page costs what the page holds, however deep it lies.
 */
export const enterpriseTerms = table(
  'enterprise_terms',
  {
    centreId: open(ref().notNull()),
    listed: open(bool().notNull()),
    term: open(text().notNull()),
    sortKey: open(text().notNull()),
    subjectId: open(ref().notNull()),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.listed, t.term, t.sortKey, t.subjectId] }),
    index('enterprise_terms_subject').on(t.subjectId, t.term),
  ],
)

/** How many enterprises each term has: to begin a search with the rarest, and for the figures beside filters. */
export const enterpriseTermCounts = table(
  'enterprise_term_counts',
  {
    centreId: open(ref().notNull()),
    listed: open(bool().notNull()),
    term: open(text().notNull()),
    records: open(int().notNull()),
  },
  (t) => [primaryKey({ columns: [t.centreId, t.listed, t.term] })],
)

/**
 * Public places of what may be shown, along a curve on which near things lie near: narrow, so that looking round a
 * point reads little. A row is here only while its enterprise is public.
 */
export const enterprisePoints = table(
  'enterprise_points',
  {
    centreId: open(ref().notNull()),
    curve: open(long().notNull()),
    subjectId: open(ref().notNull()),
    latitude: open(real().notNull()),
    longitude: open(real().notNull()),
  },
  (t) => [
    // All of it: a look round a point reads the key alone.
    primaryKey({ columns: [t.centreId, t.curve, t.subjectId, t.latitude, t.longitude] }),
    index('enterprise_points_subject').on(t.subjectId),
  ],
)

/** Who runs or works in an enterprise. */
export const enterprisePeople = table(
  'enterprise_people',
  {
    id: staff(id()),
    centreId: staff(ref().notNull()),
    enterpriseId: staff(ref(() => enterprises.id).notNull()),
    personId: staff(ref(() => persons.id).notNull()),
    role: staff(oneOf(enterpriseRoles).notNull()),
    since: staff(day()),
    until: staff(day()),
  },
  (t) => [
    index('enterprise_people_enterprise').on(t.enterpriseId, t.id),
    index('enterprise_people_person').on(t.personId, t.id),
  ],
)

/** What other registers call an enterprise: `denue`, `clee`, a tax number's register. */
export const externalIds = table(
  'external_ids',
  {
    id: staff(id()),
    centreId: staff(ref().notNull()),
    enterpriseId: staff(ref(() => enterprises.id).notNull()),
    system: staff(text().notNull()),
    value: staff(text().notNull()),
    /** Of each field that an import last gave, so that the next one changes only what its source changed. */
    digests: staff(json<Readonly<Record<string, string>>>()),
  },
  (t) => [
    unique('external_ids_value').on(t.value, t.system, t.centreId),
    index('external_ids_enterprise').on(t.enterpriseId),
  ],
)

/** The key of a centre under which `erasedNumbers` are kept. */
export const erasedNumberKeys = table(
  'erased_number_keys',
  {
    id: staff(id()),
    centreId: staff(ref(() => centres.id).notNull()),
    secret: sensitive(),
  },
  (t) => [unique('erased_number_keys_centre').on(t.centreId)],
)

/** Keyed digests of the numbers that other registers gave to enterprises that were erased: see `erased-numbers.ts`. */
export const erasedNumbers = table(
  'erased_numbers',
  {
    centreId: staff(ref(() => centres.id).notNull()),
    digest: staff(text().notNull()),
  },
  (t) => [primaryKey({ columns: [t.centreId, t.digest] })],
)

export const campaigns = table(
  'validation_campaigns',
  {
    id: staff(id()),
    centreId: staff(ref(() => centres.id).notNull()),
    name: staff(text().notNull()),
    from: staff(day().notNull()),
    to: staff(day()),
    notes: staff(text()),
    closedAt: staff(instant()),
    createdAt: staff(instant().notNull()),
    createdBy: staff(text().notNull()),
  },
  (t) => [index('validation_campaigns_list').on(t.centreId, t.from, t.id)],
)

/** Every time that somebody went and looked. */
export const validations = table(
  'validations',
  {
    id: staff(id()),
    centreId: staff(ref().notNull()),
    enterpriseId: staff(ref(() => enterprises.id).notNull()),
    campaignId: staff(ref(() => campaigns.id)),
    result: staff(oneOf(validationResults).notNull()),
    note: staff(text()),
    at: staff(instant().notNull()),
    by: staff(text().notNull()),
  },
  (t) => [
    index('validations_enterprise').on(t.enterpriseId, t.id),
    index('validations_campaign').on(t.centreId, t.campaignId, t.id),
  ],
)

export type Geometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly (readonly [number, number])[])[] }
  | {
      readonly type: 'MultiPolygon'
      readonly coordinates: readonly (readonly (readonly (readonly [number, number])[])[])[]
    }

/** Municipalities, states, districts, by their official code. */
export const territories = table(
  'territories',
  {
    id: open(id()),
    centreId: open(ref(() => centres.id).notNull()),
    code: open(text().notNull()),
    name: open(text().notNull()),
    searchName: open(text().notNull()),
    parentCode: open(text()),
    /** 1 state or department, 2 municipality, 3 below. */
    level: open(int().notNull()),
    validFrom: open(day()),
    validTo: open(day()),
    /** Codes that took its place when it was merged or renamed. */
    successors: open(json<readonly string[]>().notNull()),
    /** Simplified for drawing. */
    shape: open(json<Geometry>()),
    source: open(text()),
  },
  (t) => [
    unique('territories_code').on(t.code, t.centreId),
    index('territories_name').on(t.searchName, t.parentCode),
    index('territories_list').on(t.centreId, t.level, t.code),
  ],
)

/** A national classification that the centre loaded from its official spreadsheet. */
export const activityLoads = table(
  'activity_loads',
  {
    id: open(id()),
    centreId: open(ref(() => centres.id).notNull()),
    classification: open(text().notNull()),
    version: open(text().notNull()),
    language: open(oneOf(['es', 'en', 'pt', 'fr']).notNull()),
    entries: open(int().notNull()),
    loadedAt: open(instant().notNull()),
  },
  (t) => [unique('activity_loads_version').on(t.centreId, t.classification, t.version)],
)

export const activityEntries = table(
  'activity_entries',
  {
    loadId: open(ref(() => activityLoads.id).notNull()),
    centreId: open(ref().notNull()),
    code: open(text().notNull()),
    level: open(int().notNull()),
    parent: open(text()),
    title: open(text().notNull()),
    description: open(text()),
    common: open(bool().notNull()),
  },
  (t) => [primaryKey({ columns: [t.loadId, t.code] })],
)

export const enterpriseTables: Readonly<Record<string, AnyTable>> = {
  enterprises,
  enterpriseTerms,
  enterpriseTermCounts,
  enterprisePoints,
  enterprisePeople,
  externalIds,
  erasedNumberKeys,
  erasedNumbers,
  campaigns,
  validations,
  territories,
  activityLoads,
  activityEntries,
}
