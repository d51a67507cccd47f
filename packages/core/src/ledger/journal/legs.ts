import { createHash } from 'node:crypto'
import type { Chain, WantedBetween } from '../book/wanted.ts'

/** A line of a journal whose account is known. Exactly one of `debit` and `credit` is there, in minor units. */
export interface KnownLine {
  readonly index: number
  readonly key: string
  readonly unit: string
  readonly debit?: number | undefined
  readonly credit?: number | undefined
  readonly category?: string | undefined
  readonly fund?: string | undefined
  readonly purpose?: string | undefined
}

/** What the journal says for all of its lines. */
export type JournalWords = Pick<WantedBetween, 'id' | 'effectiveOn' | 'category' | 'fund' | 'cause' | 'purpose'>

/** Transfers that a journal becomes, and for each of them the lines that it stands for. */
export interface Legs {
  readonly chain: Chain
  readonly lines: readonly { readonly debit?: number; readonly credit?: number }[]
  /** Units whose lines go through the clearing account. */
  readonly cleared: readonly string[]
}

/** Key of the account through which the lines of a unit go; its balance is zero whenever nobody is posting. */
export const clearingKey = (unit: string): string => `clearing:${unit.toLowerCase()}`

const totalOf = (lines: readonly KnownLine[], side: 'debit' | 'credit'): bigint =>
  lines.reduce((sum, line) => sum + BigInt(line[side] ?? 0), 0n)

/** Units in which debits are not what credits are; exact also where a sum passes 2^53-1. */
export function differences(lines: readonly KnownLine[]) {
  const units = [...new Set(lines.map(({ unit }) => unit))]
  return units.flatMap((unit) => {
    const own = lines.filter((line) => line.unit === unit)
    const [debits, credits] = [totalOf(own, 'debit'), totalOf(own, 'credit')]
    if (debits === credits) return []
    return [{ unit, debits: Number(debits), credits: Number(credits), difference: Number(debits - credits) }]
  })
}

/** The transfers of a balanced journal, in the order of its lines. */
export function chainOf(words: JournalWords, lines: readonly KnownLine[]): Legs {
  const units = [...new Set(lines.map(({ unit }) => unit))]
  const pairs = new Map(units.flatMap((unit) => pairOf(lines.filter((line) => line.unit === unit))))
  const cleared = units.filter((unit) => !lines.some((line) => line.unit === unit && pairs.has(line)))
  const chain: WantedBetween[] = []
  const stands: { readonly debit?: number; readonly credit?: number }[] = []
  const add = (debit: KnownLine | undefined, credit: KnownLine | undefined) => {
    const said = { ...credit, ...defined(debit) }
    chain.push({
      ...words,
      kind: 'direct',
      id: chain.length === 0 ? words.id : idOfLeg(words.id, chain.length),
      debit: debit?.key ?? clearingKey(said.unit!),
      credit: credit?.key ?? clearingKey(said.unit!),
      amount: (debit?.debit ?? credit?.credit)!,
      category: said.category ?? words.category,
      fund: said.fund ?? words.fund,
      purpose: said.purpose ?? words.purpose,
    })
    stands.push({ ...(debit ? { debit: debit.index } : {}), ...(credit ? { credit: credit.index } : {}) })
  }
  const done = new Set<KnownLine>()
  for (const line of lines) {
    if (done.has(line)) continue
    const other = pairs.get(line)
    if (other) done.add(other)
    const both = other ? [line, other] : [line]
    add(
      both.find(({ debit }) => debit !== undefined),
      both.find(({ credit }) => credit !== undefined),
    )
  }
  return { chain, lines: stands, cleared }
}

const defined = <T extends object>(of: T | undefined): Partial<T> =>
  Object.fromEntries(Object.entries(of ?? {}).filter(([, value]) => value !== undefined)) as Partial<T>

/** Two lines that are all there is of a unit, and say nothing that one transfer could not say. */
function pairOf(lines: readonly KnownLine[]): (readonly [KnownLine, KnownLine])[] {
  const [first, second] = lines
  if (lines.length !== 2 || !first || !second) return []
  const agree = (word: 'category' | 'fund' | 'purpose') =>
    first[word] === second[word] || first[word] === undefined || second[word] === undefined
  if (!agree('category') || !agree('fund') || !agree('purpose')) return []
  return [
    [first, second],
    [second, first],
  ]
}

/**
 * Ids of the further transfers follow from that of the journal, so that sent again it is the same journal. They begin
 * with its moment, and so stand beside it in the index of ids.
 */
function idOfLeg(journal: string, leg: number): string {
  const hex = createHash('sha256').update(`journal ${journal} ${leg}`).digest('hex')
  return `${journal.slice(0, 13)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
