import { createRequire } from 'node:module'
import { statSync } from 'node:fs'
import type Libsql from 'libsql'
import { openLibsql } from '../../src/db/libsql.ts'
import type { Engine } from '../../src/db/engine.ts'
import { packId } from '../../src/db/columns.ts'
import { Book } from '../../src/ledger/book/book.ts'
import type { Answer, Chain, Wanted } from '../../src/ledger/book/wanted.ts'
import { accountsThere, keyOf, type Template } from './template.ts'

const LibsqlDatabase = createRequire(import.meta.url)('libsql') as typeof Libsql

/** Posts batches, each durable when `post` resolves. */
export interface Contender {
  post(chains: readonly Chain[]): Promise<void>
  close(): Promise<void>
  readonly path: string
}

export interface Ours extends Contender {
  readonly engine: Engine
  readonly answers: { created: number; refused: number }
}

const day = 20_700

/** The ledger as it is: every rule, running balances, chain, marks, purposes, blocks. */
export function ours(template: Template, path: string): Ours {
  const engine = openLibsql({ path })
  const book = new Book('libsql')
  const answers = { created: 0, refused: 0 }
  return {
    path,
    engine,
    answers,
    async post(chains) {
      const postings = chains.map((chain) => ({ chain, actor: 'treasurer' }))
      const moment = { at: new Date(), day }
      for (const { result } of await engine.write((on) => book.post(on, template.centreId, moment, postings))) {
        if (result === 'created') answers.created++
        if (result === 'refused') answers.refused++
      }
    },
    close: () => engine.close(),
  }
}

export type { Answer }

/**
 * What the rows cost without a ledger: one prepared insert of the same columns and two prepared updates a transfer, with
 * a unique id and two indices by account, in one transaction a batch; no rules but the limit, no features.
 */
export function rawLoop(path: string): Contender {
  const db = new LibsqlDatabase(path)
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'wal_autocheckpoint = 4000',
    'cache_size = -65536',
  ]) {
    db.pragma(pragma)
  }
  db.exec(`create table accounts (id integer primary key, key text, debits integer, credits integer, credit_line integer);
    create table transfers (seq integer primary key, id blob unique, debit integer, credit integer, amount integer,
      kind integer, at integer, recorded_on integer, effective_on integer, category integer, fund integer,
      cause_kind integer, cause_id text, actor integer, debit_after integer, credit_after integer,
      debit_previous integer, credit_previous integer, link integer, linked integer, about integer,
      expires_at integer, purpose text);
    create index transfers_debit on transfers (debit, seq); create index transfers_credit on transfers (credit, seq)`)
  const account = db.prepare('insert into accounts values (?, ?, 0, 0, ?)')
  db.exec('begin')
  for (let number = 1; number <= accountsThere; number++) account.run([number, keyOf(number), 10 ** 12])
  db.exec('commit')
  const columns =
    'id, debit, credit, amount, kind, at, recorded_on, effective_on, category, fund, cause_kind, cause_id, actor, debit_after, credit_after, debit_previous, credit_previous, link, linked, about, expires_at, purpose'
  const insert = db.prepare(`insert into transfers (${columns}) values (${columns.replaceAll(/[a-z_]+/g, '?')})`)
  const take = db.prepare(
    'update accounts set debits = debits + ? where id = ? and credits + credit_line - debits >= ?',
  )
  const give = db.prepare('update accounts set credits = credits + ? where id = ?')
  return {
    path,
    async post(chains) {
      db.exec('BEGIN IMMEDIATE')
      for (const [wanted] of chains) {
        const { id, amount, debit, credit, purpose, effectiveOn } = wanted as Extract<Wanted, { debit: string }>
        const [from, to] = [Number(debit.slice(7)), Number(credit.slice(7))]
        const counts = effectiveOn === undefined ? null : 20_650
        insert.run([
          packId(id),
          from,
          to,
          amount,
          1,
          Date.now(),
          day,
          counts,
          1,
          2,
          null,
          null,
          3,
          -amount,
          amount,
          7,
          8,
          0,
          0,
          null,
          null,
          purpose ?? null,
        ])
        if (take.run([amount, from, amount]).changes !== 1) throw new Error('Past the limit.')
        give.run([amount, to])
      }
      db.exec('COMMIT')
    },
    async close() {
      db.pragma('wal_checkpoint(TRUNCATE)')
      db.close()
    },
  }
}

/** Bytes of a file whose log has been taken in (closing does that). */
export const bytesOf = (path: string): number => statSync(path).size
