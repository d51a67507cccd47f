import { Readable } from 'node:stream'
import { imports, problem } from '@milpa/core'
import { allows } from '../access/allows.ts'
import type { Host, Mount } from '../app/env.ts'
import { languageOf } from '../app/faults.ts'
import { withBodyOnDisk } from '../app/receive-body.ts'
import { ownOrigin, refuseForeignOrigin } from '../security/origin.ts'
import type { stageFile } from './stage-file.ts'

/** Bytes of a file to import: it goes to disk and is read from there, row by row. */
const largest = 1024 * 1_048_576

/**
 * `POST /api/imports/upload?name=…&mapping=…` takes a CSV or XLSX as its body and answers with the import it began;
 * `GET /api/imports/files/<id>/to-correct.csv` gives back the rows that were not taken.
 */
export const mountImports: Mount = (app, host) => {
  app.post('/api/imports/upload', async (c) => {
    const caller = await host.callerOf(c)
    const { publicUrl, trustProxy } = host.settings
    if (caller.bySession) refuseForeignOrigin(c, ownOrigin(c, publicUrl, trustProxy))
    if (!allows(caller.actor, imports.begin.permission)) throw problem('FORBIDDEN')
    return withBodyOnDisk(c, host, largest, async (path) => {
      const mapping = c.req.query('mapping')
      const file = { path, name: c.req.query('name') ?? 'file', ...(mapping === undefined ? {} : { mapping }) }
      return c.json(await stage(host, caller, file), 200, { 'Cache-Control': 'no-store' })
    })
  })
  app.get('/api/imports/files/:id/to-correct.csv', async (c) => {
    const caller = await host.callerOf(c)
    const { id, header } = await host.milpa.ask(imports.read, { id: c.req.param('id') }, caller)
    const { rowsToCorrect } = await import('./rows-to-correct.ts')
    const csv = rowsToCorrect(host.milpa, caller, id, header, languageOf(c))
    return c.body(Readable.toWeb(Readable.from(encoded(csv), { objectMode: false })) as ReadableStream, 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="to-correct.csv"',
      'Cache-Control': 'no-store',
    })
  })
}

/** The readers of tables are loaded with the first file: 12 MB that a host need not hold until then. */
async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield Buffer.from(piece)
}

async function stage(host: Host, caller: Awaited<ReturnType<Host['callerOf']>>, file: Parameters<typeof stageFile>[2]) {
  const [staging, { TabularError }] = await Promise.all([import('./stage-file.ts'), import('@milpa/tabular')])
  try {
    return await staging.stageFile(host.milpa, caller, file)
  } catch (error) {
    if (!(error instanceof TabularError)) throw error
    throw imports.importArea.error('FILE_UNREADABLE', { fault: error.code, line: error.line ?? 0 })
  }
}
