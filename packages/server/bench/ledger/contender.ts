/**
 * One contender in a process of its own: `contender.ts <name> <file>`. Tells its port, and when it is asked, how long
 * requests waited in it and how long its loop stood still.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { serve } from '@hono/node-server'
import { createToken, openMilpa, systemActor, Vault } from '@milpa/core'
import { openLibsql } from '@milpa/core/db'
import { createServer } from '@milpa/server'
import { Hono, type MiddlewareHandler } from 'hono'
import { naiveStore, type Payment } from './naive-drizzle.ts'

const [name, path = ''] = process.argv.slice(2)
const waits: number[] = []
const loop = monitorEventLoopDelay({ resolution: 1 })
loop.enable()

/** From the moment a request is routed to the moment its answer is there. */
const timed: MiddlewareHandler = async (_c, next) => {
  const started = performance.now()
  await next()
  waits.push(performance.now() - started)
}

interface Body {
  readonly transfers: readonly Payment[]
}

const app = new Hono()
app.use(timed)
let token = ''
if (name === 'echo') {
  app.post('/api/ledger/transfers', async (c) => {
    const { transfers } = await c.req.json<Body>()
    return c.json({ id: transfers[0]!.id, amount: transfers[0]!.amount })
  })
} else if (name === 'naive') await naive()
else if (name === 'ours') await ours()
else throw new Error(`There is no contender "${name ?? ''}".`)

serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send!({ port, token }))
process.on('SIGINT', () => process.exit(0))
process.on('message', () => {
  const sorted = waits.toSorted((a, b) => a - b)
  process.send!({ waitP99: sorted[Math.floor(sorted.length * 0.99)] ?? 0, stall: loop.max / 1e6 })
  waits.length = 0
  loop.reset()
})

/** Milpa as it is served: who calls, permission, validation, every rule of the ledger, one group a turn. */
async function ours(): Promise<void> {
  const milpa = await openMilpa({
    engine: openLibsql({ path }),
    vault: new Vault([{ id: 'bench', secret: new Uint8Array(32).fill(7) }]),
  })
  const [centre] = await milpa.centres()
  const made = await milpa.run(
    createToken,
    { name: 'Bench', scopes: ['ledger:post'] },
    { centre: centre!, actor: systemActor('bench') },
  )
  token = made.token
  // One token pays for everybody here, and is not to be slowed down as one runaway client.
  const server = createServer(milpa, { perMinute: { actor: 1e9, address: 1e9 } })
  app.route('/', server.app as unknown as Hono)
}

async function naive(): Promise<void> {
  const pay = await naiveStore(path)
  app.post('/api/ledger/transfers', async (c) => {
    const { transfers } = await c.req.json<Body>()
    await pay(transfers[0]!)
    return c.json({ id: transfers[0]!.id, amount: transfers[0]!.amount }, 201)
  })
}
