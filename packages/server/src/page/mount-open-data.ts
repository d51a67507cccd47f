import { Readable } from 'node:stream'
import { about as aboutCentre } from '@milpa/core'
import type { Host, HostApp } from '../app/env.ts'
import { addressOf } from '../security/address.ts'
import { RateLimit } from '../security/rate-limit.ts'
import { languageFor } from './language-for.ts'
import { openCsv, openJson } from './open-data.ts'
import { wordsOf } from './words.ts'

interface Form {
  readonly write: typeof openJson
  readonly type: string
  readonly ending: string
}
const forms: Readonly<Record<string, Form>> = {
  '/data/directory.csv': { write: openCsv, type: 'text/csv; charset=utf-8', ending: 'csv' },
  '/data/directory.json': { write: openJson, type: 'application/json; charset=utf-8', ending: 'json' },
}

/** Each is some hundred queries for a large centre, so an address gets a few in a minute. */
const perMinute = 10

/** The public directory as files, written while they are read: nothing is kept, and nothing whole stands in memory. */
export function mountOpenData(app: HostApp, host: Host): void {
  const limit = new RateLimit(perMinute)
  for (const [path, { write, type, ending }] of Object.entries(forms)) {
    app.get(path, async (c) => {
      limit.take(addressOf(c, host.settings.trustProxy))
      const { milpa } = host
      const centre = await host.publicCentreOf(c)
      const language = languageFor(c, centre)
      const { name } = await milpa.askPublic(aboutCentre, {}, centre)
      const date = milpa.host.clock().toISOString()
      const about = { centre: name, date, source: wordsOf(language, centre.locale).say('dataSource') }
      c.header('Content-Type', type)
      c.header('Cache-Control', 'no-store')
      c.header('Content-Disposition', `attachment; filename="${centre.slug}-${date.slice(0, 10)}.${ending}"`)
      const bytes = Readable.from(encoded(write(milpa, centre, language, about)), { objectMode: false })
      return c.body(Readable.toWeb(bytes) as ReadableStream)
    })
  }
}

async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield Buffer.from(piece)
}
