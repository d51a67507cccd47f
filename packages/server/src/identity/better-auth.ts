import { databaseOver, type Connection, type Database } from '@milpa/core/db'
import type { Milpa } from '@milpa/core'
import { mostAttempts } from './attempts.ts'
import { accounts, sessions, twoFactors, users, verifications } from './tables.ts'

/** Hours of silence after which one has to sign in again. */
const sessionSeconds = 12 * 3600

/**
 * better-auth speaks to the database through drizzle. Reads go to the reader; each write is a transaction in the one
 * queue that everything writes through. It asks for no transactions of its own.
 */
function databaseOf({ host: { engine } }: Milpa): Database {
  const isSelect = (text: string) => /^\s*select\b/i.test(text)
  const connection: Connection = {
    all: (text, params) =>
      isSelect(text) ? engine.reader.all(text, params) : engine.write((inner) => inner.all(text, params)),
    run: (text, params) => engine.write((inner) => inner.run(text, params)),
    script: () => Promise.reject(new Error('The identity provider runs no scripts.')),
  }
  return databaseOver(connection, engine.name)
}

export interface AuthOptions {
  /** Signs cookies and encrypts the secrets of authenticators. */
  readonly secret: string
  readonly secure: boolean
}

/** What better-auth answers to a call with `returnHeaders`. */
export interface Answered<T> {
  readonly headers: Headers
  readonly response: T
}
interface Asked<B = undefined> {
  readonly headers: Headers
  readonly returnHeaders: true
  readonly body: B
}
interface Account {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly twoFactorEnabled?: boolean | null | undefined
}

/** The part of better-auth that we call; its own type names modules that a declaration file of ours cannot. */
export interface Auth {
  readonly api: {
    getSession(asked: Omit<Asked, 'body'>): Promise<Answered<{ readonly user: Account } | null>>
    signInEmail(asked: Asked<{ readonly email: string; readonly password: string }>): Promise<Answered<object>>
    verifyTOTP(
      asked: Asked<{ readonly code: string }>,
    ): Promise<Answered<{ readonly token: string; readonly user: Pick<Account, 'id'> }>>
    verifyBackupCode(asked: Asked<{ readonly code: string }>): Promise<Answered<object>>
    signOut(asked: Omit<Asked, 'body'>): Promise<Answered<object>>
    revokeSessions(asked: { readonly headers: Headers }): Promise<object>
    changePassword(
      asked: Asked<{
        readonly currentPassword: string
        readonly newPassword: string
        readonly revokeOtherSessions: boolean
      }>,
    ): Promise<Answered<object>>
    enableTwoFactor(
      asked: Asked<{ readonly password: string; readonly method: 'totp' }>,
    ): Promise<
      Answered<
        | { readonly method: 'totp'; readonly totpURI: string; readonly backupCodes: string[] }
        | { readonly method: 'otp' }
      >
    >
    disableTwoFactor(asked: Asked<{ readonly password: string }>): Promise<Answered<object>>
  }
}

/**
 * Loaded when somebody first signs in or shows a session cookie: the library costs 0.4 s and 40 MB, which a host that
 * serves a public page alone need not pay.
 */
export async function openBetterAuth(milpa: Milpa, { secret, secure }: AuthOptions): Promise<Auth> {
  const [{ betterAuth }, { twoFactor }, { drizzleAdapter }] = await Promise.all([
    import('better-auth/minimal'),
    import('better-auth/plugins/two-factor'),
    import('better-auth/adapters/drizzle'),
  ])
  return betterAuth({
    appName: 'Milpa',
    secret,
    // Only decides the form of cookies: its own routes are not mounted, the host's are.
    baseURL: secure ? 'https://milpa.invalid' : 'http://milpa.invalid',
    database: drizzleAdapter(databaseOf(milpa), {
      // One dialect for both engines: what the kit's tables are written in.
      provider: 'sqlite',
      schema: { user: users, session: sessions, account: accounts, verification: verifications, twoFactor: twoFactors },
    }),
    telemetry: { enabled: false },
    logger: { disabled: true },
    // The host counts attempts itself, in the database and for all doors.
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    session: { expiresIn: sessionSeconds, updateAge: sessionSeconds / 12 },
    advanced: {
      cookiePrefix: 'milpa',
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: () => milpa.host.id() },
    },
    plugins: [
      twoFactor({
        issuer: 'Milpa',
        // The host counts codes for each address; this counts them for each account, whatever address they come from.
        accountLockout: { enabled: true, maxFailedAttempts: mostAttempts.code, durationSeconds: 15 * 60 },
      }),
    ],
  })
}
