import { createToken, type Actor, type Door, type Milpa } from '@milpa/core'

/** `createServer` of @milpa/server, as far as it is needed here: that package stays the author's choice. */
export type CreateServer = (
  milpa: Milpa,
  options: { readonly mounts: readonly never[] },
) => {
  readonly app: { request(path: string, init?: RequestInit): Response | Promise<Response> }
}

export interface TestRequest {
  /** A role or an actor of the centre; without it nobody is signed in. */
  readonly as?: Actor | string
  /** Sent as JSON. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** `await http('POST', '/api/hello/greetings', { as: 'adviser', body: { … } })` */
export type TestHttp = (method: string, path: string, request?: TestRequest) => Promise<Response>

/** Requests as a machine makes them: an actor's permissions become the scopes of a token of its own. */
export function testHttp(createServer: CreateServer, milpa: Milpa, door: (as: Actor | string) => Door): TestHttp {
  // The API alone: pages, console and widgets need built files.
  const { app } = createServer(milpa, { mounts: [] })
  const tokens = new Map<string, Promise<string>>()
  const tokenOf = (as: Actor | string): Promise<string> => {
    const { actor } = door(as)
    const known = tokens.get(actor.id)
    if (known) return known
    const all = [...milpa.host.registry.permissions.keys()]
    const scopes = all.filter((name) => actor.permissions.has('*') || actor.permissions.has(name))
    const made = milpa.run(createToken, { name: actor.id, scopes }, door('system')).then(({ token }) => token)
    tokens.set(actor.id, made)
    return made
  }
  return async (method, path, { as, body, headers = {} } = {}) => {
    const sent = new Headers(headers)
    if (as !== undefined) sent.set('authorization', `Bearer ${await tokenOf(as)}`)
    if (body === undefined) return app.request(path, { method, headers: sent })
    sent.set('content-type', 'application/json')
    return app.request(path, { method, headers: sent, body: JSON.stringify(body) })
  }
}
