import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface Child {
  readonly process: ChildProcess
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Lines that it wrote after it was ready. */
  readonly lines: readonly string[]
  /** Resolves with code or signal when it has ended. */
  readonly ended: Promise<number | NodeJS.Signals | null>
}

export async function startChild(env: Readonly<Record<string, string>>): Promise<Child> {
  const script = fileURLToPath(new URL('child-host.ts', import.meta.url))
  const child = spawn(process.execPath, ['--conditions=milpa:source', '--import', 'tsx', script], {
    env: { ...process.env, PORT: '0', NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code))
  })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const lines: string[] = []
  const ready = new Promise<{ readonly url: string; readonly token: string }>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line)
      if (line.startsWith('{"ready":true')) resolve(JSON.parse(line) as { url: string; token: string })
    })
    void ended.then((how) => reject(new Error(`The host ended (${how}) before it was ready: ${errors}`)))
  })
  const { url, token } = await ready
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  return { process: child, url, headers, lines, ended }
}
