import { Readable } from 'node:stream'
import { ledger, problem } from '@milpa/core'
import type { ExportFormat } from '@milpa/core/portability'
import { allows } from '../access/allows.ts'
import type { Mount } from '../app/env.ts'
import { withBodyOnDisk } from '../app/receive-body.ts'
import { ownOrigin, refuseForeignOrigin } from '../security/origin.ts'

/** Bytes of a file of accounts or movements. */
const largest = 64 * 1_048_576

/**
 * `GET /api/ledger/export/file?format=…` streams the ledger; `POST /api/ledger/imports/upload?kind=…&source=…` takes a CSV,
 * XLSX or the JSON of a Cyclos as its body, with `dry-run=true` only trying it.
 */
export const mountLedger: Mount = (app, host) => {
  app.get('/api/ledger/export/file', async (c) => {
    const caller = await host.callerOf(c)
    // Asks for the permission and the form, and writes into the audit who takes the books away.
    const asked = { format: c.req.query('format') as ExportFormat | undefined }
    const { format } = await host.milpa.ask(ledger.exportFacts, asked, caller)
    const { ledgerFiles, ledgerPieces } = await import('./ledger-pieces.ts')
    const { ending, mediaType } = ledgerFiles[format]
    const pieces = ledgerPieces(host.milpa, caller.centre, format)
    return c.body(Readable.toWeb(Readable.from(encoded(pieces), { objectMode: false })) as ReadableStream, 200, {
      'Content-Type': mediaType,
      'Content-Disposition': `attachment; filename="${caller.centre.slug}.${ending}"`,
      'Cache-Control': 'no-store',
    })
  })
  app.post('/api/ledger/imports/upload', async (c) => {
    const caller = await host.callerOf(c)
    const { publicUrl, trustProxy } = host.settings
    if (caller.bySession) refuseForeignOrigin(c, ownOrigin(c, publicUrl, trustProxy))
    if (!allows(caller.actor, ledger.importBooks.permission)) throw problem('FORBIDDEN')
    return withBodyOnDisk(c, host, largest, async (path) => {
      const query = (name: string) => c.req.query(name) || undefined
      const kind = ledger.importKinds.find((one) => one === query('kind')) ?? 'opening'
      const { readBooks } = await import('./read-books.ts')
      const given = {
        kind,
        source: query('source') ?? query('name') ?? 'file',
        ...(await readBooks(path, kind, query('unit') ?? caller.centre.currency)),
        ...(query('unit') === undefined ? {} : { unit: query('unit') }),
        ...(query('on') === undefined ? {} : { on: query('on') }),
      }
      const operation = query('dry-run') === 'true' ? ledger.checkImport : ledger.importBooks
      return c.json(await host.milpa.run(operation, given, caller), 200, { 'Cache-Control': 'no-store' })
    })
  })
}

/** Pieces of a line each would be a write each: they leave some 64 kB at a time. */
async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let waiting = ''
  for await (const piece of pieces) {
    waiting += piece
    if (waiting.length < 65_536) continue
    yield Buffer.from(waiting)
    waiting = ''
  }
  if (waiting !== '') yield Buffer.from(waiting)
}
