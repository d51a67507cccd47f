import { eq, inArray, lt, type Reader } from '../../db/index.ts'
import { beginning } from '../book/hash-chain.ts'
import { numberAt, placeOf } from '../place.ts'
import { lastSeqWhere } from '../seq-at.ts'
import { ledgerHeads, ledgerTransfers } from '../tables.ts'
import { blockBefore, blocksFrom } from './block-source.ts'
import { BlockWalk, fits, type SealedBlock } from './block-walk.ts'
import { ChainWalk, type Original } from './chain-walk.ts'
import { compareCounters, compareHolds, compareMarks, idsTwice, openBefore } from './compare-sums.ts'
import { Faults, type LedgerFault } from './fault.ts'
import { LedgerNames } from './ledger-names.ts'
import { pagesOfRows, type StoredRow } from './ledger-rows.ts'

export interface LedgerReport {
  /** Rows that were walked. */
  readonly transfers: number
  /** The first and the last of them; 1 and 0 where there are none. */
  readonly from: number
  readonly through: number
  /** Blocks that were hashed anew. */
  readonly blocks: number
  /** Rows that no block holds yet: of them a changed word does not show. */
  readonly unsealed: number
  /** The newest block; whoever keeps its hash elsewhere can prove that nothing before it was changed. */
  readonly newest: { readonly number: number; readonly hash: string } | null
  /** The first of the faults. */
  readonly faults: readonly LedgerFault[]
  /** How many there are. */
  readonly total: number
}

export interface VerifyOptions {
  /** A day (`YYYY-MM-DD`) or the `seq` of a row: only what comes after the last block before it is looked at. */
  readonly since?: string | number
  readonly told?: (rows: number, total: number) => void
}

/**
 * Walks the ledger of a centre row by row, hashes its blocks anew and compares every sum that is kept with what it should
 * be. Others may go on posting meanwhile: what they add is walked as well. Memory grows with accounts, labels and open
 * holds, never with rows.
 */
export async function verifyLedger(read: Reader, centreId: string, options: VerifyOptions = {}): Promise<LedgerReport> {
  const [head] = await read.select().from(ledgerHeads).where(eq(ledgerHeads.centreId, centreId))
  if (!head) return { transfers: 0, from: 1, through: 0, blocks: 0, unsealed: 0, newest: null, faults: [], total: 0 }
  const start = await startOf(read, head, options.since)
  const verifying = new Verifying(read, centreId, head.ledger, start, options.told ?? (() => undefined))
  if (start.from > 1) await verifying.takeOpenHolds()
  await verifying.walkTo(head.seq)
  return verifying.end()
}

interface Start {
  readonly from: number
  readonly block: number
  /** The block before the first one that is walked. */
  readonly before: SealedBlock | undefined
}

async function startOf(
  read: Reader,
  head: { readonly ledger: number; readonly seq: number },
  since: string | number | undefined,
): Promise<Start> {
  const beginningOf = { from: 1, block: 1, before: undefined }
  if (since === undefined) return beginningOf
  const seq =
    typeof since === 'number' ? since : 1 + (await lastSeqWhere(read, head, lt(ledgerTransfers.recordedOn, since)))
  const block = await blockBefore(read, head.ledger, seq)
  if (!block) return beginningOf
  // Beyond the newest block there are only rows that none holds: they begin where it ends.
  if (block.toSeq < seq) return { from: block.toSeq + 1, block: block.number + 1, before: block }
  const before = block.number === 1 ? undefined : await blockBefore(read, head.ledger, block.fromSeq - 1)
  return { from: block.fromSeq, block: block.number, before }
}

class Verifying {
  readonly #read: Reader
  readonly #centreId: string
  readonly #ledger: number
  readonly #faults = new Faults()
  readonly #names: LedgerNames
  readonly #walk: ChainWalk
  readonly #blocks: BlockWalk
  readonly #sealed: AsyncGenerator<SealedBlock>
  readonly #from: number
  readonly #told: (rows: number, total: number) => void
  readonly #originals = new Map<number, Original>()
  #next: SealedBlock | undefined
  #asked = false
  #hashed = 0
  #newest: SealedBlock | undefined

  constructor(
    read: Reader,
    centreId: string,
    ledger: number,
    start: Start,
    told: (rows: number, total: number) => void,
  ) {
    this.#read = read
    this.#centreId = centreId
    this.#ledger = ledger
    this.#from = start.from
    this.#told = told
    this.#names = new LedgerNames(read, centreId, ledger)
    this.#walk = new ChainWalk(this.#faults, {
      from: start.from,
      originalOf: (seq) => this.#originals.get(seq),
    })
    const previous = start.before ? Buffer.from(start.before.hash, 'hex') : beginning
    this.#blocks = new BlockWalk(this.#faults, { number: start.block, fromSeq: start.from }, previous)
    this.#sealed = blocksFrom(read, ledger, start.block)
    this.#newest = start.before
  }

  /** Holds that were open before the walk begins. */
  async takeOpenHolds(): Promise<void> {
    const open = await openBefore(this.#read, this.#ledger, this.#from)
    await this.#names.load(
      open.flatMap(({ debit, credit }) => [debit, credit]),
      [],
    )
    for (const { seq, ...hold } of open) {
      this.#walk.holds.set(seq, hold)
      this.#names.account(hold.debit).debitsPending += hold.amount
      this.#names.account(hold.credit).creditsPending += hold.amount
    }
  }

  async walkTo(seq: number): Promise<void> {
    for await (const page of pagesOfRows(this.#read, this.#ledger, this.#names, this.#walk.seq + 1, seq)) {
      await this.#prepare(page)
      for (const one of page) {
        for (const lost of one.lost) {
          const check = lost.startsWith('account') ? 'accounts' : 'labels'
          this.#faults.add(check, 'ledger_transfers', `seq=${one.row.seq} id=${one.row.id}`, lost)
        }
        this.#walk.take(one.row, one.marked)
        await this.#hash(one)
      }
      this.#told(this.#walk.seq - this.#from + 1, seq - this.#from + 1)
      await breath()
    }
    if (this.#walk.seq < seq) {
      this.#faults.add('numbers', 'ledger_heads', `centreId=${this.#centreId}`, `seq ${seq} ≠ ${this.#walk.seq}`)
    }
  }

  async #hash({ row, told }: StoredRow): Promise<void> {
    if (this.#blocks.full) {
      // A block that is missing: the ones after it are measured by themselves.
      const { number, fromSeq } = this.#blocks.next
      this.#faults.add('blocks', 'ledger_blocks', `block=${number} seq=${fromSeq}-${row.seq - 1}`, 'missing')
      this.#blocks.close({ number, fromSeq, toSeq: row.seq - 1, previous: '', hash: '' })
    }
    this.#blocks.take(row, told)
    const next = await this.#nextBlock()
    if (!next || next.toSeq > row.seq) return
    this.#blocks.close(next)
    this.#newest = next
    this.#hashed++
    this.#next = undefined
    this.#asked = false
  }

  async #nextBlock(): Promise<SealedBlock | undefined> {
    while (!this.#asked) {
      const { value, done } = await this.#sealed.next()
      this.#asked = true
      this.#next = done === true ? undefined : value
      if (this.#next && !fits(this.#next)) {
        const { number, fromSeq, toSeq } = this.#next
        this.#faults.add('blocks', 'ledger_blocks', `block=${number} seq=${fromSeq}-${toSeq}`, 'toSeq')
      }
    }
    return this.#next
  }

  /** Looks up what the rows of a page refer to before it: transfers they are about, last rows of accounts. */
  async #prepare(page: readonly StoredRow[]): Promise<void> {
    this.#originals.clear()
    const first = page[0]!.row.seq
    const started: { readonly seq: number; readonly account: ReturnType<LedgerNames['account']> }[] = []
    const wanted = new Set<number>()
    const begun = new Set<object>()
    for (const { row } of page) {
      this.#originals.set(row.seq, {
        kind: row.kind,
        debit: row.debit.number,
        credit: row.credit.number,
        amount: row.amount,
      })
      if (row.about !== null && row.about < first) wanted.add(row.about)
      if (this.#from === 1) continue
      for (const [account, previous] of [
        [row.debit, row.debitPrevious],
        [row.credit, row.creditPrevious],
      ] as const) {
        if (account.entries > 0 || begun.has(account)) continue
        begun.add(account)
        account.sinceMark = undefined
        if (previous > 0 && previous < this.#from) {
          started.push({ seq: previous, account })
          wanted.add(previous)
        } else started.push({ seq: 0, account })
      }
    }
    const rows = await this.#rowsAt([...wanted])
    for (const [seq, row] of rows) this.#originals.set(seq, row)
    for (const { seq, account } of started) {
      const row = rows.get(seq)
      if (!row) account.begin(0, 0)
      else if (row.debit === account.number) account.begin(seq, row.debitAfter)
      else if (row.credit === account.number) account.begin(seq, row.creditAfter)
    }
  }

  async #rowsAt(seqs: readonly number[]) {
    const { place, kind, debit, credit, amount, debitAfter, creditAfter } = ledgerTransfers
    const found = new Map<number, Original & { readonly debitAfter: number; readonly creditAfter: number }>()
    for (let from = 0; from < seqs.length; from += 500) {
      const places = seqs.slice(from, from + 500).map((seq) => placeOf(this.#ledger, seq))
      const rows = await this.#read
        .select({ place, kind, debit, credit, amount, debitAfter, creditAfter })
        .from(ledgerTransfers)
        .where(inArray(place, places))
      for (const { place: at, ...row } of rows) found.set(numberAt(at), row)
    }
    return found
  }

  async end(): Promise<LedgerReport> {
    const whole = this.#from === 1
    const comparing = {
      read: this.#read,
      ledger: this.#ledger,
      centreId: this.#centreId,
      names: this.#names,
      walk: this.#walk,
      faults: this.#faults,
      whole,
      from: this.#from,
      walkTo: (seq: number) => this.walkTo(seq),
    }
    await compareCounters(comparing)
    await compareHolds(comparing)
    if (whole) {
      await compareMarks(comparing)
      await idsTwice(comparing)
    }
    this.#walk.end()
    for (let next = await this.#nextBlock(); next; next = await this.#nextBlock()) {
      this.#asked = false
      // One that was sealed while the walk went on holds rows that it did not see.
      if (next.fromSeq > this.#walk.seq) continue
      this.#faults.add('blocks', 'ledger_blocks', `block=${next.number} seq=${next.fromSeq}-${next.toSeq}`, 'toSeq')
    }
    return {
      transfers: this.#walk.seq - this.#from + 1,
      from: this.#from,
      through: this.#walk.seq,
      blocks: this.#hashed,
      unsealed: this.#blocks.unsealed,
      newest: this.#newest ? { number: this.#newest.number, hash: this.#newest.hash } : null,
      faults: this.#faults.first,
      total: this.#faults.total,
    }
  }
}

/** Lets whatever else waits have its turn. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
