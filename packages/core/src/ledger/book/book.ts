import { randomInt, randomUUID } from 'node:crypto'
import {
  and,
  asc,
  between,
  databaseOver,
  desc,
  eq,
  inArray,
  isNotNull,
  lte,
  min,
  packId,
  unpackId,
  type Connection,
  type Database,
  type EngineName,
} from '../../db/index.ts'
import { numberOfDay } from '../../db/columns.ts'
import type { AccountState } from '../account-state.ts'
import { numberAt, placeOf, placesOf } from '../place.ts'
import type { RefusalCode } from '../refusals.ts'
import {
  ledgerBlocks,
  ledgerFailedIds,
  ledgerHolds,
  ledgerLabels,
  ledgerPurposes,
  ledgerTransfers,
  type LabelKind,
} from '../tables.ts'
import { decide, expire, type Page } from './decide.ts'
import { beginning, OpenBlock, type Told } from './hash-chain.ts'
import { OpenLedger } from './open-ledger.ts'
import { failuresIn, rememberFailure } from './failures.ts'
import { statementsOf, type Statements } from './statements.ts'
import { salts, toldBy } from './told.ts'
import type { Answer, Chain, Entry } from './wanted.ts'
import { insertMarks, insertPurposes, insertTransfers, upsertCounters } from './write-rows.ts'

/** A chain and who posts it. */
export interface Posting {
  readonly chain: Chain
  /** Id of the actor; null: the system. */
  readonly actor: string | null
}

export interface Moment {
  readonly at: Date
  /** The centre's day, as a number (`numberOfDay`). */
  readonly day: number
}

interface Head {
  readonly ledger: number
  readonly seq: number
  readonly at: Date
  readonly recordedOn: number
  readonly stamp: number
  readonly labels: number
  /** Nothing counts on this day or before it any more. */
  readonly closedThrough: number | null
}

/** How many holds end by themselves at the beginning of one batch; what is left over waits for the next. */
const mostExpiring = 1000

/**
 * Posts batches of transfers: reads what they touch, decides in memory, writes with a statement for each fifty rows. One
 * for each database a process has open; it runs inside a transaction that the caller holds, and never at once for two
 * batches of one ledger, since each takes the head of the ledger first.
 */
export class Book {
  readonly #engine: EngineName
  readonly #statements: Statements
  readonly #ledgers = new Map<string, OpenLedger>()

  constructor(engine: EngineName) {
    this.#engine = engine
    this.#statements = statementsOf(engine)
  }

  /** Answers to chains, in their order. Refused ones leave nothing behind; the others are written when this returns. */
  async post(
    connection: Connection,
    centreId: string,
    { at, day }: Moment,
    postings: readonly Posting[],
  ): Promise<readonly Answer[]> {
    const db = databaseOver(connection, this.#engine)
    const head = await this.#takeHead(connection, centreId)
    const ledger = this.#ledgerOf(centreId, head)
    // Until the batch is written, and for good if it fails.
    ledger.stamp = 0
    try {
      const page = await this.#pageFor(connection, db, ledger, head, { at, day }, postings)
      const before = page.seq
      const expired = head ? await this.#expire(db, ledger, page) : []
      const answers = postings.map(({ chain, actor }) => {
        page.actor = actor
        const answer = decide(chain, page)
        rememberFailure(answer, page)
        return answer
      })
      if (!head) return answers
      const failures = failuresIn(answers)
      if (page.seq === before && failures.length === 0) {
        ledger.stamp = head.stamp
        return answers
      }
      await this.#write(connection, db, ledger, head, page, postings, answers, expired, failures)
      return answers
    } catch (error) {
      ledger.forget()
      throw error
    }
  }

  /**
   * Closes the open block before it is full, so that the newest hash covers every row.
   *
   * @returns the last row and the hash (hex) of the newest block, `undefined` where the ledger has no row.
   */
  async seal(
    connection: Connection,
    centreId: string,
  ): Promise<{ readonly toSeq: number; readonly hash: string } | undefined> {
    const db = databaseOver(connection, this.#engine)
    const head = await this.#takeHead(connection, centreId)
    if (!head) return undefined
    const ledger = this.#ledgerOf(centreId, head)
    ledger.stamp = 0
    let block = ledger.block ?? (await this.#openBlock(db, ledger, head.seq))
    if (block.rows > 0) block = await this.#writeBlock(db, ledger, block)
    ledger.block = block
    await this.#leaveHead(connection, ledger, head)
    return block.fromSeq === 1 ? undefined : { toSeq: block.fromSeq - 1, hash: block.previous.toString('hex') }
  }

  /** Leaves another stamp: what other processes keep in memory of the ledger is read anew. */
  async #leaveHead(
    connection: Connection,
    ledger: OpenLedger,
    { seq, at, recordedOn, labels }: Pick<Head, 'seq' | 'at' | 'recordedOn' | 'labels'>,
  ): Promise<void> {
    const stamp = randomInt(1, 2 ** 47)
    await connection.run(this.#statements.leaveHead, [seq, at, recordedOn, labels, stamp, ledger.centreId])
    ledger.stamp = stamp
  }

  async #takeHead(connection: Connection, centreId: string): Promise<Head | undefined> {
    const [row] = await connection.all(this.#statements.takeHead, [centreId])
    if (!row) return undefined
    const [ledger, seq, at, recordedOn, stamp, labels, closedThrough] = row as [
      number,
      number,
      number | Date,
      number,
      number,
      number,
      number | null,
    ]
    return { ledger, seq, at: at instanceof Date ? at : new Date(at), recordedOn, stamp, labels, closedThrough }
  }

  #ledgerOf(centreId: string, head: Head | undefined): OpenLedger {
    const known = this.#ledgers.get(centreId)
    if (known && head && known.number === head.ledger) {
      if (known.stamp !== head.stamp || known.stamp === 0) known.forget()
      known.trim()
      return known
    }
    const ledger = new OpenLedger(centreId, head?.ledger ?? 0)
    if (head) this.#ledgers.set(centreId, ledger)
    return ledger
  }

  async #pageFor(
    connection: Connection,
    db: Database,
    ledger: OpenLedger,
    head: Head | undefined,
    { at, day }: Moment,
    postings: readonly Posting[],
  ): Promise<Page> {
    const page: Page = {
      seq: head?.seq ?? 0,
      // Never before what is recorded already, even when the clock went back.
      at: head && head.at > at ? head.at : at,
      recordedOn: Math.max(day, head?.recordedOn ?? 0),
      closedThrough: head?.closedThrough ?? -Infinity,
      actor: null,
      accounts: ledger.accounts,
      known: new Map(),
      settled: new Map(),
      failed: new Map(),
      marks: [],
    }
    if (!head) return page
    const ids: string[] = []
    const refs: string[] = []
    for (const { chain } of postings) {
      for (const wanted of chain) {
        ids.push(wanted.id)
        if ('about' in wanted) ids.push(wanted.about)
        else refs.push(wanted.debit, wanted.credit)
      }
    }
    const there = await this.#idsThere(connection, ledger.number, ids)
    await ledger.load(db, refs)
    if (there.length > 0) await this.#readKnown(db, ledger, page, there)
    if (ledger.hasFailed !== false) await this.#readFailed(db, ledger, page, ids)
    return page
  }

  /** Those of the ids that are there already. */
  async #idsThere(connection: Connection, ledger: number, ids: readonly string[]): Promise<readonly string[]> {
    // Ids grow with time: mostly none of the ledger is as high as the lowest of the batch, and one look says so.
    let lowest = ids[0]!
    for (const id of ids) if (id < lowest) lowest = id
    const [any] = await connection.all(this.#statements.idFrom, [ledger, packId(lowest)])
    if (!any) return []
    const rows = await connection.all(this.#statements.idsThere, [ledger, JSON.stringify(ids)])
    return rows.map(([id]) => unpackId(id as Buffer))
  }

  /** Transfers that are there already, and what was done about them. */
  async #readKnown(db: Database, ledger: OpenLedger, page: Page, ids: readonly string[]): Promise<void> {
    const rows = await inParts(ids, (part) =>
      db
        .select()
        .from(ledgerTransfers)
        .where(and(eq(ledgerTransfers.ledger, ledger.number), inArray(ledgerTransfers.id, [...part]))),
    )
    const originals = rows.flatMap(({ about }) => (about === null ? [] : [about]))
    const further = await inParts([...new Set(originals)], (part) =>
      db
        .select()
        .from(ledgerTransfers)
        .where(inArray(ledgerTransfers.place, [...part])),
    )
    for (const entry of await this.#entriesOf(db, ledger, [...rows, ...further])) {
      page.known.set(entry.id, entry)
    }
    const settling = await inParts(
      rows.map(({ place }) => place),
      (part) =>
        db
          .select({ about: ledgerTransfers.about, kind: ledgerTransfers.kind })
          .from(ledgerTransfers)
          .where(inArray(ledgerTransfers.about, [...part])),
    )
    for (const { about, kind } of settling) page.settled.set(numberAt(about!), kind)
  }

  async #entriesOf(
    db: Database,
    ledger: OpenLedger,
    rows: readonly (typeof ledgerTransfers.$inferSelect)[],
  ): Promise<readonly Entry[]> {
    await ledger.loadNumbers(
      db,
      rows.flatMap(({ debit, credit }) => [debit, credit]),
    )
    await ledger.loadWords(
      db,
      rows.flatMap(({ category, fund, causeKind, actor }) => [category, fund, causeKind, actor]),
    )
    return rows.map((row) => ({
      ...row,
      seq: numberAt(row.place),
      debit: ledger.byNumber.get(row.debit)!,
      credit: ledger.byNumber.get(row.credit)!,
      recordedOn: numberOfDay(row.recordedOn),
      effectiveOn: row.effectiveOn === null ? null : numberOfDay(row.effectiveOn),
      category: ledger.word(row.category),
      fund: ledger.word(row.fund),
      causeKind: ledger.word(row.causeKind),
      actor: ledger.word(row.actor),
      about: row.about === null ? null : numberAt(row.about),
    }))
  }

  async #readFailed(db: Database, ledger: OpenLedger, page: Page, ids: readonly string[]): Promise<void> {
    const ofLedger = eq(ledgerFailedIds.ledger, ledger.number)
    if (ledger.hasFailed === undefined) {
      const any = await db.select({ id: ledgerFailedIds.id }).from(ledgerFailedIds).where(ofLedger).limit(1)
      ledger.hasFailed = any.length > 0
    }
    if (!ledger.hasFailed) return
    const rows = await inParts(ids, (part) =>
      db
        .select({ id: ledgerFailedIds.id, code: ledgerFailedIds.code })
        .from(ledgerFailedIds)
        .where(and(ofLedger, inArray(ledgerFailedIds.id, [...part]))),
    )
    const failed = page.failed as Map<string, string>
    for (const { id, code } of rows) failed.set(id, code)
  }

  /**
   * Lets the holds end whose time is over, the oldest first. Nobody can know the ids of these rows before, or somebody
   * could take one and stop the ledger; that a hold ends once, the unique index on `about` sees to.
   */
  async #expire(db: Database, ledger: OpenLedger, page: Page): Promise<readonly Entry[]> {
    const ofLedger = and(eq(ledgerHolds.ledger, ledger.number), isNotNull(ledgerHolds.expiresAt))
    if (ledger.nextExpiry === undefined) {
      const [first] = await db
        .select({ at: min(ledgerHolds.expiresAt) })
        .from(ledgerHolds)
        .where(ofLedger)
      ledger.nextExpiry = first?.at ? new Date(first.at).getTime() : Infinity
    }
    if (ledger.nextExpiry > page.at.getTime()) return []
    const rows = await db
      .select({ transfer: ledgerTransfers })
      .from(ledgerHolds)
      .innerJoin(ledgerTransfers, eq(ledgerTransfers.place, ledgerHolds.place))
      .where(and(ofLedger, lte(ledgerHolds.expiresAt, page.at)))
      .orderBy(asc(ledgerHolds.expiresAt), asc(ledgerHolds.place))
      .limit(mostExpiring)
    ledger.nextExpiry = undefined
    const due = await this.#entriesOf(
      db,
      ledger,
      rows.map(({ transfer }) => transfer),
    )
    return due.map((hold) => expire(hold, randomUUID(), page))
  }

  async #write(
    connection: Connection,
    db: Database,
    ledger: OpenLedger,
    head: Head,
    page: Page,
    postings: readonly Posting[],
    answers: readonly Answer[],
    expired: readonly Entry[],
    failures: readonly { readonly id: string; readonly code: RefusalCode }[],
  ): Promise<void> {
    const entries = [...expired]
    const purposes = new Map<number, { readonly purpose: string; readonly salt: Uint8Array }>()
    for (const [index, answer] of answers.entries()) {
      if (answer.result !== 'created') continue
      const { chain } = postings[index]!
      for (const [place, entry] of answer.entries.entries()) {
        entries.push(entry)
        const { purpose } = chain[place]!
        if (purpose !== undefined) purposes.set(entry.seq, { purpose, salt: salts.next() })
      }
    }
    const labels = await this.#numberLabels(db, ledger, head.labels, entries)
    const { number } = ledger
    await insertTransfers(connection, this.#statements, number, entries, (kind, label) =>
      ledger.labelNumber(kind, label),
    )
    await insertPurposes(connection, this.#statements, number, purposes)
    await insertMarks(connection, this.#statements, number, page.marks)
    await this.#writeHolds(db, ledger, entries)
    const touched = new Set<AccountState>()
    for (const { debit, credit } of entries) touched.add(debit).add(credit)
    await upsertCounters(connection, this.#statements, number, [...touched])
    await this.#seal(db, ledger, head.seq, entries, (seq) => purposes.get(seq))
    if (failures.length > 0) {
      const rows = failures.map(({ id, code }) => ({ ledger: number, id, code, at: page.at }))
      for (let from = 0; from < rows.length; from += 500) {
        await db
          .insert(ledgerFailedIds)
          .values(rows.slice(from, from + 500))
          .onConflictDoNothing()
      }
      ledger.hasFailed = true
    }
    await this.#leaveHead(connection, ledger, { ...page, labels })
  }

  /** Takes the new rows into the open block, and writes the blocks that are full. */
  async #seal(
    db: Database,
    ledger: OpenLedger,
    before: number,
    entries: readonly Entry[],
    toldOf: (seq: number) => Told,
  ): Promise<void> {
    let block = ledger.block ?? (await this.#openBlock(db, ledger, before))
    for (let from = 0; from < entries.length;) {
      from += block.take(entries, from, toldOf)
      if (!block.full) break
      block = await this.#writeBlock(db, ledger, block)
    }
    ledger.block = block
  }

  /** @returns the block that comes next. */
  async #writeBlock(db: Database, ledger: OpenLedger, block: OpenBlock): Promise<OpenBlock> {
    const { number, fromSeq, previous } = block
    const { toSeq, hash } = block.close()
    await db.insert(ledgerBlocks).values({
      block: placeOf(ledger.number, number),
      fromSeq,
      toSeq,
      previous: previous.toString('hex'),
      hash: hash.toString('hex'),
      checks: block.checks.toString('hex'),
    })
    return new OpenBlock(number + 1, toSeq + 1, hash)
  }

  /** The block that comes after the last one, with the rows up to `through` that none holds yet. */
  async #openBlock(db: Database, ledger: OpenLedger, through: number): Promise<OpenBlock> {
    const [first, last] = placesOf(ledger.number)
    const [newest] = await db
      .select()
      .from(ledgerBlocks)
      .where(between(ledgerBlocks.block, first, last))
      .orderBy(desc(ledgerBlocks.block))
      .limit(1)
    const block = newest
      ? new OpenBlock(numberAt(newest.block) + 1, newest.toSeq + 1, Buffer.from(newest.hash, 'hex'))
      : new OpenBlock(1, 1, beginning)
    if (through < block.fromSeq) return block
    const rows = await db
      .select({ transfer: ledgerTransfers, told: ledgerPurposes })
      .from(ledgerTransfers)
      .leftJoin(ledgerPurposes, eq(ledgerPurposes.place, ledgerTransfers.place))
      .where(between(ledgerTransfers.place, placeOf(ledger.number, block.fromSeq), placeOf(ledger.number, through)))
      .orderBy(asc(ledgerTransfers.place))
    const told = new Map(rows.map(({ transfer, told: one }) => [numberAt(transfer.place), toldBy(one)]))
    const entries = await this.#entriesOf(
      db,
      ledger,
      rows.map(({ transfer }) => transfer),
    )
    block.take(entries, 0, (seq) => told.get(seq))
    return block
  }

  /** Gives numbers to words that no row bore so far. @returns the last number given. */
  async #numberLabels(db: Database, ledger: OpenLedger, last: number, entries: readonly Entry[]): Promise<number> {
    const missing = new Map<string, { kind: LabelKind; label: string }>()
    const need = (kind: LabelKind, label: string | null) => {
      if (label !== null && !ledger.knowsLabel(kind, label)) missing.set(`${kind} ${label}`, { kind, label })
    }
    for (const { category, fund, causeKind, actor } of entries) {
      need('category', category)
      need('fund', fund)
      need('cause', causeKind)
      need('actor', actor)
    }
    if (missing.size === 0) return last
    const wanted = [...missing.values()]
    const rows = await inParts(
      wanted.map(({ label }) => label),
      (part) =>
        db
          .select()
          .from(ledgerLabels)
          .where(and(eq(ledgerLabels.ledger, ledger.number), inArray(ledgerLabels.label, [...part]))),
    )
    for (const { number, kind, label } of rows) ledger.keepLabel(number, kind, label)
    const fresh = wanted.filter(({ kind, label }) => !ledger.knowsLabel(kind, label))
    if (fresh.length === 0) return last
    const numbered = fresh.map((one, index) => ({ ledger: ledger.number, number: last + 1 + index, ...one }))
    for (let from = 0; from < numbered.length; from += 500) {
      await db.insert(ledgerLabels).values(numbered.slice(from, from + 500))
    }
    for (const { number, kind, label } of numbered) ledger.keepLabel(number, kind, label)
    return last + numbered.length
  }

  async #writeHolds(db: Database, ledger: OpenLedger, entries: readonly Entry[]): Promise<void> {
    const opened = entries.filter(({ kind }) => kind === 'hold')
    const settled = new Set(
      entries.flatMap(({ kind, about }) =>
        about !== null && (kind === 'post' || kind === 'void' || kind === 'expiry') ? [about] : [],
      ),
    )
    const rows = opened
      // A hold that was settled in the same batch never was open for anybody else.
      .filter(({ seq }) => !settled.has(seq))
      .map(({ seq, expiresAt }) => ({ place: placeOf(ledger.number, seq), ledger: ledger.number, expiresAt }))
    for (let from = 0; from < rows.length; from += 500) {
      await db.insert(ledgerHolds).values(rows.slice(from, from + 500))
    }
    for (const { expiresAt } of rows) {
      if (expiresAt && ledger.nextExpiry !== undefined) {
        ledger.nextExpiry = Math.min(ledger.nextExpiry, expiresAt.getTime())
      }
    }
    const places = [...settled].map((seq) => placeOf(ledger.number, seq))
    for (let from = 0; from < places.length; from += 500) {
      await db.delete(ledgerHolds).where(inArray(ledgerHolds.place, places.slice(from, from + 500)))
    }
  }
}

async function inParts<T, R>(of: readonly T[], work: (part: readonly T[]) => Promise<R[]>): Promise<R[]> {
  const found: R[] = []
  for (let from = 0; from < of.length; from += 500) found.push(...(await work(of.slice(from, from + 500))))
  return found
}
