import { readFile } from 'node:fs/promises'
import { enterprises, parseNationalClassification, problem, scian2023 } from '@milpa/core'
import { allows } from '../access/allows.ts'
import type { Host, HostContext, Mount } from '../app/env.ts'
import { withBodyOnDisk } from '../app/receive-body.ts'
import { ownOrigin, refuseForeignOrigin } from '../security/origin.ts'

/** What the operation takes as one text. */
const largestGeojson = 30_000_000
const largestSheet = 20 * 1_048_576

/** Official spreadsheets that Milpa knows the layout of, by the name that `classification` gives. */
const layouts = { scian2023 } as const

/**
 * Files of the catalogues, too large for a JSON body:
 * `POST /api/enterprises/territories/upload?codeProperty=&nameProperty=&level=&source=&parentCode=` takes GeoJSON,
 * `POST /api/enterprises/activities/upload?classification=scian2023` the spreadsheet as its office publishes it.
 * What is done with them are the operations of the same paths.
 */
export const mountCatalogues: Mount = (app, host) => {
  app.post('/api/enterprises/territories/upload', async (c) => {
    const caller = await admitted(c, host, enterprises.importTerritories.permission)
    const { codeProperty = '', nameProperty = '', level = '', source = '', parentCode, validFrom } = c.req.query()
    const loaded = await withBodyOnDisk(c, host, largestGeojson, async (path) =>
      host.milpa.run(
        enterprises.importTerritories,
        {
          geojson: await readFile(path, 'utf8'),
          codeProperty,
          nameProperty,
          level: Number(level),
          source,
          ...(parentCode === undefined ? {} : { parentCode }),
          ...(validFrom === undefined ? {} : { validFrom }),
        },
        caller,
      ),
    )
    return c.json(loaded, 200, { 'Cache-Control': 'no-store' })
  })
  app.post('/api/enterprises/activities/upload', async (c) => {
    const caller = await admitted(c, host, enterprises.loadActivities.permission)
    const name = c.req.query('classification') ?? ''
    if (!Object.hasOwn(layouts, name)) {
      const expected = Object.keys(layouts).join(' | ')
      throw problem('INVALID_INPUT', { issues: [{ pointer: '/classification', rule: 'picklist', expected }] })
    }
    const layout = layouts[name as keyof typeof layouts]
    const loaded = await withBodyOnDisk(c, host, largestSheet, (path) => loadSheet(host, caller, path, layout))
    return c.json(loaded, 200, { 'Cache-Control': 'no-store' })
  })
}

type Caller = Awaited<ReturnType<Host['callerOf']>>

async function admitted(c: HostContext, host: Host, permission: string): Promise<Caller> {
  const caller = await host.callerOf(c)
  const { publicUrl, trustProxy } = host.settings
  if (caller.bySession) refuseForeignOrigin(c, ownOrigin(c, publicUrl, trustProxy))
  // Before the body is read: nobody fills the disk who may not load it.
  if (!allows(caller.actor, permission)) throw problem('FORBIDDEN')
  return caller
}

async function loadSheet(host: Host, caller: Caller, path: string, layout: typeof scian2023) {
  const { readTable, TabularError } = await import('@milpa/tabular')
  const rows: { line: number; cells: string[] }[] = []
  try {
    const table = await readTable({ path }, { headerRow: layout.headerRow })
    rows.push({ line: table.headerLine, cells: [...table.header] })
    for await (const { line, cells } of table.rows) rows.push({ line, cells: [...cells] })
  } catch (error) {
    if (!(error instanceof TabularError)) throw error
    throw enterprises.enterpriseArea.error('FILE_UNREADABLE', { fault: error.code })
  }
  const { classification, language, entries, problems } = parseNationalClassification(rows, layout)
  if (entries.length === 0) throw enterprises.enterpriseArea.error('FILE_UNREADABLE', { fault: 'NO_ENTRIES' })
  const input = {
    classification: classification.id,
    version: classification.version,
    language,
    entries: entries.map((entry) => ({ ...entry })),
  }
  const { id, loaded } = await host.milpa.run(enterprises.loadActivities, input, caller)
  return { id, loaded, problems: problems.map(({ line, reason }) => ({ line, reason })) }
}
