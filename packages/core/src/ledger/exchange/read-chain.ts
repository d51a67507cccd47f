import * as v from 'valibot'
import { beginning, type Told } from '../book/hash-chain.ts'
import { BlockWalk, fits, type SealedBlock } from '../proof/block-walk.ts'
import { ChainWalk, WalkedAccount, type Original, type WalkedRow } from '../proof/chain-walk.ts'
import { Faults } from '../proof/fault.ts'
import { ChainFileError } from './chain-file-error.ts'
import { ChainLine, rowOfLine, toldOfLine, type AccountLine, type TransferLine } from './chain-lines.ts'

type LineOf<T extends ChainLine['type']> = Extract<ChainLine, { readonly type: T }>

/** What the lines of a chain say, one after the other, each proved against those before it. */
export type ChainItem =
  | { readonly type: 'ledger'; readonly line: number; readonly head: LineOf<'ledger'> }
  | { readonly type: 'unit'; readonly line: number; readonly unit: LineOf<'unit'> }
  | { readonly type: 'account'; readonly line: number; readonly account: WalkedAccount; readonly facts: AccountLine }
  | {
      readonly type: 'transfer'
      readonly line: number
      readonly row: WalkedRow
      readonly told: Told
      readonly facts: TransferLine
    }
  | { readonly type: 'block'; readonly line: number; readonly block: SealedBlock; readonly checks: Buffer }
  | { readonly type: 'failed'; readonly line: number; readonly failed: LineOf<'failed'> }
  | { readonly type: 'end'; readonly line: number; readonly end: LineOf<'end'> }

/** Kinds of lines in their order; a kind may be missing, `ledger` and `end` may not. */
const stages = { ledger: 0, unit: 1, account: 2, transfer: 3, block: 3, failed: 4, end: 5 } as const

/**
 * Reads an exported chain line by line, adds up its accounts and hashes its blocks anew. It needs no database, and keeps
 * accounts and open holds in memory, never rows.
 *
 * @throws ChainFileError at the first line that does not fit
 */
export class ChainReading {
  readonly accounts = new Map<string, WalkedAccount>()
  readonly #units = new Map<string, number>()
  readonly #faults = new Faults()
  readonly #walk: ChainWalk
  readonly #blocks: BlockWalk
  #line = 0
  #stage = -1
  #sealed = 0
  #hash: string | null = null
  #number = 0
  #failed = 0

  /** @param originalOf finds an earlier row; absent: what is taken back is not looked up. */
  constructor(originalOf?: (seq: number) => Original | undefined) {
    this.#walk = new ChainWalk(this.#faults, { from: 1, ...(originalOf ? { originalOf } : {}) })
    this.#blocks = new BlockWalk(this.#faults, { number: 1, fromSeq: 1 }, beginning)
  }

  get holds(): ReadonlyMap<number, Original> {
    return this.#walk.holds
  }

  get seq(): number {
    return this.#walk.seq
  }

  /** Rows after the newest block. */
  get unsealed(): number {
    return this.#blocks.unsealed
  }

  async *items(lines: AsyncIterable<string>): AsyncGenerator<ChainItem> {
    for await (const text of lines) {
      this.#line++
      if (text.trim() === '') continue
      yield this.#item(this.#parse(text))
    }
    if (this.#stage !== stages.end) this.#refuse('cut', '')
  }

  #parse(text: string): ChainLine {
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      return this.#refuse('line', 'JSON')
    }
    const parsed = v.safeParse(ChainLine, value)
    if (!parsed.success) {
      const [issue] = parsed.issues
      return this.#refuse('line', `${v.getDotPath(issue) ?? 'type'}: ${issue.message}`)
    }
    const line = parsed.output
    const stage = stages[line.type]
    const first = this.#stage === -1
    const out = first ? stage !== 0 : stage === 0 || stage < this.#stage || this.#stage === stages.end
    if (out) return this.#refuse('order', line.type)
    this.#stage = stage
    return line
  }

  #item(line: ChainLine): ChainItem {
    const at = this.#line
    switch (line.type) {
      case 'ledger':
        return { type: 'ledger', line: at, head: line }
      case 'unit':
        if (this.#units.has(line.code)) this.#refuse('units', line.code)
        this.#units.set(line.code, line.scale)
        return { type: 'unit', line: at, unit: line }
      case 'account':
        return { type: 'account', line: at, account: this.#account(line), facts: line }
      case 'transfer':
        return { type: 'transfer', line: at, ...this.#transfer(line), facts: line }
      case 'block':
        return { type: 'block', line: at, ...this.#block(line) }
      case 'failed':
        this.#failed++
        return { type: 'failed', line: at, failed: line }
      case 'end':
        this.#end(line)
        return { type: 'end', line: at, end: line }
    }
  }

  #account(line: AccountLine): WalkedAccount {
    const scale = this.#units.get(line.unit)
    if (scale === undefined) return this.#refuse('units', line.unit)
    if (line.number <= this.#number) this.#refuse('accounts', `${line.number} ≤ ${this.#number}`)
    if (this.accounts.has(line.key)) this.#refuse('accounts', line.key)
    this.#number = line.number
    const account = new WalkedAccount({ ...line, scale })
    this.accounts.set(line.key, account)
    return account
  }

  #transfer(line: TransferLine): { readonly row: WalkedRow; readonly told: Told } {
    const [debit, credit] = [this.accounts.get(line.debit), this.accounts.get(line.credit)]
    if (!debit) return this.#refuse('accounts', line.debit)
    if (!credit) return this.#refuse('accounts', line.credit)
    if (line.unit !== debit.unit) this.#refuse('units', `${line.unit} ≠ ${debit.unit}`)
    const { fits: right, told } = toldOfLine(line)
    if (!right) this.#refuse('line', 'purpose, salt, purposeDigest')
    if (this.#blocks.full) this.#refuse('blocks', 'block')
    const row = rowOfLine(line, debit, credit)
    this.#walk.take(row)
    this.#blocks.take(row, told)
    this.#refuseFault()
    return { row, told }
  }

  #block({ type: _type, ...block }: LineOf<'block'>): { readonly block: SealedBlock; readonly checks: Buffer } {
    if (!fits(block) || block.toSeq !== this.#walk.seq) this.#refuse('blocks', `toSeq ${block.toSeq}`)
    const { checks } = this.#blocks.close(block)
    this.#refuseFault()
    this.#sealed = block.number
    this.#hash = block.hash
    return { block, checks }
  }

  #end(line: LineOf<'end'>): void {
    this.#walk.end()
    this.#refuseFault()
    const right = {
      accounts: this.accounts.size,
      transfers: this.#walk.seq,
      blocks: this.#sealed,
      hash: this.#hash,
      unsealed: this.#blocks.unsealed,
      failed: this.#failed,
    }
    for (const [key, value] of Object.entries(right)) {
      const claimed = line[key as keyof typeof right]
      if (claimed !== value) this.#refuse('cut', `${key} ${claimed} ≠ ${value}`)
    }
  }

  #refuseFault(): void {
    const [fault] = this.#faults.first
    if (fault) this.#refuse(fault.check, `${fault.row}: ${fault.detail}`)
  }

  #refuse(fault: ChainFileError['fault'], detail: string): never {
    throw new ChainFileError(fault, this.#line, detail)
  }
}
