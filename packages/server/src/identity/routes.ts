import { about, actorOfMember, checkSchema, membershipsOf, problem } from '@milpa/core'
import { answer } from '../app/answer.ts'
import type { Host, HostApp, HostContext } from '../app/env.ts'
import { sessionOf, setCookies, visitOf } from '../access/doors.ts'
import { addressOf } from '../security/address.ts'
import { ownOrigin, refuseForeignOrigin } from '../security/origin.ts'
import { RateLimit } from '../security/rate-limit.ts'
import { identityEndpoints } from './endpoints.ts'
import type { IdentityProvider } from './port.ts'

/** Signing in, out, and looking after one's account; and who one is. */
export function mountIdentity(app: HostApp, host: Host, provider: IdentityProvider): void {
  const { settings } = host
  const limit = new RateLimit(settings.perMinute.address)
  for (const endpoint of identityEndpoints) {
    app.post(endpoint.path, async (c) => {
      limit.take(addressOf(c, settings.trustProxy))
      // Signing somebody in from another site is an attack too: all of these come from our own pages.
      refuseForeignOrigin(c, ownOrigin(c, settings.publicUrl, settings.trustProxy))
      const checked = await checkSchema(endpoint.input, await readJson(c))
      if ('issues' in checked) throw problem('INVALID_INPUT', { issues: checked.issues })
      const step = await endpoint.run(provider, visitOf(c, host), checked.value)
      setCookies(c, step)
      return answer(c, step.answer, 'no-store')
    })
  }
  app.get('/api/identity/me', async (c) => answer(c, await me(c, host), 'private, no-cache'))
}

async function readJson(c: HostContext): Promise<unknown> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) throw problem('WRONG_CONTENT_TYPE')
  try {
    return (await c.req.json()) as unknown
  } catch {
    throw problem('MALFORMED')
  }
}

async function me(c: HostContext, host: Host) {
  const person = await sessionOf(c, host)
  if (!person) throw problem('UNAUTHENTICATED')
  const { milpa } = host
  const { read, registry } = milpa.host
  const centres = []
  for (const membership of await membershipsOf(read, person.userId)) {
    const { id, slug, locale, currency, timeZone } = membership.centre
    const actor = await actorOfMember(read, registry.permissions, membership)
    const { name, placeName } = await milpa.askPublic(about, {}, membership.centre)
    const { roles, id: memberId } = membership
    centres.push({
      id,
      slug,
      name,
      placeName,
      locale,
      currency,
      timeZone,
      memberId,
      roles: [...roles],
      permissions: [...actor.permissions].toSorted(),
    })
  }
  const { name, email, secondFactor } = person
  return { name, email, secondFactor, centres }
}
