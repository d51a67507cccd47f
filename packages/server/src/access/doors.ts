import { actorOfMember, holderOfKey, membershipsOf, problem, type CentreRef } from '@milpa/core'
import type { Milpa } from '@milpa/core'
import type { Caller, Host, HostContext } from '../app/env.ts'
import { addressOf } from '../security/address.ts'
import { ownOrigin } from '../security/origin.ts'
import { KnownBearers } from './known-bearers.ts'
import type { Step, SignedIn, Visit } from '../identity/port.ts'

type Facts = Pick<Host, 'milpa' | 'settings' | 'identity'>

export function visitOf(c: HostContext, { settings }: Pick<Host, 'settings'>): Visit {
  return {
    headers: c.req.raw.headers,
    address: addressOf(c, settings.trustProxy),
    secure: ownOrigin(c, settings.publicUrl, settings.trustProxy).startsWith('https:'),
  }
}

export async function sessionOf(c: HostContext, facts: Facts): Promise<SignedIn | undefined> {
  if (!facts.identity || !c.req.header('cookie')) return undefined
  const step = await facts.identity.session(visitOf(c, facts))
  if (step) setCookies(c, step)
  return step?.answer
}

export function setCookies(c: HostContext, { cookies }: Pick<Step<unknown>, 'cookies'>): void {
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
}

/** Finds who calls: a machine by its bearer token, or a person by the session cookie. Nobody: UNAUTHENTICATED. */
export async function callerOf(c: HostContext, facts: Facts): Promise<Caller> {
  const wanted = c.req.header('milpa-centre')
  const token = bearerToken(c)
  const caller = token === undefined ? await bySession(c, facts, wanted) : await byToken(facts.milpa, token)
  // A centre that one does not belong to and one that does not exist are told apart by nobody.
  if (wanted !== undefined && caller.centre.slug !== wanted) throw problem('FORBIDDEN')
  c.set('centre', caller.centre)
  return caller
}

function bearerToken(c: HostContext): string | undefined {
  const header = c.req.header('authorization')
  if (header === undefined) return undefined
  const [scheme = '', token = ''] = header.split(' ')
  if (scheme.toLowerCase() !== 'bearer' || !token.startsWith('milpa_')) throw problem('UNAUTHENTICATED')
  return token
}

const known = new WeakMap<Milpa, KnownBearers>()

async function byToken(milpa: Milpa, token: string): Promise<Caller> {
  let bearers = known.get(milpa)
  if (!bearers) known.set(milpa, (bearers = new KnownBearers(milpa)))
  const bearer = await bearers.of(token)
  if (!bearer) throw problem('UNAUTHENTICATED')
  return { ...bearer, bySession: false }
}

async function bySession(c: HostContext, facts: Facts, wanted: string | undefined): Promise<Caller> {
  const person = await sessionOf(c, facts)
  if (!person) throw problem('UNAUTHENTICATED')
  const { read, registry } = facts.milpa.host
  const memberships = await membershipsOf(read, person.userId)
  const membership = wanted === undefined ? memberships[0] : memberships.find(({ centre }) => centre.slug === wanted)
  if (!membership) throw problem('FORBIDDEN')
  const actor = await actorOfMember(read, registry.permissions, membership)
  return { centre: membership.centre, actor, bySession: true }
}

/** The centre that a public address means; allows the page that asks to read the answer when its key is bound to it. */
export async function publicCentreOf(c: HostContext, { milpa }: Pick<Host, 'milpa'>): Promise<CentreRef> {
  const slug = c.req.query('centre')
  const key = c.req.query('key')
  const holder = key === undefined ? undefined : await holderOfKey(milpa.host.read, key)
  if (key !== undefined && !holder) throw problem('NOT_FOUND')
  if (holder) allowOrigin(c, holder.origins)
  const named = slug === undefined ? undefined : await milpa.centreBySlug(slug)
  if (slug !== undefined && (!named || (holder && holder.centre.id !== named.id))) throw problem('NOT_FOUND')
  const centre = holder?.centre ?? named ?? (await milpa.centres())[0]
  if (!centre) throw problem('NOT_FOUND')
  c.set('centre', centre)
  return centre
}

function allowOrigin(c: HostContext, origins: readonly string[]): void {
  c.header('Vary', 'Origin', { append: true })
  const origin = c.req.header('origin')
  if (origin === undefined || !origins.includes(origin)) return
  c.header('Access-Control-Allow-Origin', origin)
  c.header('Access-Control-Expose-Headers', 'ETag, Retry-After')
}
