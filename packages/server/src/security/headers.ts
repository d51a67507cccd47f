import type { MiddlewareHandler } from 'hono'
import type { HostContext, HostEnv } from '../app/env.ts'

const policy = (directives: Readonly<Record<string, string>>): string =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`.trimEnd())
    .join('; ')

const page = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'worker-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
}
const policies = {
  page: policy(page),
  // Lit needs one policy name; nothing else may make HTML out of text.
  console: policy({ ...page, 'require-trusted-types-for': "'script'", 'trusted-types': 'lit-html' }),
  embed: policy({ ...page, 'frame-ancestors': '*' }),
  data: policy({ 'default-src': "'none'", 'frame-ancestors': "'none'", 'base-uri': "'none'", sandbox: '' }),
} as const

const kindOf = (path: string): keyof typeof policies => {
  if (path === '/console' || path.startsWith('/console/')) return 'console'
  if (path.startsWith('/embed/')) return 'embed'
  return /^\/(api|public|files|health|metrics|openapi\.json)(\/|$)/.test(path) ? 'data' : 'page'
}

/** Widgets and open data are for other sites to load; whether their scripts may read the answer is CORS's to say. */
const forOthers = /^\/(public|w|files|embed)\//

/**
 * The headers that tell a browser what a page of ours may do. A route that knows better (a page whose one style sheet is
 * inline, by hash) sets its own `Content-Security-Policy`, and that one stays.
 */
export const securityHeaders =
  (secure: (c: HostContext) => boolean): MiddlewareHandler<HostEnv> =>
  async (c, next) => {
    await next()
    const { path } = c.req
    const kind = kindOf(path)
    const { headers } = c.res
    const set = (name: string, value: string) => {
      if (!headers.has(name)) headers.set(name, value)
    }
    set('Content-Security-Policy', policies[kind])
    set('Cross-Origin-Resource-Policy', forOthers.test(path) ? 'cross-origin' : 'same-origin')
    if (kind !== 'embed') set('X-Frame-Options', 'DENY')
    if (kind === 'page' || kind === 'console') set('Cross-Origin-Opener-Policy', 'same-origin')
    set('X-Content-Type-Options', 'nosniff')
    set('Referrer-Policy', 'strict-origin-when-cross-origin')
    set('Permissions-Policy', 'camera=(), microphone=(), payment=(), usb=(), geolocation=(self)')
    if (secure(c)) set('Strict-Transport-Security', 'max-age=31536000')
  }
