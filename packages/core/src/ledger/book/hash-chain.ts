import { createHash, hash, type Hash } from 'node:crypto'
import { packInto } from '../../db/index.ts'
import { transferKinds } from '../tables.ts'
import type { Entry } from './wanted.ts'

/** What is hashed of a row: an entry, with no more of its accounts than their keys and their unit. */
export type HashedRow = Omit<Entry, 'debit' | 'credit'> & {
  readonly debit: Pick<Entry['debit'], 'key' | 'unit'>
  readonly credit: Pick<Entry['credit'], 'key'>
}

/** Rows sealed by one hash. */
export const rowsABlock = 1000

/** Before the first block. */
export const beginning = Buffer.alloc(32)

/** Nothing, among numbers of 8 and of 4 bytes, and as the length of a text. */
const nothing = { high: -(2 ** 31), day: -(2 ** 31), text: 0xffff }

/**
 * The bytes of rows as they are hashed, in one buffer that is used again and again: whole numbers with the highest byte
 * first, negative ones in two's complement; an id as its 16 bytes; a text as its length in two bytes and then UTF-8. The
 * documentation says it field by field, for whoever checks an export without this code.
 */
class RowBytes {
  #buffer = Buffer.alloc(1 << 16)
  #view = new DataView(this.#buffer.buffer, this.#buffer.byteOffset)
  #at = 0

  /** The bytes written since; valid until the next one is written. */
  take(): Buffer {
    const taken = this.#buffer.subarray(0, this.#at)
    this.#at = 0
    return taken
  }

  get length(): number {
    return this.#at
  }

  /**
   * Four bytes that change when a row does, over what was written from `start` on. The hash of the block proves that
   * nothing was changed; these tell which of its thousand rows was (measured: a hash of each would cost ten times as much).
   */
  checkFrom(start: number): number {
    const view = this.#view
    let check = this.#at - start
    let at = start
    for (; at + 4 <= this.#at; at += 4) {
      check = Math.imul(check ^ view.getInt32(at), 0x85ebca6b)
      check ^= check >>> 15
    }
    for (; at < this.#at; at++) check = Math.imul(check ^ this.#buffer[at]!, 0x85ebca6b)
    return check ^ (check >>> 13)
  }

  room(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return
    const wider = Buffer.alloc(Math.max(this.#buffer.length * 2, this.#at + bytes))
    this.#buffer.copy(wider, 0, 0, this.#at)
    this.#buffer = wider
    this.#view = new DataView(wider.buffer, wider.byteOffset)
  }

  byte(value: number): void {
    this.#buffer[this.#at++] = value
  }

  /** 4 bytes. */
  day(value: number | null): void {
    this.#view.setInt32(this.#at, value ?? nothing.day)
    this.#at += 4
  }

  /** 8 bytes, in two halves: a bigint for each number would cost half the hashing. */
  number(value: number | null): void {
    const high = value === null ? nothing.high : Math.floor(value / 2 ** 32)
    this.#view.setInt32(this.#at, high)
    this.#view.setUint32(this.#at + 4, value === null ? 0 : value - high * 2 ** 32)
    this.#at += 8
  }

  id(value: string): void {
    packInto(this.#buffer, this.#at, value)
    this.#at += 16
  }

  text(value: string | null): void {
    if (value === null) {
      this.#view.setUint16(this.#at, nothing.text)
      this.#at += 2
      return
    }
    this.room(value.length * 3 + 1024)
    const start = this.#at + 2
    const written = this.#plain(value, start) ? value.length : this.#buffer.write(value, start)
    this.#view.setUint16(this.#at, written)
    this.#at = start + written
  }

  /** Letter by letter while they are ASCII: for the short words of a row a call into the engine costs more than they do. */
  #plain(value: string, start: number): boolean {
    for (let index = 0; index < value.length; index++) {
      const code = value.charCodeAt(index)
      if (code > 127) return false
      this.#buffer[start + index] = code
    }
    return true
  }
}

const bytes = new RowBytes()

/** What a person wrote about a transfer and the salt of its digest; or the digest alone, when that was erased. */
export type Told = { readonly purpose: string; readonly salt: Uint8Array } | { readonly digest: string } | undefined

/**
 * The digest of a purpose, in hex. Its salt is erased together with it: then nobody can try out what it may have said.
 */
export function digestOfPurpose(salt: Uint8Array, purpose: string): string {
  // In one piece: an object for each digest costs twice as much.
  const whole = Buffer.allocUnsafe(salt.length + Buffer.byteLength(purpose))
  whole.set(salt)
  whole.write(purpose, salt.length)
  return hash('sha256', whole, 'hex')
}

function writeRow(entry: HashedRow, told: Told): void {
  bytes.room(4096)
  bytes.number(entry.seq)
  bytes.id(entry.id)
  bytes.byte(transferKinds.indexOf(entry.kind) + 1)
  bytes.text(entry.debit.key)
  bytes.text(entry.credit.key)
  bytes.text(entry.debit.unit)
  bytes.number(entry.amount)
  bytes.number(entry.at.getTime())
  bytes.day(entry.recordedOn)
  bytes.day(entry.effectiveOn)
  bytes.text(entry.category)
  bytes.text(entry.fund)
  bytes.text(entry.causeKind)
  bytes.text(entry.causeId)
  bytes.text(entry.actor)
  bytes.number(entry.debitAfter)
  bytes.number(entry.creditAfter)
  bytes.number(entry.debitPrevious)
  bytes.number(entry.creditPrevious)
  bytes.day(entry.link)
  bytes.byte(entry.linked ? 1 : 0)
  bytes.number(entry.about)
  bytes.number(entry.expiresAt === null ? null : entry.expiresAt.getTime())
  bytes.text(told === undefined ? null : 'digest' in told ? told.digest : digestOfPurpose(told.salt, told.purpose))
}

/** The open block of a ledger: rows go in as they are posted, and each thousandth closes it. */
export class OpenBlock {
  readonly number: number
  readonly fromSeq: number
  readonly previous: Buffer
  readonly #hash: Hash
  readonly #checks = Buffer.alloc(rowsABlock * 4)
  #rows = 0

  constructor(number: number, fromSeq: number, previous: Buffer) {
    this.number = number
    this.fromSeq = fromSeq
    this.previous = previous
    this.#hash = createHash('sha256').update(previous)
    bytes.take()
    bytes.number(number)
    bytes.number(fromSeq)
    this.#hash.update(bytes.take())
  }

  get full(): boolean {
    return this.#rows >= rowsABlock
  }
  get rows(): number {
    return this.#rows
  }

  /** Takes entries in their order until it is full. @returns how many. */
  take(entries: readonly HashedRow[], from: number, toldOf: (seq: number) => Told): number {
    let taken = 0
    while (!this.full && from + taken < entries.length) {
      const entry = entries[from + taken]!
      const start = bytes.length
      writeRow(entry, toldOf(entry.seq))
      this.#checks.writeInt32BE(bytes.checkFrom(start), this.#rows * 4)
      if (bytes.length > 1 << 15) this.#hash.update(bytes.take())
      taken++
      this.#rows++
    }
    this.#hash.update(bytes.take())
    return taken
  }

  /** Of each row that it holds, the four bytes that tell it when it was changed. */
  get checks(): Buffer {
    return this.#checks.subarray(0, this.#rows * 4)
  }

  /** The hash of the block with what it holds; the block takes nothing any more. */
  close(): { readonly toSeq: number; readonly hash: Buffer } {
    const toSeq = this.fromSeq + this.#rows - 1
    bytes.take()
    bytes.number(toSeq)
    return { toSeq, hash: this.#hash.update(bytes.take()).digest() }
  }
}
