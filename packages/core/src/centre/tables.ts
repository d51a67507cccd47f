import {
  bool,
  id,
  index,
  instant,
  json,
  open,
  real,
  ref,
  staff,
  table,
  text,
  unique,
  type AnyTable,
} from '../db/index.ts'
import type { Language } from '../messages/catalogue.ts'

/** The unit that owns its data, languages, currency and rules. */
export const centres = table(
  'centres',
  {
    id: open(id()),
    /** In addresses and commands: `aquiles-serdan`. */
    slug: open(text().notNull()),
    name: open(text().notNull()),
    /** Its territory as people say it: "Aquiles Serdán, Chihuahua". */
    placeName: open(text()),
    locale: open(text().notNull()),
    currency: open(text().notNull()),
    timeZone: open(text().notNull()),
    /** ISO 3166-1 alpha-2: phone numbers without a country are read as of here. */
    country: open(text().notNull()),
    /** Latitude that the 250 m grid of public places is laid from; never changed, or every public place would move. */
    gridLatitude: open(real().notNull()),
    presentation: open(text()),
    /** The same in other languages, by code; a language that is not here reads `presentation`. */
    presentations: open(json<{ readonly [language in Language]?: string | undefined }>()),
    phone: open(text()),
    email: open(text()),
    address: open(text()),
    openingHours: open(text()),
    active: staff(bool().notNull()),
    createdAt: staff(instant().notNull()),
  },
  (t) => [unique('centres_slug').on(t.slug)],
)

/**
 * A role of a centre. It holds the permissions that declare its key as a default, and what the centre granted or
 * withheld; so a plugin that is installed later finds its roles in place, and what a centre decided stays.
 */
export const roles = table(
  'roles',
  {
    id: staff(id()),
    centreId: staff(ref(() => centres.id).notNull()),
    key: staff(text().notNull()),
    /** Of the centre's own roles; the standard ones are named by the messages. */
    name: staff(text()),
    granted: staff(json<readonly string[]>().notNull()),
    withheld: staff(json<readonly string[]>().notNull()),
  },
  (t) => [unique('roles_key').on(t.centreId, t.key)],
)

/** A person who works in the centre. `userId` is of the identity provider; name and address are kept there. */
export const staffMembers = table(
  'staff_members',
  {
    id: staff(id()),
    centreId: staff(ref(() => centres.id).notNull()),
    userId: staff(text().notNull()),
    name: staff(text().notNull()),
    roles: staff(json<readonly string[]>().notNull()),
    active: staff(bool().notNull()),
    createdAt: staff(instant().notNull()),
  },
  (t) => [unique('staff_members_user').on(t.centreId, t.userId), index('staff_members_by_user').on(t.userId)],
)

/** For machines. Only the SHA-256 of the token is kept; it is shown once. */
export const apiTokens = table(
  'api_tokens',
  {
    id: staff(id()),
    centreId: staff(ref(() => centres.id).notNull()),
    name: staff(text().notNull()),
    digest: staff(text().notNull()),
    /** Full permissions, each of which its maker held. */
    scopes: staff(json<readonly string[]>().notNull()),
    createdBy: staff(text().notNull()),
    createdAt: staff(instant().notNull()),
    expiresAt: staff(instant()),
    revokedAt: staff(instant()),
  },
  (t) => [unique('api_tokens_digest').on(t.digest)],
)

/** For other sites: read-only, public by nature, bound to the origins that may use it. */
export const publishableKeys = table(
  'publishable_keys',
  {
    id: staff(id()),
    centreId: staff(ref(() => centres.id).notNull()),
    name: staff(text().notNull()),
    key: staff(text().notNull()),
    origins: staff(json<readonly string[]>().notNull()),
    createdAt: staff(instant().notNull()),
    revokedAt: staff(instant()),
  },
  (t) => [unique('publishable_keys_key').on(t.key)],
)

export const centreTables: Readonly<Record<string, AnyTable>> = {
  centres,
  roles,
  staffMembers,
  apiTokens,
  publishableKeys,
}
