import { Problem, problem, type Language } from '@milpa/core'
import { routePath } from 'hono/route'
import type { Logger } from 'pino'
import { acceptedLanguage, languageOfLocale } from '../problems/language.ts'
import type { ProblemWriter } from '../problems/problem-document.ts'
import type { HostContext } from './env.ts'

/** Answers whatever went wrong as a problem document; what is no problem is logged by id and never shown. */
export function answerFault(error: unknown, c: HostContext, writer: ProblemWriter, log: Logger): Response {
  const requestId = c.get('requestId')
  const known = error instanceof Problem ? error : problem('INTERNAL')
  if (!(error instanceof Problem)) {
    const { name, message, stack } = error instanceof Error ? error : new Error('A value was thrown that is no error')
    log.error({ requestId, route: routePath(c, -1), name, message, stack }, 'A request failed')
  }
  const seconds = known.data.seconds
  if (known.status === 429 && typeof seconds === 'number') c.header('Retry-After', String(seconds))
  if (known.code === 'BUSY') c.header('Retry-After', '2')
  if (known.status === 401) c.header('WWW-Authenticate', 'Bearer realm="milpa"')
  c.header('Cache-Control', 'no-store')
  c.header('Vary', 'Accept-Language', { append: true })
  const language = languageOf(c)
  c.header('Content-Language', language)
  return c.body(JSON.stringify(writer.write(known, language, requestId)), known.status as 400, {
    'Content-Type': 'application/problem+json; charset=utf-8',
  })
}

/** The reader's language: what the browser asks for, else the centre's. */
export function languageOf(c: HostContext): Language {
  const asked = acceptedLanguage(c.req.header('accept-language'))
  if (asked) return asked
  const centre = c.get('centre')
  return centre ? languageOfLocale(centre.locale) : 'es'
}
