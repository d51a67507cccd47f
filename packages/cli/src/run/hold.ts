import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import type Libsql from 'libsql'
import { exit, Refusal } from './exit.ts'

// libsql is CommonJS whose export is the class itself.
const LibsqlDatabase = createRequire(import.meta.url)('libsql') as typeof Libsql

/**
 * Keeps an embedded database for this process: of two servers on one file, or a server and a restore, the second is
 * refused with who holds it. The operating system keeps the lock (SQLite's own, on a file beside the database), so it
 * ends with the process however that ends; a note says who it was.
 */
export function hold(database: string, command: string): () => void {
  const path = `${database}.lock`
  const note = `${path}.json`
  mkdirSync(dirname(path), { recursive: true })
  const lock = new LibsqlDatabase(path)
  try {
    lock.exec('PRAGMA busy_timeout = 0')
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    throw new Refusal(exit.database, 'held', { database, ...holderOf(note) })
  }
  writeFileSync(note, JSON.stringify({ pid: process.pid, host: hostname(), command, since: new Date().toISOString() }))
  return () => {
    rmSync(note, { force: true })
    lock.exec('ROLLBACK')
    lock.close()
  }
}

function holderOf(note: string): { readonly command: string; readonly pid: string; readonly since: string } {
  try {
    const { command, pid, since } = JSON.parse(readFileSync(note, 'utf8')) as Record<string, string>
    return { command: String(command), pid: String(pid), since: String(since) }
  } catch {
    return { command: '?', pid: '?', since: '?' }
  }
}
