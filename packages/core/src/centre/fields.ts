import * as v from 'valibot'

/** Checks of the fields of a centre, shared by founding it and changing it. */
export const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120))
export const Slug = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/), v.maxLength(60))
export const Locale = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/))
export const TimeZone = v.pipe(
  v.string(),
  v.check((zone) => zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone)),
)
export const Id = v.pipe(v.string(), v.maxLength(60))
export const RoleKey = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/), v.maxLength(40))
/** Full names of permissions, `entrepreneurs:edit`. */
export const Permissions = v.pipe(v.array(v.pipe(v.string(), v.maxLength(120))), v.maxLength(500))
/** A line that people read; `null` takes it away. */
export const line = (longest: number) =>
  v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest))))
