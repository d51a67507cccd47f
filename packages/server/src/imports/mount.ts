import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { imports, problem } from '@milpa/core'
import type { Host, HostContext, Mount } from '../app/env.ts'
import { languageOf } from '../app/faults.ts'
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
    const { publicUrl, trustProxy, data } = host.settings
    if (caller.bySession) refuseForeignOrigin(c, ownOrigin(c, publicUrl, trustProxy))
    if (!caller.actor.permissions.has(imports.begin.permission)) throw problem('FORBIDDEN')
    const folder = join(data, 'files', 'arriving')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, host.milpa.host.id())
    try {
      await receive(c, path)
      const mapping = c.req.query('mapping')
      const file = { path, name: c.req.query('name') ?? 'file', ...(mapping === undefined ? {} : { mapping }) }
      return c.json(await stage(host, caller, file), 200, { 'Cache-Control': 'no-store' })
    } finally {
      await rm(path, { force: true })
    }
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
    throw imports.importArea.error('FILE_UNREADABLE', { fault: error.code })
  }
}

async function receive(c: HostContext, path: string): Promise<void> {
  const { body } = c.req.raw
  if (!body) throw problem('MALFORMED')
  let bytes = 0
  const limited = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      done(bytes > largest ? problem('TOO_LARGE') : null, chunk)
    },
  })
  try {
    await pipeline(Readable.fromWeb(body as NodeStream), limited, createWriteStream(path, { mode: 0o600 }))
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? problem('STORAGE_FULL', { cause: error }) : error
  }
}
