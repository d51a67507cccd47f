import { databaseOver, openLibsql, sql, and, eq } from '@milpa/core/db'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

const accounts = sqliteTable('accounts', {
  id: integer().primaryKey(),
  key: text().notNull().unique(),
  debits: integer().notNull(),
  credits: integer().notNull(),
  creditLine: integer('credit_line').notNull(),
})
const transfers = sqliteTable('transfers', {
  seq: integer().primaryKey(),
  id: text().notNull().unique(),
  debit: integer().notNull(),
  credit: integer().notNull(),
  amount: integer().notNull(),
  at: integer().notNull(),
})

export interface Payment {
  readonly id: string
  readonly debit: string
  readonly credit: string
  readonly amount: number
}

/**
 * What a good developer writes on the first day: for each request a transaction of an insert and two updates, with
 * drizzle's builder, one after the other (without that most would fail: the database is busy).
 */
export async function naiveStore(path: string): Promise<(payment: Payment) => Promise<void>> {
  const engine = openLibsql({ path })
  await engine.write((on) =>
    on.script(`create table accounts (id integer primary key, key text not null unique, debits integer not null, credits integer not null, credit_line integer not null);
      create table transfers (seq integer primary key, id text not null unique, debit integer not null, credit integer not null, amount integer not null, at integer not null);
      create index transfers_debit on transfers (debit, seq); create index transfers_credit on transfers (credit, seq);
      with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000)
      insert into accounts select i, 'member:' || i, 0, 0, 1000000000000 from n`),
  )
  let tail: Promise<unknown> = Promise.resolve()
  return (payment) => {
    const mine = tail.then(() => engine.write((on) => pay(databaseOver(on, 'libsql'), payment)))
    tail = mine.catch(() => undefined)
    return mine
  }
}

async function pay(db: ReturnType<typeof databaseOver>, { id, debit, credit, amount }: Payment): Promise<void> {
  const [from, to] = [Number(debit.slice(7)), Number(credit.slice(7))]
  await db.insert(transfers).values({ id, debit: from, credit: to, amount, at: Date.now() })
  const taken = await db
    .update(accounts)
    .set({ debits: sql`${accounts.debits} + ${amount}` })
    .where(
      and(eq(accounts.id, from), sql`${accounts.credits} + ${accounts.creditLine} - ${accounts.debits} >= ${amount}`),
    )
    .returning({ id: accounts.id })
  if (taken.length !== 1) throw new Error('Past the limit.')
  await db
    .update(accounts)
    .set({ credits: sql`${accounts.credits} + ${amount}` })
    .where(eq(accounts.id, to))
}
