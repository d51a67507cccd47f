import { ledger } from '@milpa/core'
import { createTestCentre, type TestCentre } from '@milpa/plugin-kit'
import { and, alias, databaseOver, eq, inArray, or, sql, type Database } from '../src/db/index.ts'
import { auditEntry } from '../src/audit/entry.ts'
import { auditEntries } from '../src/audit/tables.ts'
import { events } from '../src/events/tables.ts'
import { ledgerAccounts, ledgerCounters, ledgerHeads, ledgerTransfers, ledgerUnits } from '../src/ledger/tables.ts'
import { median, type Report } from './measure.ts'

export const part = 'ledger'

const rounds = 15
const accountsThere = 200

/** Posting through the operation against the same rows written by hand with drizzle, and reading deep in a statement. */
export async function run(report: Report): Promise<void> {
  for (const engine of ['memory', 'libsql'] as const) {
    for (const group of [1, 100]) await compare(report, engine, group)
  }
  await overlapping(report)
  await deepStatement(report)
}

async function booksOn(engine: 'memory' | 'libsql'): Promise<TestCentre> {
  const centre = await createTestCentre({ engine })
  for (let index = 0; index < accountsThere; index++) {
    await centre.run(ledger.openAccount, {
      key: `member:${index}`,
      kind: 'liability',
      unit: 'MXN',
      debitLimit: 10 ** 12,
    })
  }
  return centre
}

interface Line {
  readonly id: string
  readonly debit: string
  readonly credit: string
  readonly amount: number
}

/** The same pairs and amounts for every contender: a fixed walk over the accounts. */
function lines({ milpa }: TestCentre, count: number, from: number): Line[] {
  return Array.from({ length: count }, (_, index) => {
    const place = (from + index) * 7919
    const debit = place % accountsThere
    const credit = (debit + 1 + (place % (accountsThere - 1))) % accountsThere
    return { id: milpa.host.id(), debit: `member:${debit}`, credit: `member:${credit}`, amount: 1 + (place % 1000) }
  })
}

async function compare(report: Report, engine: 'memory' | 'libsql', group: number): Promise<void> {
  const centre = await booksOn(engine)
  const calls = group === 1 ? 150 : 12
  // In memory nothing waits, and the processor's own time does not count what other programs take of it.
  const clock = engine === 'memory' ? processorTime : () => performance.now()
  let place = 0
  const contenders = {
    ours: (batch: Line[]) => centre.run(ledger.post, { transfers: batch }),
    hand: (batch: Line[]) => byHand(centre, batch),
  }
  const timed = async (name: keyof typeof contenders) => {
    const batches = Array.from({ length: calls }, () => lines(centre, group, (place += group)))
    const started = clock()
    for (const batch of batches) await contenders[name](batch)
    return clock() - started
  }
  await timed('ours')
  await timed('hand')
  const took = { ours: [] as number[], hand: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 ? (['hand', 'ours'] as const) : (['ours', 'hand'] as const)) {
      took[name].push(await timed(name))
    }
  }
  const { units } = await centre.ask(ledger.trialBalance, {})
  if (units[0]!.difference !== 0) throw new Error('The books do not add up: the figures below mean nothing.')
  await centre.close()
  const ratio = median(took.ours.map((value, index) => value / took.hand[index]!))
  const rate = (values: readonly number[]) => Math.round((calls * group * 1000) / median(values))
  report({
    name: `${group === 1 ? 'a transfer' : `a group of ${group}`} by the operation / by hand with drizzle, ${engine === 'memory' ? 'in memory' : 'on disk'}`,
    value: ratio,
    unit: '×',
    goal: '<= 1.3',
    ok: ratio <= 1.3,
    conditions: `${rounds} interleaved rounds; ${rate(took.ours)} and ${rate(took.hand)} transfers/s`,
  })
}

/** Sixty-four who pay at the same time share commits; one after the other each pays for its own. */
async function overlapping(report: Report): Promise<void> {
  const centre = await booksOn('libsql')
  const rates = { alone: [] as number[], together: [] as number[] }
  let place = 0
  const one = () => centre.run(ledger.post, { transfers: lines(centre, 1, ++place) })
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    for (let index = 0; index < 128; index++) await one()
    const middle = performance.now()
    for (let turn = 0; turn < 4; turn++) await Promise.all(Array.from({ length: 64 }, one))
    rates.alone.push(128_000 / (middle - started))
    rates.together.push(256_000 / (performance.now() - middle))
  }
  await centre.close()
  const ratio = median(rates.together.map((value, index) => value / rates.alone[index]!))
  report({
    name: 'transfers at once / one after the other, on disk',
    value: ratio,
    unit: '×',
    goal: '>= 1',
    ok: ratio >= 1,
    conditions: `64 at once, each durable before its answer; ${Math.round(median(rates.together))} and ${Math.round(median(rates.alone))} transfers/s`,
  })
}

async function deepStatement(report: Report): Promise<void> {
  const entries = 20_000
  const centre = await booksOn('libsql')
  for (let at = 0; at < entries; at += 500) {
    const transfers = lines(centre, 500, at).map((line, index) => ({
      ...line,
      debit: 'member:0',
      credit: `member:${1 + (index % (accountsThere - 1))}`,
    }))
    await centre.run(ledger.post, { transfers })
  }
  const page = (after?: string) =>
    centre.ask(ledger.statement, { account: 'member:0', limit: 50, ...(after === undefined ? {} : { after }) })
  const middle = Buffer.from(JSON.stringify([entries / 2])).toString('base64url')
  const took = { head: [] as number[], deep: [] as number[] }
  for (let round = 0; round < 100; round++) {
    for (const name of round % 2 ? (['deep', 'head'] as const) : (['head', 'deep'] as const)) {
      const started = processorTime()
      await page(name === 'deep' ? middle : undefined)
      took[name].push(processorTime() - started)
    }
  }
  await centre.close()
  const ratio = median(took.deep) / median(took.head)
  report({
    name: 'statement page in the middle of an account / at its head',
    value: ratio,
    unit: '×',
    goal: '<= 1.3',
    ok: ratio <= 1.3,
    conditions: `50 of ${entries} entries, through the query; ${median(took.deep).toFixed(2)} and ${median(took.head).toFixed(2)} ms`,
  })
}

const processorTime = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const databases = new WeakMap<object, Database>()

/** What a careful developer writes without the framework: the same checks, the same rows, in one transaction. */
function byHand({ milpa, centre, actor }: TestCentre, batch: readonly Line[]): Promise<unknown> {
  const { host } = milpa
  return host.engine.write(async (connection) => {
    const db = databases.get(connection) ?? databaseOver(connection, 'libsql')
    databases.set(connection, db)
    const [at, today, centreId] = [host.clock(), '2026-03-02', centre.id]
    const ids = batch.map(({ id }) => id)
    const keys = [...new Set(batch.flatMap(({ debit, credit }) => [debit, credit]))]
    const [head] = await db
      .update(ledgerHeads)
      .set({ seq: sql`${ledgerHeads.seq} + ${batch.length}`, at, recordedOn: today })
      .where(eq(ledgerHeads.centreId, centreId))
      .returning()
    const reversal = alias(ledgerTransfers, 'reversal')
    const known = await db
      .select({ transfer: ledgerTransfers, reversedBy: reversal.seq })
      .from(ledgerTransfers)
      .leftJoin(
        reversal,
        and(eq(reversal.centreId, ledgerTransfers.centreId), eq(reversal.reverses, ledgerTransfers.seq)),
      )
      .where(and(eq(ledgerTransfers.centreId, centreId), inArray(ledgerTransfers.id, ids)))
    if (known.length > 0) throw new Error('exists')
    const rows = await db
      .select({ account: ledgerAccounts, counters: ledgerCounters, unit: ledgerUnits.code })
      .from(ledgerAccounts)
      .innerJoin(ledgerCounters, eq(ledgerCounters.accountId, ledgerAccounts.id))
      .innerJoin(ledgerUnits, eq(ledgerUnits.id, ledgerAccounts.unitId))
      .where(and(eq(ledgerAccounts.centreId, centreId), or(inArray(ledgerAccounts.key, keys))))
    const accounts = new Map(rows.map(({ account, counters }) => [account.key, { account, counters: { ...counters } }]))
    const first = head!.seq - batch.length + 1
    const made = batch.map((line, index) => {
      const [debit, credit] = [accounts.get(line.debit)!, accounts.get(line.credit)!]
      const limit = debit.account.debitLimit!
      if (debit.counters.debitsPosted + line.amount - debit.counters.creditsPosted > limit) throw new Error('limit')
      const [debitPrevious, creditPrevious] = [debit.counters.last, credit.counters.last]
      debit.counters.debitsPosted += line.amount
      credit.counters.creditsPosted += line.amount
      for (const { counters } of [debit, credit]) {
        counters.entries += 1
        counters.last = first + index
      }
      return {
        centreId,
        seq: first + index,
        id: line.id,
        kind: 'direct' as const,
        debitAccountId: debit.account.id,
        creditAccountId: credit.account.id,
        amount: line.amount,
        at,
        recordedOn: today,
        effectiveOn: today,
        category: null,
        fund: null,
        causeKind: null,
        causeId: null,
        debitAfter: debit.counters.creditsPosted - debit.counters.debitsPosted,
        creditAfter: credit.counters.creditsPosted - credit.counters.debitsPosted,
        debitPrevious,
        creditPrevious,
        groupSeq: first,
        reverses: null,
      }
    })
    await db.insert(ledgerTransfers).values(made)
    await db
      .insert(ledgerCounters)
      .values([...accounts.values()].map(({ counters }) => counters))
      .onConflictDoUpdate({
        target: ledgerCounters.accountId,
        set: {
          debitsPending: sql`excluded.debits_pending`,
          debitsPosted: sql`excluded.debits_posted`,
          creditsPending: sql`excluded.credits_pending`,
          creditsPosted: sql`excluded.credits_posted`,
          entries: sql`excluded.entries`,
          last: sql`excluded.last`,
        },
      })
    const payload = {
      transfers: made.map(({ id, seq, debitAccountId, creditAccountId, amount, causeKind, causeId, reverses }) => ({
        id,
        seq,
        debitAccountId,
        creditAccountId,
        amount,
        unit: 'MXN',
        causeKind,
        causeId,
        reverses,
      })),
    }
    await db.insert(events).values({ id: host.id(), centreId, type: 'ledger.transfer-posted', payload, at })
    const entry = { id: host.id(), centreId, at, actor: actor('system'), what: 'ledger.post' }
    await db.insert(auditEntries).values(auditEntry({ ...entry, subject: undefined, within: undefined, detail: {} }))
    return made
  })
}
