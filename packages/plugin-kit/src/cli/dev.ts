import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, watch } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildBrowserFiles } from '../build/build-plugin.ts'

/** What `dev` tells the process that serves. */
export interface DevSettings {
  readonly folder: string
  readonly data: string
  readonly port: number
}

/**
 * A centre with the plugin alone, seeded, in a folder that is thrown away at the end. A changed file builds the bundles
 * and starts the host again; whoever is signed in stays so.
 */
export async function dev(folder: string, port: number): Promise<number> {
  const data = mkdtempSync(join(tmpdir(), 'milpa-dev-'))
  const host = fileURLToPath(new URL(`./dev-host.js`, import.meta.url))
  const settings: DevSettings = { folder, data, port }
  const start = () => spawn(process.execPath, [host, JSON.stringify(settings)], { stdio: 'inherit', cwd: folder })
  await build(folder)
  let serving = start()
  let timer: NodeJS.Timeout | undefined
  let turn: Promise<void> = Promise.resolve()
  const again = async () => {
    if (!(await build(folder))) return
    await ended(serving)
    serving = start()
  }
  const watcher = watch(join(folder, 'src'), { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      turn = turn.then(again)
    }, 150)
  })
  await new Promise<void>((stop) => {
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
  watcher.close()
  clearTimeout(timer)
  await turn
  await ended(serving)
  rmSync(data, { recursive: true, force: true })
  return 0
}

/** What does not build is told, and the last that did goes on. */
async function build(folder: string): Promise<boolean> {
  try {
    await buildBrowserFiles(folder)
    return true
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return false
  }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
