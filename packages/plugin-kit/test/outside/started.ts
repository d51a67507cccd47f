import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Outside } from './packed.ts'

export interface Started {
  readonly url: string
  /** Everything it has printed so far. */
  readonly printed: () => string
  stop(): Promise<void>
}

/** Starts a program of a folder and waits until it prints what `ready` finds. */
export async function start(
  outside: Outside,
  folder: string,
  program: string,
  args: readonly string[],
  ready: RegExp,
): Promise<Started> {
  const child = spawn(join(folder, 'node_modules', '.bin', program), args, {
    cwd: folder,
    env: outside.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      text += chunk.toString()
      const found = ready.exec(text)?.[1]
      if (found !== undefined) resolve(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(() => reject(new Error(`${program} ended before it was ready:\n${text}`)))
  })
  return {
    url,
    printed: () => text,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** A town hall's page on an origin of its own. */
export async function townPage(): Promise<{ readonly origin: string; html: string; close(): Promise<void> }> {
  const page = { html: '' }
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(page.html)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return Object.assign(page, {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  })
}
