/** A host in a process of its own, for the bench: prints its address and a token that may import and publish. */
import { createToken, systemActor } from '@milpa/core'
import { serve, silentLog } from '@milpa/server'

const serving = await serve({
  data: process.argv[2]!,
  port: 0,
  log: silentLog(),
  perMinute: { actor: 1e6, address: 1e6 },
})
const centre = await serving.milpa.foundCentre({
  name: 'Centro de prueba',
  slug: 'prueba',
  locale: 'es-MX',
  currency: 'MXN',
  timeZone: 'America/Chihuahua',
  country: 'MX',
  gridLatitude: 28.6,
})
const scopes = ['imports:run', 'enterprises:publish', 'enterprises:read']
const { token } = await serving.milpa.run(
  createToken,
  { name: 'bench', scopes },
  { centre, actor: systemActor('bench') },
)
process.stdout.write(`${JSON.stringify({ url: serving.url, token })}\n`)
process.once('SIGTERM', () => void serving.stop().then(() => process.exit(0)))
