import { auditEntry } from '../../audit/entry.ts'
import { auditEntries } from '../../audit/tables.ts'
import { dayOfNumber } from '../../db/columns.ts'
import { and, databaseOver, eq, inArray, max, type Connection, type Database, type EngineName } from '../../db/index.ts'
import { systemActor } from '../../operations/system-actor.ts'
import type { Actor, CentreRef } from '../../operations/call.ts'
import type { Milpa } from '../../runtime/milpa.ts'
import { statementsOf } from '../book/statements.ts'
import { insertMarks, insertTransfers, upsertCounters } from '../book/write-rows.ts'
import { freshStamp } from '../head.ts'
import { numberAt, placeOf } from '../place.ts'
import type { Original, WalkedAccount, WalkedRow } from '../proof/chain-walk.ts'
import {
  ledgerAccounts,
  ledgerBlocks,
  ledgerCounters,
  ledgerFailedIds,
  ledgerHeads,
  ledgerHolds,
  ledgerLabels,
  ledgerPurposes,
  ledgerTransfers,
  ledgerUnits,
  type LabelKind,
} from '../tables.ts'
import { ChainFileError } from './chain-file-error.ts'
import type { AccountLine } from './chain-lines.ts'
import { ChainReading, type ChainItem } from './read-chain.ts'

export interface ImportedChain {
  readonly accounts: number
  readonly transfers: number
  readonly blocks: number
  /** Hash of the newest block, hex: the one that the file had. */
  readonly hash: string | null
}

type Item<T extends ChainItem['type']> = Extract<ChainItem, { readonly type: T }>

/** Rows held before they are written. */
const aPage = 500
/** Entries of an account from one mark to the next. */
const apart = 32

/**
 * Takes an exported chain into the ledger of a centre, which must be empty. Every line is proved as it comes, hashes are
 * made anew and must be the same. One transaction: the ledger is there whole or not at all.
 *
 * @throws ChainFileError with the line that does not fit; nothing was stored
 */
export function importChain(
  milpa: Milpa,
  centre: CentreRef,
  lines: () => AsyncIterable<string>,
  options: { readonly actor?: Actor; readonly told?: (rows: number) => void } = {},
): Promise<ImportedChain> {
  const { actor = systemActor('operator'), told = () => undefined } = options
  const { engine } = milpa.host
  return engine.write(
    async (connection) => {
      const writing = new ChainWriting(connection, engine.name, centre.id, () => milpa.host.id())
      await writing.begin()
      const reading = new ChainReading((seq) => writing.original(seq))
      const imported = await writing.take(reading, lines(), told)
      await databaseOver(connection, engine.name)
        .insert(auditEntries)
        .values([
          auditEntry({
            id: milpa.host.id(),
            centreId: centre.id,
            at: milpa.host.clock(),
            actor,
            what: 'ledger.import-chain',
            subject: { kind: 'ledger', id: centre.id },
            within: undefined,
            detail: { ...imported },
          }),
        ])
      return imported
    },
    { unhurried: true },
  )
}

class ChainWriting {
  readonly #connection: Connection
  readonly #db: Database
  readonly #engine: EngineName
  readonly #centreId: string
  readonly #id: () => string
  #ledger = 0
  #accounts: Item<'account'>[] = []
  #rows: Item<'transfer'>[] = []
  #failed: Item<'failed'>[] = []
  readonly #units = new Map<string, string>()
  readonly #labels = new Map<string, number>()
  readonly #originals = new Map<number, Original>()
  readonly #expiries = new Map<number, Date | null>()
  #last: WalkedRow | undefined
  #number = 0

  constructor(connection: Connection, engine: EngineName, centreId: string, id: () => string) {
    this.#connection = connection
    this.#db = databaseOver(connection, engine)
    this.#engine = engine
    this.#centreId = centreId
    this.#id = id
  }

  /** Takes the ledger, which must be empty, or begins it. */
  async begin(): Promise<void> {
    const nothing = { seq: 0, at: new Date(0), recordedOn: '1970-01-01', accounts: 0, labels: 0 }
    const [head] = await this.#db
      .update(ledgerHeads)
      .set({ stamp: freshStamp() })
      .where(eq(ledgerHeads.centreId, this.#centreId))
      .returning()
    if (head) {
      if (head.seq > 0 || head.accounts > 0) throw new ChainFileError('not-empty', 0, `${head.seq}`)
      this.#ledger = head.ledger
      return
    }
    const [last] = await this.#db.select({ ledger: max(ledgerHeads.ledger) }).from(ledgerHeads)
    this.#ledger = (last?.ledger ?? 0) + 1
    await this.#db
      .insert(ledgerHeads)
      .values({ ...nothing, centreId: this.#centreId, ledger: this.#ledger, stamp: freshStamp() })
  }

  /** A row that was read before, as far as the rows that are being proved need it. */
  original(seq: number): Original | undefined {
    return this.#originals.get(seq)
  }

  async take(
    reading: ChainReading,
    lines: AsyncIterable<string>,
    told: (rows: number) => void,
  ): Promise<ImportedChain> {
    let blocks = 0
    let hash: string | null = null
    for await (const item of reading.items(this.#lookingAhead(lines))) {
      switch (item.type) {
        case 'unit':
          await this.#unit(item)
          break
        case 'account':
          this.#accounts.push(item)
          this.#number = item.account.number
          if (this.#accounts.length === aPage) await this.#writeAccounts()
          break
        case 'transfer':
          this.#keep(item)
          if (this.#rows.length === aPage) {
            await this.#writeRows()
            told(reading.seq)
          }
          break
        case 'block':
          blocks++
          hash = item.block.hash
          await this.#writeBlock(item)
          break
        case 'failed':
          this.#failed.push(item)
          if (this.#failed.length === aPage) await this.#writeFailed()
          break
        case 'ledger':
        case 'end':
      }
    }
    await this.#writeAccounts()
    await this.#writeRows()
    await this.#writeFailed()
    await this.#finish(reading)
    told(reading.seq)
    return { accounts: reading.accounts.size, transfers: reading.seq, blocks, hash }
  }

  /** Hands lines on, those before it written, where a line is about an earlier row: it is looked up first. */
  async *#lookingAhead(lines: AsyncIterable<string>): AsyncGenerator<string> {
    for await (const line of lines) {
      const about = Number(/"about":(\d+)/.exec(line)?.[1] ?? 0)
      if (about > 0 && !this.#originals.has(about)) await this.#lookUp(about)
      yield line
    }
  }

  async #lookUp(seq: number): Promise<void> {
    const { kind, debit, credit, amount, place } = ledgerTransfers
    const [row] = await this.#db
      .select({ kind, debit, credit, amount })
      .from(ledgerTransfers)
      .where(eq(place, placeOf(this.#ledger, seq)))
    if (row) this.#originals.set(seq, row)
  }

  async #unit({ line, unit }: Item<'unit'>): Promise<void> {
    const { code, scale, kind, name, createdAt } = unit
    const known = await this.#db.select().from(ledgerUnits).where(eq(ledgerUnits.centreId, this.#centreId))
    const there = known.find((one) => one.code === code)
    if (there && (there.scale !== scale || there.kind !== kind)) throw new ChainFileError('unit-taken', line, code)
    const id = there?.id ?? this.#id()
    if (!there) {
      const row = { id, centreId: this.#centreId, code, scale, kind, name, createdAt: new Date(createdAt) }
      await this.#db.insert(ledgerUnits).values(row)
    }
    this.#units.set(code, id)
  }

  async #writeAccounts(): Promise<void> {
    if (this.#accounts.length === 0) return
    const facts = this.#accounts.map(({ facts: one }) => one)
    // In the database that they come from, another centre has these ids: then they get new ones.
    const taken = await this.#db
      .select({ id: ledgerAccounts.id })
      .from(ledgerAccounts)
      .where(
        inArray(
          ledgerAccounts.id,
          facts.map(({ id }) => id),
        ),
      )
    const there = new Set(taken.map(({ id }) => id))
    await this.#db.insert(ledgerAccounts).values(
      facts.map((one) => ({
        ...this.#accountRow(one),
        id: there.has(one.id) ? this.#id() : one.id,
      })),
    )
    const nothing = { debitsPending: 0, debitsPosted: 0, creditsPending: 0, creditsPosted: 0, entries: 0, last: 0 }
    await this.#db
      .insert(ledgerCounters)
      .values(facts.map(({ number }) => ({ ...nothing, account: placeOf(this.#ledger, number) })))
    this.#accounts = []
  }

  #accountRow({
    number,
    key,
    name,
    kind,
    unit,
    owner,
    debitLimit,
    creditLimit,
    frozen,
    closed,
    createdAt,
  }: AccountLine) {
    return {
      centreId: this.#centreId,
      number,
      key,
      name,
      kind,
      debitLimit,
      creditLimit,
      frozen,
      closed,
      unitId: this.#units.get(unit)!,
      ownerKind: owner?.kind ?? null,
      ownerId: owner?.id ?? null,
      createdAt: new Date(createdAt),
    }
  }

  #keep(item: Item<'transfer'>): void {
    const { row } = item
    this.#rows.push(item)
    this.#last = row
    this.#originals.set(row.seq, {
      kind: row.kind,
      debit: row.debit.number,
      credit: row.credit.number,
      amount: row.amount,
    })
    if (row.kind === 'hold') this.#expiries.set(row.seq, row.expiresAt)
    else if (row.about !== null) this.#expiries.delete(row.about)
  }

  async #writeRows(): Promise<void> {
    if (this.#rows.length === 0) return
    await this.#writeAccounts()
    await this.#refuseRepeated()
    await this.#writeLabels()
    const statements = statementsOf(this.#engine)
    const rows = this.#rows.map(({ row }) => row)
    // Rows of one statement share their moment.
    for (let from = 0; from < rows.length;) {
      let to = from + 1
      while (to < rows.length && sameMoment(rows[from]!, rows[to]!)) to++
      await insertTransfers(this.#connection, statements, this.#ledger, rows.slice(from, to), (kind, label) =>
        label === null ? null : this.#labels.get(`${kind} ${label}`)!,
      )
      from = to
    }
    await insertMarks(this.#connection, statements, this.#ledger, marksOf(rows))
    const purposes = this.#rows.flatMap(({ row, told }) => {
      if (!told) return []
      const open = 'purpose' in told ? told : undefined
      return [
        {
          place: placeOf(this.#ledger, row.seq),
          purpose: open?.purpose ?? null,
          salt: open ? Buffer.from(open.salt).toString('hex') : null,
          digest: 'digest' in told ? told.digest : null,
        },
      ]
    })
    if (purposes.length > 0) await this.#db.insert(ledgerPurposes).values(purposes)
    this.#rows = []
    this.#originals.clear()
  }

  /** An id that two lines bear, and a transfer that two lines take back or settle. */
  async #refuseRepeated(): Promise<void> {
    const t = ledgerTransfers
    const ids = new Map<string, number>()
    const abouts = new Map<number, number>()
    for (const { line, row } of this.#rows) {
      if (ids.has(row.id)) throw new ChainFileError('ids', line, row.id)
      ids.set(row.id, line)
      if (row.about === null) continue
      if (abouts.has(row.about)) throw new ChainFileError('holds', line, `about ${row.about}`)
      abouts.set(row.about, line)
    }
    const there = await this.#db
      .select({ id: t.id })
      .from(t)
      .where(and(eq(t.ledger, this.#ledger), inArray(t.id, [...ids.keys()])))
    for (const { id } of there) throw new ChainFileError('ids', ids.get(id)!, id)
    if (abouts.size === 0) return
    const settled = await this.#db
      .select({ about: t.about })
      .from(t)
      .where(
        inArray(
          t.about,
          [...abouts.keys()].map((seq) => placeOf(this.#ledger, seq)),
        ),
      )
    for (const { about } of settled) {
      throw new ChainFileError('holds', abouts.get(numberAt(about!))!, `about ${numberAt(about!)}`)
    }
  }

  async #writeLabels(): Promise<void> {
    const fresh: { ledger: number; number: number; kind: LabelKind; label: string }[] = []
    const need = (kind: LabelKind, label: string | null) => {
      if (label === null || this.#labels.has(`${kind} ${label}`)) return
      const number = this.#labels.size + 1
      this.#labels.set(`${kind} ${label}`, number)
      fresh.push({ ledger: this.#ledger, number, kind, label })
    }
    for (const { row } of this.#rows) {
      need('category', row.category)
      need('fund', row.fund)
      need('cause', row.causeKind)
      need('actor', row.actor)
    }
    for (let from = 0; from < fresh.length; from += aPage) {
      await this.#db.insert(ledgerLabels).values(fresh.slice(from, from + aPage))
    }
  }

  async #writeBlock({ block, checks }: Item<'block'>): Promise<void> {
    const { number, fromSeq, toSeq, previous, hash } = block
    await this.#db.insert(ledgerBlocks).values({
      block: placeOf(this.#ledger, number),
      fromSeq,
      toSeq,
      previous,
      hash,
      checks: checks.toString('hex'),
    })
  }

  async #writeFailed(): Promise<void> {
    if (this.#failed.length === 0) return
    const rows = this.#failed.map(({ failed: { id, code, at } }) => ({
      ledger: this.#ledger,
      id,
      code,
      at: new Date(at),
    }))
    await this.#db.insert(ledgerFailedIds).values(rows)
    this.#failed = []
  }

  async #finish(reading: ChainReading): Promise<void> {
    const statements = statementsOf(this.#engine)
    await upsertCounters(this.#connection, statements, this.#ledger, [...reading.accounts.values()])
    const holds = [...reading.holds.keys()].map((seq) => ({
      place: placeOf(this.#ledger, seq),
      ledger: this.#ledger,
      expiresAt: this.#expiries.get(seq) ?? null,
    }))
    for (let from = 0; from < holds.length; from += aPage) {
      await this.#db.insert(ledgerHolds).values(holds.slice(from, from + aPage))
    }
    const last = this.#last
    await this.#db
      .update(ledgerHeads)
      .set({
        accounts: this.#number,
        labels: this.#labels.size,
        stamp: freshStamp(),
        ...(last ? { seq: last.seq, at: last.at, recordedOn: dayOfNumber(last.recordedOn) } : {}),
      })
      .where(eq(ledgerHeads.centreId, this.#centreId))
  }
}

const sameMoment = (a: WalkedRow, b: WalkedRow): boolean =>
  a.at.getTime() === b.at.getTime() && a.recordedOn === b.recordedOn

/** Marks of rows that were just walked, from the counts that their accounts have by now. */
function marksOf(rows: readonly WalkedRow[]): readonly (readonly [account: number, seq: number])[] {
  const later = new Map<WalkedAccount, number>()
  const marks: (readonly [account: number, seq: number])[] = []
  for (const { debit, credit, seq } of rows.toReversed()) {
    for (const account of [debit, credit]) {
      const after = later.get(account) ?? 0
      later.set(account, after + 1)
      if ((account.entries - after) % apart === 0) marks.push([account.number, seq])
    }
  }
  return marks.reverse()
}
