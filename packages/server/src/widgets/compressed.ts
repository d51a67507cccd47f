import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { HostContext } from '../app/env.ts'

interface Compressed {
  readonly plain: Buffer
  readonly brotli: Buffer
  readonly gzip: Buffer
  readonly etag: string
}

/** Answers the same bytes again and again, compressed once each, best first. */
export class CompressedAnswers {
  readonly #kept = new Map<string, Compressed>()

  /** @param key under which the compressed bytes are kept @param make what to answer with, asked for once */
  send(c: HostContext, key: string, type: string, cacheControl: string, make: () => string | Buffer): Response {
    const kept = this.#kept.get(key) ?? compress(make())
    this.#kept.set(key, kept)
    c.header('Access-Control-Allow-Origin', '*')
    c.header('Cross-Origin-Resource-Policy', 'cross-origin')
    c.header('Timing-Allow-Origin', '*')
    c.header('Vary', 'Accept-Encoding')
    c.header('ETag', kept.etag)
    c.header('Cache-Control', cacheControl)
    if (c.req.header('if-none-match') === kept.etag) return c.body(null, 304)
    c.header('Content-Type', type)
    const accepted = c.req.header('accept-encoding') ?? ''
    const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined
    if (encoding) c.header('Content-Encoding', encoding)
    return c.body(new Uint8Array(encoding === 'br' ? kept.brotli : encoding === 'gzip' ? kept.gzip : kept.plain))
  }
}

function compress(made: string | Buffer): Compressed {
  const plain = Buffer.from(made)
  return {
    plain,
    brotli: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    gzip: gzipSync(plain, { level: 9 }),
    etag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
  }
}
