import type { Schema } from '@milpa/core'
import * as v from 'valibot'
import { Email } from './invite.ts'
import type { IdentityProvider, Step, Visit } from './port.ts'

/** What signing in and out looks like from outside. These are no operations: they act before anybody is known. */
export interface IdentityEndpoint {
  readonly id: string
  readonly path: string
  readonly title: string
  readonly input: Schema
  readonly output: Schema
  /** Full codes beside the common ones. */
  readonly errors: readonly string[]
  run(provider: IdentityProvider, visit: Visit, input: unknown): Promise<Step<unknown>>
}

const Given = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const NewPassword = v.pipe(v.string(), v.minLength(10), v.maxLength(200))
const Code = v.pipe(v.string(), v.trim(), v.minLength(6), v.maxLength(40))
const Nothing = v.object({})

function endpoint<I extends Schema>(spec: {
  readonly id: string
  readonly title: string
  readonly input: I
  readonly output: Schema
  readonly errors?: readonly string[]
  run(
    provider: IdentityProvider,
    visit: Visit,
    input: NonNullable<I['~standard']['types']>['output'],
  ): Promise<Step<unknown>>
}): IdentityEndpoint {
  const { run, ...facts } = spec
  return {
    ...facts,
    path: `/api/identity/${spec.id.slice('identity.'.length)}`,
    errors: spec.errors ?? [],
    // The route checks the input against `input` before it calls.
    run: run as IdentityEndpoint['run'],
  }
}

const wrong = 'IDENTITY_WRONG_CREDENTIALS'
const wrongCode = 'IDENTITY_WRONG_CODE'
const codeUsed = 'IDENTITY_CODE_USED'
const tooMany = 'IDENTITY_TOO_MANY_ATTEMPTS'

export const identityEndpoints: readonly IdentityEndpoint[] = [
  endpoint({
    id: 'identity.sign-in',
    title: 'Sign in with e-mail and password',
    input: v.object({ email: Email, password: Given }),
    output: v.object({ secondFactor: v.boolean() }),
    errors: [wrong, tooMany],
    run: (provider, visit, { email, password }) => provider.signIn(visit, email, password),
  }),
  endpoint({
    id: 'identity.second-factor',
    title: 'Complete a sign-in with six digits or a recovery code',
    input: v.object({ code: Code }),
    output: Nothing,
    errors: [wrongCode, codeUsed, tooMany],
    run: (provider, visit, { code }) => provider.secondFactor(visit, code),
  }),
  endpoint({
    id: 'identity.sign-out',
    title: 'Sign out',
    input: Nothing,
    output: Nothing,
    run: (provider, visit) => provider.signOut(visit),
  }),
  endpoint({
    id: 'identity.sign-out-everywhere',
    title: 'Sign out on every device',
    input: Nothing,
    output: Nothing,
    run: (provider, visit) => provider.signOutEverywhere(visit),
  }),
  endpoint({
    id: 'identity.change-password',
    title: 'Change one’s password; other sessions end',
    input: v.object({ current: Given, next: NewPassword }),
    output: Nothing,
    errors: [wrong, tooMany],
    run: (provider, visit, { current, next }) => provider.changePassword(visit, current, next),
  }),
  endpoint({
    id: 'identity.begin-second-factor',
    title: 'Begin to use an authenticator application',
    input: v.object({ password: Given }),
    output: v.object({ uri: v.string(), recoveryCodes: v.array(v.string()) }),
    errors: [wrong, tooMany, 'IDENTITY_SECOND_FACTOR_ON'],
    run: (provider, visit, { password }) => provider.beginSecondFactor(visit, password),
  }),
  endpoint({
    id: 'identity.confirm-second-factor',
    title: 'Switch the authenticator on with its first code',
    input: v.object({ code: Code }),
    output: Nothing,
    errors: [wrongCode, codeUsed, tooMany],
    run: (provider, visit, { code }) => provider.confirmSecondFactor(visit, code),
  }),
  endpoint({
    id: 'identity.end-second-factor',
    title: 'Stop using the authenticator',
    input: v.object({ password: Given }),
    output: Nothing,
    errors: [wrong, tooMany],
    run: (provider, visit, { password }) => provider.endSecondFactor(visit, password),
  }),
  endpoint({
    id: 'identity.invitation',
    title: 'See whom an invitation is for',
    input: v.object({ token: Given }),
    output: v.object({
      name: v.string(),
      email: v.string(),
      centre: v.object({ slug: v.string(), name: v.string() }),
    }),
    errors: ['IDENTITY_INVITATION_OVER'],
    run: (provider, _visit, { token }) => provider.invitation(token),
  }),
  endpoint({
    id: 'identity.accept-invitation',
    title: 'Set one’s password with the token of an invitation, and sign in',
    input: v.object({ token: Given, password: NewPassword }),
    output: v.object({ secondFactor: v.boolean() }),
    errors: ['IDENTITY_INVITATION_OVER', tooMany],
    run: (provider, visit, { token, password }) => provider.acceptInvitation(visit, token, password),
  }),
]

const Centre = v.object({ id: v.string(), slug: v.string(), name: v.string(), locale: v.string() })

/** `GET /api/identity/me`. */
export const Me = v.object({
  name: v.string(),
  email: v.string(),
  secondFactor: v.boolean(),
  /** Where one works; `permissions` are those in that centre. */
  centres: v.array(
    v.object({
      ...Centre.entries,
      /** Its territory as people say it. */
      placeName: v.nullable(v.string()),
      currency: v.string(),
      timeZone: v.string(),
      memberId: v.string(),
      roles: v.array(v.string()),
      permissions: v.array(v.string()),
    }),
  ),
})
