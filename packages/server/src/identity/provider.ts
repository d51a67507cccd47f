import { Problem, problem, type Milpa } from '@milpa/core'
import { and, eq, gt, isNull, Transaction } from '@milpa/core/db'
import { identityArea } from './area.ts'
import { countAttempt, forgetAttempts, isFirstUse } from './attempts.ts'
import { openBetterAuth, type Answered, type Auth } from './better-auth.ts'
import { digestOf } from './invite.ts'
import type { IdentityProvider, SignedIn, Step, Visit } from './port.ts'
import { accounts, invitations, sessions, twoFactors, users } from './tables.ts'

const stepOf = <T>({ headers }: Pick<Answered<unknown>, 'headers'>, answer: T): Step<T> => ({
  answer,
  cookies: headers.getSetCookie(),
})

const wrongCode = new Set([
  'INVALID_CODE',
  'INVALID_BACKUP_CODE',
  'INVALID_TWO_FACTOR_COOKIE',
  'TOTP_NOT_ENABLED',
  'BACKUP_CODES_NOT_ENABLED',
  'TWO_FACTOR_NOT_ENABLED',
])
const wrongCredentials = new Set(['INVALID_EMAIL_OR_PASSWORD', 'INVALID_PASSWORD', 'CREDENTIAL_ACCOUNT_NOT_FOUND'])

interface ApiError {
  readonly statusCode?: number
  readonly body?: { readonly code?: string }
}

/** The refusals of better-auth in our own words; anything else is a fault of ours and stays one. */
function translated(error: unknown): unknown {
  if (error instanceof Problem || error === null || typeof error !== 'object') return error
  const { statusCode = 500, body } = error as ApiError
  const code = body?.code ?? ''
  if (wrongCredentials.has(code)) return identityArea.error('WRONG_CREDENTIALS')
  if (wrongCode.has(code)) return identityArea.error('WRONG_CODE')
  if (code === 'TOTP_ALREADY_ENABLED') return identityArea.error('SECOND_FACTOR_ON')
  if (code.startsWith('TOO_MANY_ATTEMPTS') || code.includes('LOCKED') || statusCode === 429) {
    return identityArea.error('TOO_MANY_ATTEMPTS', { seconds: 900 })
  }
  if (statusCode === 401) return problem('UNAUTHENTICATED')
  return error
}

/** Staff sign-in by better-auth on the tables of the kit, for both engines. */
export class BetterAuthIdentity implements IdentityProvider {
  readonly #milpa: Milpa
  readonly #secret: string
  readonly #opened = new Map<boolean, Promise<Auth>>()

  constructor(milpa: Milpa, options: { readonly secret: string }) {
    this.#milpa = milpa
    this.#secret = options.secret
  }

  async #call<T>(visit: Visit, work: (auth: Auth) => Promise<T>): Promise<T> {
    let auth = this.#opened.get(visit.secure)
    if (!auth) {
      auth = openBetterAuth(this.#milpa, { secret: this.#secret, secure: visit.secure })
      this.#opened.set(visit.secure, auth)
    }
    try {
      return await work(await auth)
    } catch (error) {
      throw translated(error)
    }
  }

  session(visit: Visit): Promise<Step<SignedIn> | undefined> {
    // Spares the library where no cookie of ours is among them.
    if (!/(^|;\s*)(__Secure-)?milpa\.session_token=/.test(visit.headers.get('cookie') ?? '')) {
      return Promise.resolve(undefined)
    }
    return this.#call(visit, async ({ api }) => {
      const found = await api.getSession({ headers: visit.headers, returnHeaders: true })
      if (!found.response) return undefined
      const { id, name, email, twoFactorEnabled } = found.response.user
      return stepOf(found, { userId: id, name, email, secondFactor: twoFactorEnabled ?? false })
    })
  }

  async signIn(visit: Visit, email: string, password: string) {
    await countAttempt(this.#milpa, 'address', visit.address)
    await countAttempt(this.#milpa, 'email', email)
    const step = await this.#call(visit, async ({ api }) => {
      const done = await api.signInEmail({ body: { email, password }, headers: visit.headers, returnHeaders: true })
      return stepOf(done, { secondFactor: 'twoFactorRedirect' in done.response })
    })
    await forgetAttempts(this.#milpa, 'email', email)
    return step
  }

  secondFactor(visit: Visit, code: string): Promise<Step<object>> {
    return this.#code(visit, code)
  }

  confirmSecondFactor(visit: Visit, code: string): Promise<Step<object>> {
    return this.#code(visit, code)
  }

  async #code(visit: Visit, code: string): Promise<Step<object>> {
    await countAttempt(this.#milpa, 'code', visit.address)
    const step = await this.#call(visit, async ({ api }) => {
      const { headers } = visit
      const plain = code.replaceAll(/\s/g, '')
      if (!/^\d{6}$/.test(plain)) {
        return stepOf(await api.verifyBackupCode({ body: { code: plain }, headers, returnHeaders: true }), {})
      }
      const done = await api.verifyTOTP({ body: { code: plain }, headers, returnHeaders: true })
      const { token, user } = done.response
      if (!(await isFirstUse(this.#milpa, user.id, plain))) {
        await Transaction.begin(this.#milpa.host.engine, ({ db }) =>
          db.delete(sessions).where(eq(sessions.token, token)),
        )
        throw identityArea.error('WRONG_CODE')
      }
      return stepOf(done, {})
    })
    await forgetAttempts(this.#milpa, 'code', visit.address)
    return step
  }

  signOut({ headers, ...visit }: Visit): Promise<Step<object>> {
    return this.#call({ headers, ...visit }, async ({ api }) =>
      stepOf(await api.signOut({ headers, returnHeaders: true }), {}),
    )
  }

  signOutEverywhere(visit: Visit): Promise<Step<object>> {
    return this.#call(visit, async ({ api }) => {
      const { headers } = visit
      await api.revokeSessions({ headers })
      return stepOf(await api.signOut({ headers, returnHeaders: true }), {})
    })
  }

  async changePassword(visit: Visit, currentPassword: string, newPassword: string): Promise<Step<object>> {
    await countAttempt(this.#milpa, 'address', visit.address)
    return this.#call(visit, async ({ api }) => {
      const body = { currentPassword, newPassword, revokeOtherSessions: true }
      return stepOf(await api.changePassword({ body, headers: visit.headers, returnHeaders: true }), {})
    })
  }

  async beginSecondFactor(visit: Visit, password: string) {
    await countAttempt(this.#milpa, 'address', visit.address)
    return this.#call(visit, async ({ api }) => {
      const done = await api.enableTwoFactor({
        body: { password, method: 'totp' },
        headers: visit.headers,
        returnHeaders: true,
      })
      if (done.response.method !== 'totp') throw new Error('better-auth began another second factor than TOTP.')
      return stepOf(done, { uri: done.response.totpURI, recoveryCodes: done.response.backupCodes })
    })
  }

  async endSecondFactor(visit: Visit, password: string): Promise<Step<object>> {
    await countAttempt(this.#milpa, 'address', visit.address)
    return this.#call(visit, async ({ api }) =>
      stepOf(await api.disableTwoFactor({ body: { password }, headers: visit.headers, returnHeaders: true }), {}),
    )
  }

  async acceptInvitation(visit: Visit, token: string, password: string): Promise<Step<object>> {
    await countAttempt(this.#milpa, 'address', visit.address)
    // Hashed before the transaction: 100 ms of work would hold up everybody who writes.
    const { hashPassword } = await import('better-auth/crypto')
    const hash = await hashPassword(password)
    const { host } = this.#milpa
    await Transaction.begin(host.engine, async ({ db }) => {
      const at = host.clock()
      const [taken] = await db
        .update(invitations)
        .set({ usedAt: at })
        .where(and(eq(invitations.digest, digestOf(token)), isNull(invitations.usedAt), gt(invitations.expiresAt, at)))
        .returning()
      if (!taken) throw identityArea.error('INVITATION_OVER')
      const { userId } = taken
      await db
        .insert(accounts)
        .values({
          id: host.id(),
          userId,
          accountId: userId,
          providerId: 'credential',
          password: hash,
          createdAt: at,
          updatedAt: at,
        })
        .onConflictDoUpdate({
          target: [accounts.userId, accounts.providerId],
          set: { password: hash, updatedAt: at },
        })
      // Whoever used the old password elsewhere is out.
      await db.delete(sessions).where(eq(sessions.userId, userId))
      const second = taken.resetsSecondFactor ? { twoFactorEnabled: false } : {}
      if (taken.resetsSecondFactor) await db.delete(twoFactors).where(eq(twoFactors.userId, userId))
      await db
        .update(users)
        .set({ updatedAt: at, ...second })
        .where(eq(users.id, userId))
    })
    return { answer: {}, cookies: [] }
  }
}
