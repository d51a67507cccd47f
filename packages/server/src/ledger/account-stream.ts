import { ledger, Problem, problem, type Milpa } from '@milpa/core'
import { ledgerHeadsNow } from '@milpa/core/portability'
import { streamSSE } from 'hono/streaming'
import type { Caller, Host, HostContext, Mount } from '../app/env.ts'
import { HeadWatch } from './head-watch.ts'

/** Milliseconds after which a sign of life is sent, and the caller's right to read is asked again. */
const quiet = 15_000
const pageSize = 100

/**
 * Entries of an account as they are posted: server-sent events `entry`, each with its `seq` as the id and the entry of
 * the statement as data. A stream that was cut goes on after `Last-Event-ID`; a first one begins with what comes next,
 * or after `?since=`.
 */
export const mountAccountStream: Mount = (app, host) => {
  const watch = new HeadWatch(host.milpa)
  app.get('/api/ledger/accounts/:account/stream', async (c) => {
    const caller = await host.callerOf(c)
    const account = c.req.param('account')
    // Asked before the stream begins, so that a refusal is answered as a refusal.
    await host.milpa.ask(ledger.account, { account }, caller)
    const begin = sinceOf(c) ?? (await newest(host.milpa, caller))
    const stream = host.streams.begin(`${caller.centre.id} ${caller.actor.id}`)
    c.header('Cache-Control', 'no-store')
    // nginx would hold back what is sent until its buffer is full.
    c.header('X-Accel-Buffering', 'no')
    return streamSSE(c, async (out) => {
      try {
        await tell({ c, host, watch, account, signal: stream.signal }, caller, begin, out)
      } catch (error) {
        // A refusal is no fault: who may not read any more hears nothing more. Anything else is for the log.
        if (!(error instanceof Problem)) host.log.error({ error }, 'A stream of an account ended with a fault')
      } finally {
        stream.end()
      }
    })
  })
}

interface Telling {
  readonly c: HostContext
  readonly host: Host
  readonly watch: HeadWatch
  readonly account: string
  readonly signal: AbortSignal
}

interface Out {
  readonly aborted: boolean
  onAbort(listener: () => void): void
  writeSSE(message: { readonly event: string; readonly id: string; readonly data: string }): Promise<void>
  write(text: string): Promise<unknown>
}

async function tell(of: Telling, first: Caller, begin: number, out: Out): Promise<void> {
  const gone = new AbortController()
  out.onAbort(() => gone.abort())
  of.signal.addEventListener('abort', () => gone.abort(), { once: true })
  const { signal } = gone
  let caller = first
  let since = begin
  let asked = performance.now()
  await out.write(': open\n\n')
  while (!signal.aborted) {
    // Looked at before the entries: whatever is posted while they are read is past it, and so not waited past.
    const head = await newest(of.host.milpa, caller)
    const { items } = await of.host.milpa.ask(
      ledger.statement,
      { account: of.account, order: 'oldest', since, limit: pageSize },
      caller,
    )
    for (const entry of items) {
      await out.writeSSE({ event: 'entry', id: String(entry.seq), data: JSON.stringify(entry) })
      since = entry.seq
    }
    if (items.length === pageSize) continue
    since = Math.max(since, head)
    await of.watch.past(caller.centre.id, since, { milliseconds: quiet, signal })
    if (performance.now() - asked < quiet || signal.aborted) continue
    asked = performance.now()
    await out.write(': still here\n\n')
    // Who was signed out or lost the permission meanwhile hears no more, however busy the ledger is: the stream ends.
    caller = await of.host.callerOf(of.c)
  }
}

async function newest(milpa: Milpa, { centre }: Caller): Promise<number> {
  return (await ledgerHeadsNow(milpa.host.read)).get(centre.id) ?? 0
}

function sinceOf(c: HostContext): number | undefined {
  const text = c.req.header('last-event-id') ?? c.req.query('since')
  if (text === undefined) return undefined
  if (!/^\d{1,11}$/.test(text)) throw problem('MALFORMED')
  return Number(text)
}
