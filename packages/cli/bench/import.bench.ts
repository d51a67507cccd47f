import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { openAsBlob } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { writeCsv } from '@milpa/tabular'
import { denueHeader, inventedRow } from '../test/support/invented-register.ts'

export const part = 'import'

interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly goal: string
  readonly ok: boolean
  readonly conditions: string
}
interface Host {
  readonly process: ChildProcess
  readonly url: string
  readonly token: string
}

const rows = 50_000

/** A register of 50,000 rows through the host's own upload, job and all, while visitors read the directory. */
export async function run(report: (figure: Figure) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'milpa-import-bench-'))
  const host = await startHost(join(folder, 'data'))
  try {
    const path = join(folder, 'register.csv')
    await writeRegister(path)
    await warmUp(host)
    const before = residentMegabytes(host)
    const visitor = visit(host)
    const started = performance.now()
    const cpuBefore = cpuSeconds(host)
    const { state, peaks } = await importWhole(host, path)
    const seconds = (performance.now() - started) / 1000
    const waits = (await visitor.stop()).toSorted((a, b) => a - b)
    if (state.created !== rows) throw new Error(`Only ${state.created} of ${rows} rows were registered.`)
    const cpu = Math.round(cpuSeconds(host) - cpuBefore)
    const load = Math.round(loadavg()[0]!)
    const conditions = `${rows} rows of 42 columns, upload to last commit, published, by the serving process itself: ${cpu} s of CPU; load of the machine ${load}`
    report({ name: 'import of 50,000 rows', value: seconds, unit: 's', goal: '< 60', ok: seconds < 60, conditions })
    // Page caches fill in the first half, whatever the file; what grows with the file would grow in the second too.
    const growth = peaks.second / peaks.first
    report({
      name: 'memory, second half of the import / first half',
      value: growth,
      unit: '×',
      goal: '<= 1.15',
      ok: growth <= 1.15,
      conditions: `resident set ${Math.round(before)} MB before, peaks ${Math.round(peaks.first)} and ${Math.round(peaks.second)} MB`,
    })
    const slow = waits[Math.floor(waits.length * 0.95)]!
    report({
      name: 'answer of the directory meanwhile, 95 %',
      value: slow,
      unit: 'ms',
      goal: '< 250',
      ok: slow < 250,
      conditions: `${waits.length} requests, median ${Math.round(waits[waits.length >> 1]!)} ms, longest ${Math.round(waits.at(-1)!)} ms`,
    })
    const again = performance.now()
    const second = await importWhole(host, path)
    const unchanged = second.state.created + second.state.changed === 0
    report({
      name: 'the same file again',
      value: (performance.now() - again) / 1000,
      unit: 's',
      goal: 'changes nothing',
      ok: unchanged,
      conditions: `${second.state.unchanged} unchanged`,
    })
  } finally {
    host.process.kill('SIGTERM')
    await once(host.process, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startHost(data: string): Promise<Host> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=milpa:source', join(import.meta.dirname, 'host.ts'), data],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const [first] = (await once(child.stdout!, 'data')) as [Buffer]
  return { process: child, ...(JSON.parse(String(first)) as { url: string; token: string }) }
}

async function writeRegister(path: string): Promise<void> {
  function* all() {
    for (let n = 0; n < rows; n++) yield inventedRow(n)
  }
  await pipeline(writeCsv([...denueHeader], all()), createWriteStream(path))
}

interface State {
  readonly id: string
  readonly status: string
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  readonly passed: number
  readonly chunks: number
}

async function call(
  host: Host,
  method: string,
  path: string,
  body?: Blob | string,
  type = 'application/json',
): Promise<State> {
  const reply = await fetch(`${host.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${host.token}`, ...(body === undefined ? {} : { 'content-type': type }) },
    ...(body === undefined ? {} : { body }),
  })
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
  return (await reply.json()) as State
}

async function importWhole(
  host: Host,
  path: string,
): Promise<{
  readonly state: State
  readonly peaks: { readonly first: number; readonly second: number }
}> {
  const staged = await call(host, 'POST', '/api/imports/upload?name=register.csv', await openAsBlob(path), 'text/csv')
  await call(host, 'POST', `/api/imports/files/${staged.id}/confirm`, JSON.stringify({ publish: true }))
  const peaks = { first: residentMegabytes(host), second: 0 }
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    const state = await call(host, 'GET', `/api/imports/files/${staged.id}`)
    const half = state.passed * 2 <= state.chunks ? 'first' : 'second'
    peaks[half] = Math.max(peaks[half], residentMegabytes(host))
    if (state.status === 'done') return { state, peaks }
  }
}

async function warmUp(host: Host): Promise<void> {
  for (let n = 0; n < 50; n++) await (await fetch(`${host.url}/public/enterprises/directory?limit=20`)).text()
}

/** Somebody who asks for the directory ten times a second, and how long each answer took. */
function visit(host: Host): { stop(): Promise<readonly number[]> } {
  const waits: number[] = []
  const over = new AbortController()
  const visiting = (async () => {
    while (!over.signal.aborted) {
      const started = performance.now()
      await (await fetch(`${host.url}/public/enterprises/directory?limit=20&q=panaderia`)).text()
      waits.push(performance.now() - started)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })()
  return {
    async stop() {
      over.abort()
      await visiting
      return waits
    },
  }
}

function residentMegabytes({ process: { pid } }: Host): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1] ?? 0) / 1024
}

/** User and system time of the host so far; the unit of Linux is a hundredth of a second. */
function cpuSeconds({ process: { pid } }: Host): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}
