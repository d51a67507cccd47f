import { bool, id, index, instant, int, ref, staff, table, text, unique, type AnyTable } from '@milpa/core/db'

/*
 * Accounts belong to the host, not to a centre: a person may work in several. Names of columns are those that
 * better-auth looks for; it finds these tables by the drizzle adapter.
 */
export const users = table(
  'identity_users',
  {
    id: staff(id()),
    name: staff(text().notNull()),
    email: staff(text().notNull()),
    emailVerified: staff(bool().notNull()),
    image: staff(text()),
    twoFactorEnabled: staff(bool()),
    createdAt: staff(instant().notNull()),
    updatedAt: staff(instant().notNull()),
  },
  (t) => [unique('identity_users_email').on(t.email)],
)

export const sessions = table(
  'identity_sessions',
  {
    id: staff(id()),
    userId: staff(ref(() => users.id).notNull()),
    /** Of no use by itself: the cookie carries it signed. */
    token: staff(text().notNull()),
    expiresAt: staff(instant().notNull()),
    ipAddress: staff(text()),
    userAgent: staff(text()),
    createdAt: staff(instant().notNull()),
    updatedAt: staff(instant().notNull()),
  },
  (t) => [unique('identity_sessions_token').on(t.token), index('identity_sessions_user').on(t.userId)],
)

export const accounts = table(
  'identity_accounts',
  {
    id: staff(id()),
    userId: staff(ref(() => users.id).notNull()),
    accountId: staff(text().notNull()),
    providerId: staff(text().notNull()),
    /** scrypt, salted. */
    password: staff(text()),
    accessToken: staff(text()),
    refreshToken: staff(text()),
    idToken: staff(text()),
    accessTokenExpiresAt: staff(instant()),
    refreshTokenExpiresAt: staff(instant()),
    scope: staff(text()),
    createdAt: staff(instant().notNull()),
    updatedAt: staff(instant().notNull()),
  },
  (t) => [unique('identity_accounts_provider').on(t.userId, t.providerId)],
)

export const verifications = table(
  'identity_verifications',
  {
    id: staff(id()),
    identifier: staff(text().notNull()),
    value: staff(text().notNull()),
    expiresAt: staff(instant().notNull()),
    createdAt: staff(instant().notNull()),
    updatedAt: staff(instant().notNull()),
  },
  (t) => [index('identity_verifications_identifier').on(t.identifier)],
)

/** Secret and recovery codes are encrypted by better-auth under the host's session secret. */
export const twoFactors = table(
  'identity_two_factors',
  {
    id: staff(id()),
    userId: staff(ref(() => users.id).notNull()),
    secret: staff(text().notNull()),
    backupCodes: staff(text().notNull()),
    verified: staff(bool()),
    failedVerificationCount: staff(int()),
    lockedUntil: staff(instant()),
  },
  (t) => [index('identity_two_factors_user').on(t.userId)],
)

/** One-time links by which an invited person, or one who lost the password, sets a new one. */
export const invitations = table(
  'identity_invitations',
  {
    id: staff(id()),
    userId: staff(ref(() => users.id).notNull()),
    centreId: staff(ref().notNull()),
    /** SHA-256 of the token, which is shown once. */
    digest: staff(text().notNull()),
    /** Whether the authenticator is taken away as well (it was lost). */
    resetsSecondFactor: staff(bool().notNull()),
    createdBy: staff(text().notNull()),
    createdAt: staff(instant().notNull()),
    expiresAt: staff(instant().notNull()),
    usedAt: staff(instant()),
  },
  (t) => [unique('identity_invitations_digest').on(t.digest), index('identity_invitations_user').on(t.userId)],
)

/** Counted here and not in memory, so that all processes of a host count together. */
export const attempts = table('identity_attempts', {
  /** SHA-256 of what is counted: an e-mail address, a network address. */
  id: staff(id()),
  count: staff(int().notNull()),
  since: staff(instant().notNull()),
})

export const identityTables: Readonly<Record<string, AnyTable>> = {
  users,
  sessions,
  accounts,
  verifications,
  twoFactors,
  invitations,
  attempts,
}
