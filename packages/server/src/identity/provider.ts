import { about, Problem, problem, type Milpa } from '@milpa/core'
import { and, eq, gt, isNull, Transaction } from '@milpa/core/db'
import { identityArea, type identityErrors } from './area.ts'
import { countAttempt, forgetAttempts, isFirstUse, wasUsed } from './attempts.ts'
import { openBetterAuth, type Answered, type Auth } from './better-auth.ts'
import { digestOf } from './invite.ts'
import type { IdentityProvider, Invited, SignedIn, Step, Visit } from './port.ts'
import { accounts, invitations, sessions, twoFactors, users } from './tables.ts'
import { noteAtTheDoor, userOfChallenge, userOfEmail, type AtTheDoor, type Proof } from './trail.ts'

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

  /** Who holds the session of a request, without renewing it. */
  async #userOf(visit: Visit): Promise<string | undefined> {
    return (await this.session(visit))?.answer.userId
  }

  /**
   * Not waited for: an address that nobody has would otherwise be told from one that is known, by the time that the
   * entry takes.
   */
  #noteRefusal(of: () => Promise<string | undefined>, what: AtTheDoor, proof: Proof): void {
    void of()
      .then((userId) => (userId === undefined ? undefined : noteAtTheDoor(this.#milpa, userId, what, proof)))
      .catch((error: unknown) =>
        this.#milpa.host.log.error({ error, what }, 'A refusal could not be noted in the audit'),
      )
  }

  async signIn(visit: Visit, email: string, password: string) {
    await countAttempt(this.#milpa, 'address', visit.address)
    await countAttempt(this.#milpa, 'email', email)
    const step = await this.#withPassword(visit, email, password).catch((error: unknown) => {
      if (isRefusal(error, 'WRONG_CREDENTIALS')) {
        this.#noteRefusal(() => userOfEmail(this.#milpa, email), 'identity.sign-in-refused', 'password')
      }
      throw error
    })
    await forgetAttempts(this.#milpa, 'email', email)
    return step
  }

  async #withPassword(visit: Visit, email: string, password: string) {
    const step = await this.#call(visit, async ({ api }) => {
      const done = await api.signInEmail({ body: { email, password }, headers: visit.headers, returnHeaders: true })
      return stepOf(done, { secondFactor: 'twoFactorRedirect' in done.response })
    })
    const userId = step.answer.secondFactor ? undefined : await userOfEmail(this.#milpa, email)
    if (userId !== undefined) await noteAtTheDoor(this.#milpa, userId, 'identity.sign-in', 'password')
    return step
  }

  secondFactor(visit: Visit, code: string): Promise<Step<object>> {
    return this.#code(visit, code, 'identity.sign-in')
  }

  confirmSecondFactor(visit: Visit, code: string): Promise<Step<object>> {
    return this.#code(visit, code, 'identity.confirm-second-factor')
  }

  async #code(visit: Visit, code: string, what: AtTheDoor): Promise<Step<object>> {
    await countAttempt(this.#milpa, 'code', visit.address)
    const plain = code.replaceAll(/\s/g, '')
    const isCode = /^\d{6}$/.test(plain)
    const userId = (await this.#userOf(visit)) ?? (await userOfChallenge(this.#milpa, visit.headers))
    // Told before the challenge is spent: with the next code she goes on, and need not begin again.
    if (isCode && userId !== undefined && (await wasUsed(this.#milpa, userId, plain))) {
      throw identityArea.error('CODE_USED')
    }
    const step = await this.#call(visit, async ({ api }) => {
      const { headers } = visit
      if (!isCode)
        return stepOf(await api.verifyBackupCode({ body: { code: plain }, headers, returnHeaders: true }), {})
      const done = await api.verifyTOTP({ body: { code: plain }, headers, returnHeaders: true })
      const { token, user } = done.response
      if (!(await isFirstUse(this.#milpa, user.id, plain))) {
        await Transaction.begin(this.#milpa.host.engine, ({ db }) =>
          db.delete(sessions).where(eq(sessions.token, token)),
        )
        throw identityArea.error('CODE_USED')
      }
      return stepOf(done, {})
    }).catch((error: unknown) => {
      if (what === 'identity.sign-in' && isRefusal(error, 'WRONG_CODE', 'CODE_USED')) {
        this.#noteRefusal(() => Promise.resolve(userId), 'identity.sign-in-refused', isCode ? 'code' : 'recovery-code')
      }
      throw error
    })
    await forgetAttempts(this.#milpa, 'code', visit.address)
    if (userId !== undefined) await noteAtTheDoor(this.#milpa, userId, what, isCode ? 'code' : 'recovery-code')
    return step
  }

  async signOut(visit: Visit): Promise<Step<object>> {
    const userId = await this.#userOf(visit)
    const { headers } = visit
    const step = await this.#call(visit, async ({ api }) =>
      stepOf(await api.signOut({ headers, returnHeaders: true }), {}),
    )
    if (userId !== undefined) await noteAtTheDoor(this.#milpa, userId, 'identity.sign-out')
    return step
  }

  async signOutEverywhere(visit: Visit): Promise<Step<object>> {
    const userId = await this.#userOf(visit)
    const step = await this.#call(visit, async ({ api }) => {
      const { headers } = visit
      await api.revokeSessions({ headers })
      return stepOf(await api.signOut({ headers, returnHeaders: true }), {})
    })
    if (userId !== undefined) await noteAtTheDoor(this.#milpa, userId, 'identity.sign-out-everywhere')
    return step
  }

  /** What a signed-in person does to her account by showing her password. */
  async #withProof<T>(visit: Visit, what: AtTheDoor | undefined, work: (auth: Auth) => Promise<T>): Promise<T> {
    await countAttempt(this.#milpa, 'address', visit.address)
    const userId = await this.#userOf(visit)
    const step = await this.#call(visit, work).catch((error: unknown) => {
      if (isRefusal(error, 'WRONG_CREDENTIALS')) {
        this.#noteRefusal(() => Promise.resolve(userId), 'identity.password-refused', 'password')
      }
      throw error
    })
    if (userId !== undefined && what !== undefined) await noteAtTheDoor(this.#milpa, userId, what)
    return step
  }

  changePassword(visit: Visit, currentPassword: string, newPassword: string): Promise<Step<object>> {
    return this.#withProof(visit, 'identity.change-password', async ({ api }) => {
      const body = { currentPassword, newPassword, revokeOtherSessions: true }
      return stepOf(await api.changePassword({ body, headers: visit.headers, returnHeaders: true }), {})
    })
  }

  beginSecondFactor(visit: Visit, password: string) {
    // Noted when the first code confirms it: until then nothing has changed.
    return this.#withProof(visit, undefined, async ({ api }) => {
      const done = await api.enableTwoFactor({
        body: { password, method: 'totp' },
        headers: visit.headers,
        returnHeaders: true,
      })
      if (done.response.method !== 'totp') throw new Error('better-auth began another second factor than TOTP.')
      return stepOf(done, { uri: done.response.totpURI, recoveryCodes: done.response.backupCodes })
    })
  }

  endSecondFactor(visit: Visit, password: string): Promise<Step<object>> {
    return this.#withProof(visit, 'identity.end-second-factor', async ({ api }) =>
      stepOf(await api.disableTwoFactor({ body: { password }, headers: visit.headers, returnHeaders: true }), {}),
    )
  }

  async invitation(token: string): Promise<Step<Invited>> {
    const { host } = this.#milpa
    const [found] = await host.read
      .select({ name: users.name, email: users.email, centreId: invitations.centreId })
      .from(invitations)
      .innerJoin(users, eq(users.id, invitations.userId))
      .where(isOpen(token, host.clock()))
    const centre = found && (await this.#milpa.centreById(found.centreId))
    if (!found || !centre) throw identityArea.error('INVITATION_OVER')
    const { name } = await this.#milpa.askPublic(about, {}, centre)
    return { answer: { name: found.name, email: found.email, centre: { slug: centre.slug, name } }, cookies: [] }
  }

  async acceptInvitation(visit: Visit, token: string, password: string) {
    await countAttempt(this.#milpa, 'address', visit.address)
    // Hashed before the transaction: 100 ms of work would hold up everybody who writes.
    const { hashPassword } = await import('better-auth/crypto')
    const hash = await hashPassword(password)
    const { host } = this.#milpa
    const email = await Transaction.begin(host.engine, async ({ db }) => {
      const at = host.clock()
      const [taken] = await db.update(invitations).set({ usedAt: at }).where(isOpen(token, at)).returning()
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
      const [user] = await db
        .update(users)
        .set({ updatedAt: at, ...second })
        .where(eq(users.id, userId))
        .returning()
      await noteAtTheDoor(this.#milpa, userId, 'identity.accept-invitation', undefined, db)
      return user!.email
    })
    return this.#withPassword(visit, email, password)
  }
}

const isOpen = (token: string, at: Date) =>
  and(eq(invitations.digest, digestOf(token)), isNull(invitations.usedAt), gt(invitations.expiresAt, at))

const isRefusal = (error: unknown, ...codes: readonly (keyof typeof identityErrors)[]): boolean =>
  error instanceof Problem && codes.some((code) => error.code === `IDENTITY_${code}`)
