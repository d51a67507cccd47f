import { createToken, systemActor } from '@milpa/core'
import { serve, serveOptionsFromEnvironment, stopOnSignals } from '@milpa/server'

/** A host in a process of its own, for tests that kill it: says its address and a token on one line. */
const serving = await serve({ ...serveOptionsFromEnvironment(), mounts: [] })
stopOnSignals(serving)
const { milpa, url } = serving
const [known] = await milpa.centres()
const centre =
  known ??
  (await milpa.foundCentre({
    slug: 'prueba',
    name: 'Centro de prueba',
    locale: 'es-MX',
    currency: 'MXN',
    timeZone: 'America/Chihuahua',
    country: 'MX',
    gridLatitude: 28.6,
  }))
const door = { centre, actor: systemActor('test') }
const scopes = ['centre:access', 'centre:read', 'centre:staff', 'ledger:accounts', 'ledger:post', 'ledger:read']
const { token } = await milpa.run(createToken, { name: 'Prueba', scopes }, door)
process.stdout.write(`${JSON.stringify({ ready: true, url, token })}\n`)
