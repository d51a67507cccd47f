import { createHmac } from 'node:crypto'
import { createTestCentre, type TestCentre, type TestCentreOptions } from '@milpa/plugin-kit'
import { createToken, type CentreRef } from '@milpa/core'
import {
  BetterAuthIdentity,
  createLog,
  createServer,
  identityPlugin,
  invite,
  type Server,
  type ServerOptions,
} from '@milpa/server'

export const origin = 'http://localhost'
export const password = 'maíz-frijol-calabaza'

export interface TestHost extends TestCentre {
  readonly server: Server
  readonly request: Server['app']['request']
  /** A bearer header of a token with these scopes, in the first centre or another. */
  bearer(scopes: readonly string[], of?: CentreRef): Promise<{ readonly authorization: string }>
  /** Posts JSON from our own page. */
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>
  /** Invites somebody and sets the password; @returns the id of the staff member. */
  person(email: string, roles: readonly string[], of?: CentreRef): Promise<string>
  /** Signs in; @returns the header of the session. */
  signIn(email: string, given?: string): Promise<{ readonly cookie: string }>
}

export async function createTestHost(
  options: TestCentreOptions & { readonly server?: ServerOptions } = {},
): Promise<TestHost> {
  const centre = await createTestCentre({ ...options, plugins: [identityPlugin, ...(options.plugins ?? [])] })
  const identity = new BetterAuthIdentity(centre.milpa, { secret: 'a-secret-of-the-tests-that-is-long-enough' })
  const server = createServer(centre.milpa, { identity, log: createLog({ level: 'error' }), ...options.server })
  const request = server.app.request
  const own = options.server?.publicUrl ?? origin
  const post: TestHost['post'] = async (path, body, headers = {}) =>
    request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: own, ...headers },
      body: JSON.stringify(body),
    })
  return {
    ...centre,
    server,
    request,
    post,
    async bearer(scopes, of = centre.centre) {
      const { token } = await centre.milpa.run(
        createToken,
        { name: 'Prueba', scopes: [...scopes] },
        centre.door('system', of),
      )
      return { authorization: `Bearer ${token}` }
    },
    async person(email, roles, of = centre.centre) {
      const input = { email, name: `Persona ${email.split('@')[0]}`, roles: [...roles] }
      const { memberId, token } = await centre.milpa.run(invite, input, centre.door('system', of))
      if (token !== null) await post('/api/identity/accept-invitation', { token, password })
      return memberId
    },
    async signIn(email, given = password) {
      const reply = await post('/api/identity/sign-in', { email, password: given })
      return { cookie: cookiesOf(reply) }
    },
  }
}

/** What a browser would send back. */
export const cookiesOf = (reply: Response): string =>
  reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0]!)
    .filter((cookie) => !cookie.endsWith('='))
    .join('; ')

export const codeOf = async (reply: Response): Promise<string> => ((await reply.json()) as { code: string }).code

/** RFC 6238 with the parameters that authenticator applications assume, from an `otpauth:` address. */
export function totp(uri: string, at: number): string {
  const secret = base32(new URL(uri).searchParams.get('secret')!)
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = mac.at(-1)! & 15
  return String((mac.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0')
}

function base32(text: string): Buffer {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...text.replace(/=+$/, '')]
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
