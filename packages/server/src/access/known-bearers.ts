import { bearerOfToken, digestOfToken, type Milpa } from '@milpa/core'

type Bearer = NonNullable<Awaited<ReturnType<typeof bearerOfToken>>>

/** Milliseconds for which a token is not looked up again: how long another process may take to hear that it was revoked. */
const goodFor = 1000
const most = 1000

interface Known {
  readonly bearer: Bearer
  readonly changes: number
  readonly until: number
}

/**
 * Who holds which token, for a second at the most and until anything is changed in this process: a program that pays a
 * thousand times a second is looked up once (measured: a sixth of a payment). An unknown token is looked up each time.
 */
export class KnownBearers {
  readonly #milpa: Milpa
  readonly #known = new Map<string, Known>()

  constructor(milpa: Milpa) {
    this.#milpa = milpa
  }

  async of(token: string): Promise<Bearer | undefined> {
    const { host, changes } = this.#milpa
    const digest = digestOfToken(token)
    const now = host.clock()
    const known = this.#known.get(digest)
    if (known && known.changes === changes && known.until > now.getTime()) return known.bearer
    this.#known.delete(digest)
    const bearer = await bearerOfToken(host.read, host.registry.permissions, token, now)
    if (!bearer) return undefined
    if (this.#known.size >= most) this.#known.clear()
    // Counted before the look: what changed while it lasted makes it old at once.
    this.#known.set(digest, { bearer, changes, until: now.getTime() + goodFor })
    return bearer
  }
}
