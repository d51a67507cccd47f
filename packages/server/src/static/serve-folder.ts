import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { HostApp, HostContext } from '../app/env.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
const compressible = /^(text\/|application\/(json|manifest)|image\/svg)/

interface StaticFile {
  readonly path: string
  readonly size: number
  readonly type: string
  readonly hashed: boolean
  etag?: string
  gzip?: Buffer
}

export interface FolderOptions {
  /** Where it is served: `/console`. */
  readonly at: string
  readonly folder: URL
  /** Served, uncached, for every address below `at` that is no file: the page of an application with routes of its own. */
  readonly fallback?: string
  /** Added to every answer (a policy, CORS for widgets). */
  readonly headers?: Readonly<Record<string, string>>
  /** Names that carry a digest may be kept for ever. Default: `name-<8 or more letters and digits>.ext`. */
  readonly hashed?: RegExp
}

/**
 * Serves a folder of built files. The list of files is read once at start, so an address is looked up in it and never
 * joined to a path: nothing outside can be reached. Hashed names are immutable for a year; others are asked for again
 * (ETag, 304). Text is compressed once and kept.
 */
export function serveFolder(app: HostApp, options: FolderOptions): void {
  const { at, fallback, headers = {}, hashed = /-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$/ } = options
  const files = filesIn(fileURLToPath(options.folder), hashed)
  const respond = (c: HostContext): Response | undefined => {
    const name = c.req.path.slice(at.length).replace(/^\//, '')
    // A file that is gone (an older build's chunk) is not found; the page in its place would be taken for a script.
    const isFile = name.slice(name.lastIndexOf('/') + 1).includes('.')
    const file = files.get(name) ?? (fallback === undefined || isFile ? undefined : files.get(fallback))
    return file && send(c, file, headers)
  }
  const handle = async (c: HostContext, next: () => Promise<void>) => respond(c) ?? next()
  app.get(at, handle)
  app.get(at === '/' ? '/*' : `${at}/*`, handle)
}

function filesIn(root: string, hashed: RegExp): ReadonlyMap<string, StaticFile> {
  const found = new Map<string, StaticFile>()
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    found.set(relative(root, path).split(sep).join('/'), {
      path,
      size: statSync(path).size,
      type: types[extname(entry.name)] ?? 'application/octet-stream',
      hashed: hashed.test(entry.name),
    })
  }
  return found
}

function send(c: HostContext, file: StaticFile, headers: Readonly<Record<string, string>>): Response {
  const body = readFileSync(file.path)
  file.etag ??= `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  for (const [name, value] of Object.entries(headers)) c.header(name, value)
  c.header('ETag', file.etag)
  c.header('Cache-Control', file.hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (c.req.header('if-none-match') === file.etag) return c.body(null, 304)
  c.header('Content-Type', file.type)
  if (compressible.test(file.type) && body.length > 1024) {
    c.header('Vary', 'Accept-Encoding', { append: true })
    if (/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) {
      file.gzip ??= gzipSync(body, { level: 9 })
      c.header('Content-Encoding', 'gzip')
      return c.body(new Uint8Array(file.gzip))
    }
  }
  return c.body(new Uint8Array(body))
}
