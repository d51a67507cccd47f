import * as v from 'valibot'
import { eq } from '../db/index.ts'
import type { In } from '../operations/schema.ts'
import { centreArea, standardRoles } from './area.ts'
import { Locale, Name, Slug, TimeZone } from './fields.ts'
import { centres, roles } from './tables.ts'

const Founding = v.object({
  slug: Slug,
  name: Name,
  placeName: v.optional(v.pipe(v.string(), v.maxLength(200))),
  locale: Locale,
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  timeZone: TimeZone,
  country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
  gridLatitude: v.pipe(v.number(), v.minValue(-80), v.maxValue(80)),
})
export type Founding = In<typeof Founding>

/** Founds the centre in whose name it is called, with the standard roles. Only the operator may. */
export const found = centreArea.operation({
  name: 'found',
  title: 'Found a centre',
  path: '/found',
  permission: 'found',
  about: 'centre',
  input: Founding,
  output: v.object({ id: v.string() }),
  errors: ['SLUG_TAKEN'],
  async run(input, call) {
    const [taken] = await call.tx.select({ id: centres.id }).from(centres).where(eq(centres.slug, input.slug))
    if (taken) throw call.error('SLUG_TAKEN')
    const { id } = call.centre
    await call.tx.insert(centres).values({ ...input, id, active: true, createdAt: call.at })
    await call.tx
      .insert(roles)
      .values(standardRoles.map((key) => ({ id: call.id(), centreId: id, key, granted: [], withheld: [] })))
    return { id }
  },
})
