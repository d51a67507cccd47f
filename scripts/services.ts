import { existsSync, readdirSync } from 'node:fs'

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium'
const postgres = '/usr/lib/postgresql'

/**
 * Says which programs the tests will find. Missing ones fail under `CI=true`; at a developer's desk the tests that
 * need them are skipped, and this is the place where that is said.
 */
export function reportServices(): void {
  const missing = [
    ...(existsSync(chromium) ? [] : ['chromium (browser tests are skipped)']),
    ...(existsSync(postgres) && readdirSync(postgres).length > 0
      ? []
      : ['postgresql (tests run on libSQL and PGlite alone)']),
  ]
  if (missing.length === 0) return
  const sentence = `Not installed: ${missing.join('; ')}. On Debian: apt-get install chromium postgresql`
  if (process.env.CI === 'true') {
    console.error(sentence)
    process.exit(1)
  }
  console.warn(`\n!! ${sentence}\n`)
}
