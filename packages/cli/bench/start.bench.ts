import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly goal: string
  readonly ok: boolean
  readonly conditions: string
}

export const part = 'start'

/** Run as an installed `milpa` is: its first line says with which options of Node. */
const command = fileURLToPath(new URL('../bin/milpa.js', import.meta.url))
const founding =
  '--name Prueba --slug prueba --locale es-MX --currency MXN --time-zone America/Mexico_City --country MX --latitude 19'
const rounds = 5
/** Long enough for what a start leaves behind to be collected. */
const idle = 5000

/** The built program: how soon it answers, and what it takes when nobody asks. */
export async function run(report: (figure: Figure) => void): Promise<void> {
  if (!existsSync(new URL('../dist/main.js', import.meta.url))) {
    throw new Error('The start is measured as built: run `pnpm build` first.')
  }
  const data = mkdtempSync(join(tmpdir(), 'milpa-start-'))
  try {
    await promisify(execFile)(command, ['found', ...founding.split(' '), '--data', data])
    const taken: { readonly ms: number; readonly megabytes: number }[] = []
    for (let round = 0; round < rounds; round++) taken.push(await start(data))
    const ms = median(taken.map((one) => one.ms))
    const megabytes = median(taken.map((one) => one.megabytes))
    const conditions = `built, one centre, Node ${process.versions.node}, median of ${rounds}`
    report({
      name: 'from start to the first answer',
      value: ms,
      unit: 'ms',
      goal: '<= 1500',
      ok: ms <= 1500,
      conditions,
    })
    report({
      name: 'idle memory',
      value: megabytes,
      unit: 'MB RSS',
      goal: '<= 128',
      ok: megabytes <= 128,
      conditions: `${conditions}, ${idle / 1000} s after the start`,
    })
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

async function start(data: string): Promise<{ readonly ms: number; readonly megabytes: number }> {
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const started = performance.now()
  const server = spawn(command, ['start', '--data', data, '--port', String(port)], {
    stdio: 'ignore',
  })
  try {
    while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 10))
    const ms = performance.now() - started
    await new Promise((resolve) => setTimeout(resolve, idle))
    const status = readFileSync(`/proc/${server.pid}/status`, 'utf8')
    return { ms, megabytes: Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024 }
  } finally {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    await ended
  }
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/health`).then(
    (response) => response.ok,
    () => false,
  )

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!
