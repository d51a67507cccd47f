import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
  /** The result, where `--json` was asked for. */
  json<T>(): T
}

const program = join(import.meta.dirname, 'milpa.ts')
const folders: string[] = []

/** A folder that is gone when the tests of the file are over. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'milpa-cli-'))
  folders.push(made)
  return made
}
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true })
})

export function start(words: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const { DATABASE_URL: _url, MILPA_DATA: _data, ...inherited } = process.env
  return spawn(process.execPath, ['--import', 'tsx', '--conditions=milpa:source', program, ...words], {
    env: { ...inherited, LANG: 'es_MX.UTF-8', LC_ALL: '', NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Runs `milpa` as a process of its own, and waits for its end. */
export function milpa(words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const child = start(words, env)
  let out = ''
  let err = ''
  child.stdout!.on('data', (chunk: Buffer) => (out += String(chunk)))
  child.stderr!.on('data', (chunk: Buffer) => (err += String(chunk)))
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, out, err, json: <T>() => JSON.parse(out) as T }))
  })
}

export const founding = [
  '--name=Centro de prueba',
  '--slug=prueba',
  '--locale=es-MX',
  '--currency=MXN',
  '--time-zone=America/Chihuahua',
  '--country=MX',
  '--latitude=28.6',
]

/** The real register, where the fixtures stand beside the repository. */
export function realRegister(): string | undefined {
  const path = join(import.meta.dirname, '../../../../../shared/fixtures/inventory/denue-villa-del-carbon.csv')
  if (existsSync(path)) return path
  process.emitWarning('The real register is absent (../shared/fixtures/inventory): only invented rows are imported.')
  return undefined
}

export const file = (name: string): string => join(import.meta.dirname, '../files', name)
