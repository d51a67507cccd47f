import * as v from 'valibot'
import { transformNames } from './transforms.ts'

/** Where a value can go. `externalId.<system>` and `contact.<kind>` may come several times. */
const plainTargets = [
  'name',
  'what',
  'activity.code',
  'activity.title',
  'stage',
  'formality',
  'started',
  'sizeBand',
  'hours',
  'homeBased',
  'place.latitude',
  'place.longitude',
  'place.address',
  'locality',
  'territoryCode',
  'notes',
  'contact.phone',
  'contact.mobile',
  'contact.whatsapp',
  'contact.email',
  'contact.web',
  'contact.social',
] as const
export const Target = v.union([
  v.picklist(plainTargets),
  v.custom<`externalId.${string}`>(
    (value) => typeof value === 'string' && /^externalId\.[a-z][a-z0-9-]{0,39}$/.test(value),
  ),
])
export type Target = v.InferOutput<typeof Target>

const Heading = v.pipe(v.string(), v.minLength(1), v.maxLength(200))

const Field = v.object({
  to: Target,
  /** The columns it is made of, in order; each by any of its headings. Case, accents and blanks do not matter. */
  columns: v.pipe(v.array(v.pipe(v.array(Heading), v.minLength(1), v.maxLength(20))), v.minLength(1), v.maxLength(20)),
  transform: v.optional(v.picklist(transformNames), 'text'),
  /** `codes`: how many digits each column has. */
  widths: v.optional(v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)))),
  /** `choice`: what the file says → the word Milpa uses. */
  choices: v.optional(v.record(v.string(), v.string())),
})
export type MappingField = v.InferOutput<typeof Field>

export const MappingKey = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/), v.maxLength(40))

/** How the columns of a kind of file become fields of an enterprise: data, never code. */
export const Mapping = v.object({
  key: MappingKey,
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
  fields: v.pipe(
    v.array(Field),
    v.minLength(1),
    v.maxLength(100),
    v.check((fields) => fields.some(({ to }) => to === 'name'), 'name'),
  ),
  /** Headings that are in every file of this kind; the mapping is proposed when all are there. */
  detect: v.optional(v.pipe(v.array(Heading), v.maxLength(50)), []),
  /** Headings that are known and knowingly left out. */
  ignored: v.optional(v.pipe(v.array(Heading), v.maxLength(500)), []),
  /** Classification of `activity.code`. */
  activity: v.optional(v.object({ classification: v.string(), version: v.optional(v.string()) })),
  /** ISO 3166-1 alpha-2 of the country whose phones it writes without a code; absent: that of the centre. */
  country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/))),
  /** The public register it comes from, when it is one: only rows of such a one may be published at once. */
  register: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
})
export type Mapping = v.InferOutput<typeof Mapping>

/** A mapping as it is written down, with what may be left out left out. */
export type MappingInput = v.InferInput<typeof Mapping>
export const mappingOf = (input: MappingInput): Mapping => v.parse(Mapping, input)
