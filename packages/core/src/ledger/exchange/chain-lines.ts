import * as v from 'valibot'
import { dayOfNumber, numberOfDay } from '../../db/columns.ts'
import { Day, Instant, Uuid } from '../../schema/day.ts'
import { digestOfPurpose, type HashedRow, type Told } from '../book/hash-chain.ts'
import type { SealedBlock } from '../proof/block-walk.ts'
import { AccountKey, Owner, UnitCode } from '../schemas.ts'
import { accountKinds, largest, transferKinds } from '../tables.ts'

/** The form of the lines. Another number: another form, and older readers refuse it. */
export const chainFormat = 'milpa-ledger-chain-1' as const

const Whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(largest))
const Net = v.pipe(v.number(), v.integer(), v.minValue(-largest), v.maxValue(largest))
const Hex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`)))
const Text = v.pipe(v.string(), v.maxLength(2000))

export const HeadLine = v.object({
  type: v.literal('ledger'),
  format: v.literal(chainFormat),
  milpa: v.string(),
  centre: v.object({ id: v.string(), slug: v.string() }),
  exportedAt: Instant,
})
export const UnitLine = v.object({
  type: v.literal('unit'),
  code: UnitCode,
  scale: v.pipe(Whole, v.maxValue(6)),
  kind: v.picklist(['currency', 'internal']),
  name: v.nullable(Text),
  createdAt: Instant,
})
export const AccountLine = v.object({
  type: v.literal('account'),
  number: v.pipe(Whole, v.minValue(1)),
  id: Uuid,
  key: AccountKey,
  name: v.nullable(Text),
  kind: v.picklist(accountKinds),
  unit: UnitCode,
  owner: v.nullable(Owner),
  debitLimit: v.nullable(Whole),
  creditLimit: v.nullable(Whole),
  frozen: v.boolean(),
  closed: v.boolean(),
  createdAt: Instant,
})
/** Everything that the hash of a block covers, field by field, with what a person wrote and its salt, or their digest. */
export const TransferLine = v.object({
  type: v.literal('transfer'),
  seq: v.pipe(Whole, v.minValue(1)),
  id: Uuid,
  kind: v.picklist(transferKinds),
  /** Keys of the accounts. */
  debit: AccountKey,
  credit: AccountKey,
  unit: UnitCode,
  amount: v.pipe(Whole, v.minValue(1)),
  at: Instant,
  recordedOn: Day,
  effectiveOn: v.nullable(Day),
  category: v.nullable(Text),
  fund: v.nullable(Text),
  causeKind: v.nullable(Text),
  causeId: v.nullable(Text),
  actor: v.nullable(Text),
  debitAfter: Net,
  creditAfter: Net,
  debitPrevious: Whole,
  creditPrevious: Whole,
  link: Whole,
  linked: v.boolean(),
  about: v.nullable(Whole),
  expiresAt: v.nullable(Instant),
  /** What a person wrote; null: nothing, or it was erased. */
  purpose: v.nullable(Text),
  /** Hex; there with a purpose. */
  salt: v.nullable(v.pipe(v.string(), v.regex(/^([0-9a-f]{2})+$/))),
  /** SHA-256 of salt and purpose, hex; null when nothing was written. */
  purposeDigest: v.nullable(Hex(32)),
})
export const BlockLine = v.object({
  type: v.literal('block'),
  number: v.pipe(Whole, v.minValue(1)),
  fromSeq: v.pipe(Whole, v.minValue(1)),
  toSeq: v.pipe(Whole, v.minValue(1)),
  previous: Hex(32),
  hash: Hex(32),
})
/** An id that was refused and stays so. */
export const FailedLine = v.object({ type: v.literal('failed'), id: Uuid, code: v.string(), at: Instant })
/** Ends the file, so that one that was cut shows. */
export const EndLine = v.object({
  type: v.literal('end'),
  accounts: Whole,
  transfers: Whole,
  blocks: Whole,
  /** Hash of the newest block; null when there is none. */
  hash: v.nullable(Hex(32)),
  /** Rows after the newest block. */
  unsealed: Whole,
  /** Ids that were refused. */
  failed: Whole,
})

export const ChainLine = v.variant('type', [
  HeadLine,
  UnitLine,
  AccountLine,
  TransferLine,
  BlockLine,
  FailedLine,
  EndLine,
])
export type ChainLine = v.InferOutput<typeof ChainLine>
export type TransferLine = v.InferOutput<typeof TransferLine>
export type AccountLine = v.InferOutput<typeof AccountLine>

export function transferLine(row: HashedRow, told: Told): TransferLine {
  const open = told !== undefined && 'purpose' in told ? told : undefined
  const digest = open ? digestOfPurpose(open.salt, open.purpose) : told && 'digest' in told ? told.digest : null
  return {
    type: 'transfer',
    seq: row.seq,
    id: row.id,
    kind: row.kind,
    debit: row.debit.key,
    credit: row.credit.key,
    unit: row.debit.unit,
    amount: row.amount,
    at: row.at.toISOString(),
    recordedOn: dayOfNumber(row.recordedOn),
    effectiveOn: row.effectiveOn === null ? null : dayOfNumber(row.effectiveOn),
    category: row.category,
    fund: row.fund,
    causeKind: row.causeKind,
    causeId: row.causeId,
    actor: row.actor,
    debitAfter: row.debitAfter,
    creditAfter: row.creditAfter,
    debitPrevious: row.debitPrevious,
    creditPrevious: row.creditPrevious,
    link: row.link,
    linked: row.linked,
    about: row.about,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    purpose: open?.purpose ?? null,
    salt: open ? Buffer.from(open.salt).toString('hex') : null,
    purposeDigest: digest,
  }
}

/** A line read back, with the accounts that it names. */
export function rowOfLine<A extends HashedRow['debit']>(
  line: TransferLine,
  debit: A,
  credit: A,
): Omit<HashedRow, 'debit' | 'credit'> & { readonly debit: A; readonly credit: A } {
  const { type: _type, unit: _unit, purpose: _purpose, salt: _salt, purposeDigest: _digest, ...rest } = line
  return {
    ...rest,
    debit,
    credit,
    at: new Date(line.at),
    recordedOn: numberOfDay(line.recordedOn),
    effectiveOn: line.effectiveOn === null ? null : numberOfDay(line.effectiveOn),
    expiresAt: line.expiresAt === null ? null : new Date(line.expiresAt),
  }
}

/** What a line tells of its purpose; `undefined` in `fits` when purpose, salt and digest do not belong together. */
export function toldOfLine({ purpose, salt, purposeDigest }: TransferLine): {
  readonly fits: boolean
  readonly told: Told
} {
  if (purpose === null) {
    if (salt !== null) return { fits: false, told: undefined }
    return { fits: true, told: purposeDigest === null ? undefined : { digest: purposeDigest } }
  }
  if (salt === null) return { fits: false, told: undefined }
  const told = { purpose, salt: Buffer.from(salt, 'hex') }
  return { fits: digestOfPurpose(told.salt, purpose) === purposeDigest, told }
}

export const blockLine = ({
  number,
  fromSeq,
  toSeq,
  previous,
  hash,
}: SealedBlock): v.InferOutput<typeof BlockLine> => ({
  type: 'block',
  number,
  fromSeq,
  toSeq,
  previous,
  hash,
})
