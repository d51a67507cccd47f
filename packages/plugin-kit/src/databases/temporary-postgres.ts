import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openPostgres } from '@milpa/core/db'

const run = promisify(execFile)

/** Where the server's programs are, newest version first; `undefined` when PostgreSQL is not installed. */
export function postgresPrograms(): string | undefined {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  return versions.map((version) => join(root, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')))
}

export interface TemporaryPostgres {
  /** A new, empty database of the cluster. */
  database(): Promise<string>
  stop(): Promise<void>
}

/**
 * Starts a cluster of its own on a free port of the loopback interface; what it says is stored need not survive a power
 * cut, unless it is `durable`: tests do without, measurements do not.
 */
export async function startTemporaryPostgres({ durable = false } = {}): Promise<TemporaryPostgres> {
  const bin = postgresPrograms()
  if (!bin) throw new Error('PostgreSQL is not installed (on Debian: apt-get install postgresql).')
  const folder = mkdtempSync(join(tmpdir(), 'milpa-postgres-'))
  const data = join(folder, 'data')
  const port = await freePort()
  const as = await ownerOf(folder)
  await run(
    join(bin, 'initdb'),
    ['--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8', '-U', 'milpa', data],
    as,
  )
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    ...(durable ? ['max_connections=200'] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ]
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...as,
    stdio: 'ignore',
  })
  const admin = `postgres://milpa@127.0.0.1:${port}/postgres`
  await untilReady(admin, server)
  let count = 0
  return {
    async database() {
      const name = `centre_${process.pid}_${++count}`
      await sql(admin, `create database ${name}`)
      return `postgres://milpa@127.0.0.1:${port}/${name}`
    },
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** PostgreSQL refuses to run as root; then the `postgres` user that its package made owns the cluster. */
async function ownerOf(folder: string): Promise<{ readonly uid?: number; readonly gid?: number }> {
  if (process.getuid?.() !== 0) return {}
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)),
  )
  chownSync(folder, uid!, gid!)
  return { uid: uid!, gid: gid! }
}

async function sql(url: string, text: string): Promise<void> {
  const engine = openPostgres({ url, connections: 1 })
  try {
    await engine.reader.script(text)
  } finally {
    await engine.close()
  }
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (server.exitCode !== null) throw new Error('The temporary PostgreSQL ended before it was ready.')
    try {
      await sql(url, 'select 1')
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new Error('The temporary PostgreSQL was not ready within 10 s.')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
