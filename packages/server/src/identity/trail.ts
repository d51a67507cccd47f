import { membershipsOf, noteInAudit, type Milpa } from '@milpa/core'
import { eq, Transaction, type Writer } from '@milpa/core/db'
import { users, verifications } from './tables.ts'

/** What happens at the door, as the audit calls it. */
export type AtTheDoor =
  | 'identity.sign-in'
  | 'identity.sign-in-refused'
  | 'identity.sign-out'
  | 'identity.sign-out-everywhere'
  | 'identity.accept-invitation'
  | 'identity.change-password'
  | 'identity.password-refused'
  | 'identity.confirm-second-factor'
  | 'identity.end-second-factor'

/** By which proof; nothing else is kept: no password, no code, no network address. */
export type Proof = 'password' | 'code' | 'recovery-code'

/**
 * Writes what somebody did with her account into the audit of every centre that she works in. A refused attempt is
 * about her, but by nobody: it may have been anyone.
 */
export async function noteAtTheDoor(
  milpa: Milpa,
  userId: string,
  what: AtTheDoor,
  proof?: Proof,
  within?: Writer,
): Promise<void> {
  const memberships = await membershipsOf(within ?? milpa.host.read, userId)
  const notes = memberships.map(({ id, centre }) => ({
    centreId: centre.id,
    actor: what.endsWith('-refused') ? ({ id: 'public', kind: 'public' } as const) : ({ id, kind: 'staff' } as const),
    what,
    subject: { kind: 'staff-member', id },
    ...(proof === undefined ? {} : { detail: { proof } }),
  }))
  if (within) await noteInAudit(within, milpa.host, notes)
  else if (notes.length > 0) await Transaction.begin(milpa.host.engine, ({ db }) => noteInAudit(db, milpa.host, notes))
}

export async function userOfEmail({ host }: Milpa, email: string): Promise<string | undefined> {
  const [user] = await host.read.select({ id: users.id }).from(users).where(eq(users.email, email))
  return user?.id
}

/** Who is half signed in: the cookie of better-auth names a challenge, whose row names the account. */
export async function userOfChallenge({ host }: Milpa, headers: Headers): Promise<string | undefined> {
  const [, value] = /(?:^|;\s*)(?:__Secure-)?milpa\.two_factor=([^;]+)/.exec(headers.get('cookie') ?? '') ?? []
  if (value === undefined) return undefined
  // `<identifier>.<signature>`: whether it is signed right, better-auth looks at; the identifier cannot be guessed.
  const [identifier = ''] = decoded(value).split('.')
  const [row] = await host.read
    .select({ userId: verifications.value })
    .from(verifications)
    .where(eq(verifications.identifier, identifier))
  return row?.userId
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
