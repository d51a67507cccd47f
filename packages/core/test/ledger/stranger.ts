import { createHash, type Hash } from 'node:crypto'

interface Line {
  readonly [field: string]: unknown
  readonly type: string
  readonly seq: number
  readonly id: string
  readonly kind: string
  readonly unit: string
  readonly amount: number
  readonly at: string
  readonly recordedOn: string
  readonly effectiveOn: string | null
  readonly link: number
  readonly linked: boolean
  readonly about: number | null
  readonly expiresAt: string | null
  readonly purpose: string | null
  readonly salt: string | null
  readonly purposeDigest: string | null
}

/**
 * Proves an exported chain from the page "The bytes of the seals" of the documentation alone: it shares no code with the
 * product, as whoever checks an export would write it.
 *
 * @returns what is wrong, in words; nothing when the chain is whole
 */
export function proveAsAStranger(lines: readonly string[]): readonly string[] {
  const wrong: string[] = []
  const scales = new Map<string, bigint>()
  const balances = new Map<string, bigint>()
  const last = new Map<string, number>()
  let previous = Buffer.alloc(32)
  let number = 1
  let seq = 0
  let hash = begin(previous, 1, 1)
  for (const line of lines) {
    const of = JSON.parse(line) as Line
    if (of.type === 'transfer') {
      if (of.seq !== ++seq) wrong.push(`seq ${of.seq}`)
      hash.update(rowBytes(of))
      const moves = !['hold', 'void', 'expiry'].includes(of.kind)
      for (const [side, sign] of [['debit', -1n] as const, ['credit', 1n] as const]) {
        const key = String(of[side])
        const balance = (balances.get(key) ?? 0n) + (moves ? sign * BigInt(of.amount) : 0n)
        balances.set(key, balance)
        if (BigInt(of[`${side}After`] as number) !== balance) wrong.push(`${side}After of ${seq}`)
        if (of[`${side}Previous`] !== (last.get(key) ?? 0)) wrong.push(`${side}Previous of ${seq}`)
        last.set(key, seq)
        if (moves) scales.set(of.unit, (scales.get(of.unit) ?? 0n) + sign * BigInt(of.amount))
      }
    } else if (of.type === 'block') {
      const found = hash.update(whole(seq)).digest()
      if (found.toString('hex') !== of['hash'] || of['toSeq'] !== seq) wrong.push(`block ${number}`)
      if (previous.toString('hex') !== of['previous']) wrong.push(`previous of block ${number}`)
      previous = found
      hash = begin(previous, ++number, seq + 1)
    }
  }
  for (const [unit, sum] of scales) if (sum !== 0n) wrong.push(`sum of ${unit}`)
  return wrong
}

const begin = (previous: Buffer, number: number, from: number): Hash =>
  createHash('sha256').update(previous).update(whole(number)).update(whole(from))

function whole(value: number | bigint | null): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64BE(value === null ? -(2n ** 63n) : BigInt(value))
  return bytes
}
function short(value: number | null): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value ?? -(2 ** 31))
  return bytes
}
function words(value: string | null): Buffer {
  if (value === null) return Buffer.from([0xff, 0xff])
  const utf8 = Buffer.from(value)
  return Buffer.concat([Buffer.from([utf8.length >> 8, utf8.length & 255]), utf8])
}
const days = (day: string | null) => short(day === null ? null : Date.parse(`${day}T00:00:00Z`) / 86_400_000)
const milliseconds = (at: string | null) => whole(at === null ? null : Date.parse(at))
const kinds = ['direct', 'reversal', 'hold', 'post', 'void', 'expiry', 'balancing']

function rowBytes(of: Line): Buffer {
  const digest =
    of.purpose === null
      ? of.purposeDigest
      : createHash('sha256')
          .update(Buffer.from(of.salt ?? '', 'hex'))
          .update(of.purpose)
          .digest('hex')
  return Buffer.concat([
    whole(of.seq),
    Buffer.from(of.id.replaceAll('-', ''), 'hex'),
    Buffer.from([kinds.indexOf(of.kind) + 1]),
    ...['debit', 'credit', 'unit'].map((field) => words(of[field] as string | null)),
    whole(of.amount),
    milliseconds(of.at),
    days(of.recordedOn),
    days(of.effectiveOn),
    ...['category', 'fund', 'causeKind', 'causeId', 'actor'].map((field) => words(of[field] as string | null)),
    ...['debitAfter', 'creditAfter', 'debitPrevious', 'creditPrevious'].map((field) => whole(of[field] as number)),
    short(of.link),
    Buffer.from([of.linked ? 1 : 0]),
    whole(of.about),
    milliseconds(of.expiresAt),
    words(digest),
  ])
}
