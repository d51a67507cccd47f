/**
 * Memory of reading large tables: `node --conditions=milpa:source --import tsx packages/tabular/bench/memory.ts`.
 * Writes a CSV of a million rows (about 1 GB) and an XLSX of 200,000 rows into a temporary folder and reads each in a
 * process of its own; prints rows, seconds and by how much that process grew at its widest.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'

import { readTable, writeCsv, writeXlsx } from '../src/index.ts'

const COLUMNS = 42
const header = Array.from({ length: COLUMNS }, (_, at) => `columna ${at + 1}`)

function* rowsOf(count: number): Generator<string[]> {
  for (let row = 0; row < count; row += 1) {
    yield Array.from({ length: COLUMNS }, (_, at) =>
      at % 5 === 4 ? '' : `Artesanía ñandú ${row % 9_973} ${at} ${row}`,
    )
  }
}

async function measure(path: string): Promise<void> {
  const before = process.memoryUsage.rss()
  let widest = before
  const start = performance.now()
  let rows = 0
  const table = await readTable({ path })
  for await (const row of table.rows) {
    rows += row.cells.length > 0 ? 1 : 0
    if (rows % 1_000 === 0) widest = Math.max(widest, process.memoryUsage.rss())
  }
  const seconds = ((performance.now() - start) / 1_000).toFixed(1)
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`
  const size = megabytes((await stat(path)).size)
  const grown = `RSS ${megabytes(before)} + ${megabytes(widest - before)}`
  console.log(`${basename(path)}: ${size}, ${rows} rows in ${seconds} s, ${grown}`)
}

async function measureApart(path: string): Promise<void> {
  await once(fork(fileURLToPath(import.meta.url), [path]), 'exit')
}

const [given] = process.argv.slice(2)
if (given !== undefined) await measure(given)
else {
  const folder = await mkdtemp(join(tmpdir(), 'milpa-tabular-'))
  try {
    const csv = join(folder, 'large.csv')
    await pipeline(Readable.from(writeCsv(header, rowsOf(1_000_000))), createWriteStream(csv))
    await measureApart(csv)
    const xlsx = join(folder, 'large.xlsx')
    await pipeline(writeXlsx(header, rowsOf(200_000)), createWriteStream(xlsx))
    await measureApart(xlsx)
  } finally {
    await rm(folder, { recursive: true })
  }
}
