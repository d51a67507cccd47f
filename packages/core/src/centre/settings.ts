import * as v from 'valibot'
import { eq, publicOf } from '../db/index.ts'
import { centreArea } from './area.ts'
import { line, Locale, Name, TimeZone } from './fields.ts'
import { centres } from './tables.ts'

const Text = v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)))
const Presentations = v.object({ es: Text, en: Text, pt: Text, fr: Text })

const Settings = v.pipe(
  v.object({
    id: v.string(),
    slug: v.string(),
    name: v.string(),
    placeName: v.nullable(v.string()),
    locale: v.string(),
    currency: v.string(),
    timeZone: v.string(),
    country: v.string(),
    presentation: v.nullable(v.string()),
    presentations: v.nullable(Presentations),
    phone: v.nullable(v.string()),
    email: v.nullable(v.string()),
    address: v.nullable(v.string()),
    openingHours: v.nullable(v.string()),
  }),
  v.metadata({ ref: 'CentreSettings' }),
)

export const settings = centreArea.query({
  name: 'settings',
  title: 'The settings of the centre',
  path: '/settings',
  permission: 'read',
  input: v.object({}),
  output: Settings,
  async run(_input, call) {
    const [centre] = await call.read.select().from(centres).where(eq(centres.id, call.centre.id))
    if (!centre) throw call.notFound()
    return centre
  },
})

/** What is left out stays; `null` takes a line away. Currency and country stay: records were made in them. */
export const updateSettings = centreArea.operation({
  name: 'update-settings',
  title: 'Change the settings of the centre',
  method: 'PATCH',
  path: '/settings',
  permission: 'edit',
  about: 'centre',
  input: v.object({
    name: v.optional(Name),
    placeName: line(200),
    locale: v.optional(Locale),
    timeZone: v.optional(TimeZone),
    presentation: line(2000),
    /** The presentation in other languages; replaces those that were there. */
    presentations: v.optional(v.nullable(Presentations)),
    phone: line(40),
    email: v.optional(v.nullable(v.pipe(v.string(), v.email(), v.maxLength(200)))),
    address: line(300),
    openingHours: line(300),
  }),
  output: Settings,
  async run(input, call) {
    const mine = eq(centres.id, call.centre.id)
    const [before] = await call.tx.select().from(centres).where(mine)
    if (!before) throw call.notFound()
    if (Object.keys(input).length === 0) return before
    const [after] = await call.tx.update(centres).set(input).where(mine).returning()
    await call.changed({ kind: 'centre', id: before.id }, before, after!)
    return after!
  },
})

export const publicCentres = publicOf('public_centres', centres, (t) => eq(t.active, true))

/** What a page, a widget or a poster says of the centre. */
export const about = centreArea.publicQuery({
  name: 'about',
  title: 'Name, place, hours and contact of the centre',
  path: '/about',
  input: v.object({}),
  output: v.pipe(
    v.object({
      slug: v.string(),
      name: v.string(),
      placeName: v.nullable(v.string()),
      locale: v.string(),
      currency: v.string(),
      timeZone: v.string(),
      country: v.string(),
      presentation: v.nullable(v.string()),
      presentations: v.nullable(Presentations),
      phone: v.nullable(v.string()),
      email: v.nullable(v.string()),
      address: v.nullable(v.string()),
      openingHours: v.nullable(v.string()),
    }),
    v.metadata({ ref: 'AboutCentre' }),
  ),
  async run(_input, call) {
    const [centre] = await call.read.from(publicCentres).where(eq(publicCentres.id, call.centre.id))
    if (!centre) throw call.notFound()
    return centre
  },
})
