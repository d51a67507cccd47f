/** What the host needs to know of whoever signs in; the rest is the provider's own business. */
export interface SignedIn {
  /** Of the account; `staff_members.userId` refers to it. */
  readonly userId: string
  readonly name: string
  readonly email: string
  /** Whether signing in needs a second factor. */
  readonly secondFactor: boolean
}

/** A step of signing in or out: what to answer, and the cookies that go with it. */
export interface Step<T> {
  readonly answer: T
  readonly cookies: readonly string[]
}

/** Whom an invitation is for, and who invites. */
export interface Invited {
  readonly name: string
  readonly email: string
  readonly centre: { readonly slug: string; readonly name: string }
}

/** Facts of a request that a provider may look at. */
export interface Visit {
  /** With `cookie`. */
  readonly headers: Headers
  readonly address: string
  /** Whether people reach us by https: cookies are then `Secure`. */
  readonly secure: boolean
}

/**
 * How people prove who they are. Refusals are problems of the area `identity`: the same one whether the address is
 * unknown or the password wrong.
 */
export interface IdentityProvider {
  /** Whom the session cookie names; `undefined` without a valid session. Also the cookies that renew it. */
  session(visit: Visit): Promise<Step<SignedIn> | undefined>
  signIn(visit: Visit, email: string, password: string): Promise<Step<{ readonly secondFactor: boolean }>>
  /** Completes a sign-in that asked for a second factor: six digits, or a recovery code. */
  secondFactor(visit: Visit, code: string): Promise<Step<object>>
  signOut(visit: Visit): Promise<Step<object>>
  /** Ends every session of whoever is signed in. */
  signOutEverywhere(visit: Visit): Promise<Step<object>>
  changePassword(visit: Visit, current: string, next: string): Promise<Step<object>>
  /** Begins TOTP: the address for the authenticator's QR code, and recovery codes, shown once. */
  beginSecondFactor(
    visit: Visit,
    password: string,
  ): Promise<Step<{ readonly uri: string; readonly recoveryCodes: readonly string[] }>>
  /** The first right code switches it on. */
  confirmSecondFactor(visit: Visit, code: string): Promise<Step<object>>
  endSecondFactor(visit: Visit, password: string): Promise<Step<object>>
  /** Whom the one-time token of an invitation is for; refused where it is of no use any more. */
  invitation(token: string): Promise<Step<Invited>>
  /** Sets the password of an invited person and signs her in, as far as her second factor lets it. */
  acceptInvitation(visit: Visit, token: string, password: string): Promise<Step<{ readonly secondFactor: boolean }>>
}
