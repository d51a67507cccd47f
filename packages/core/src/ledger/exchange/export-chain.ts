import { and, asc, eq, gt, lte, type Reader } from '../../db/index.ts'
import type { CentreRef } from '../../operations/call.ts'
import { coreVersion } from '../../version.ts'
import { blocksFrom } from '../proof/block-source.ts'
import type { SealedBlock } from '../proof/block-walk.ts'
import { LedgerNames } from '../proof/ledger-names.ts'
import { pagesOfRows } from '../proof/ledger-rows.ts'
import { ledgerAccounts, ledgerFailedIds, ledgerHeads, ledgerUnits } from '../tables.ts'
import { blockLine, chainFormat, transferLine, type AccountLine, type ChainLine } from './chain-lines.ts'

/**
 * The whole ledger of a centre as JSON Lines, with the hashes of its blocks: what proves it without the database, and
 * what another Milpa takes in. Rows that are posted meanwhile stay out. Memory stays flat.
 */
export async function* chainLines(
  read: Reader,
  centre: Pick<CentreRef, 'id' | 'slug'>,
  at: Date,
  told: (rows: number, total: number) => void = () => undefined,
): AsyncGenerator<string> {
  for await (const line of linesOf(read, centre, at, told)) yield `${JSON.stringify(line)}\n`
}

async function* linesOf(
  read: Reader,
  centre: Pick<CentreRef, 'id' | 'slug'>,
  at: Date,
  told: (rows: number, total: number) => void,
): AsyncGenerator<ChainLine> {
  const { id, slug } = centre
  const [head] = await read.select().from(ledgerHeads).where(eq(ledgerHeads.centreId, id))
  yield {
    type: 'ledger',
    format: chainFormat,
    milpa: coreVersion,
    centre: { id, slug },
    exportedAt: at.toISOString(),
  }
  if (!head) {
    yield { type: 'end', accounts: 0, transfers: 0, blocks: 0, hash: null, unsealed: 0, failed: 0 }
    return
  }
  const units = await read.select().from(ledgerUnits).where(eq(ledgerUnits.centreId, id)).orderBy(asc(ledgerUnits.code))
  for (const { code, scale, kind, name, createdAt } of units) {
    yield { type: 'unit', code, scale, kind, name, createdAt: createdAt.toISOString() }
  }
  let accounts = 0
  for await (const account of accountLines(read, id, head.accounts)) {
    accounts++
    yield account
  }
  const names = new LedgerNames(read, id, head.ledger)
  const blocks = blocksFrom(read, head.ledger, 1)
  let next = await following(blocks)
  let newest: SealedBlock | undefined
  for await (const page of pagesOfRows(read, head.ledger, names, 1, head.seq)) {
    for (const { row, told: purpose } of page) {
      yield transferLine(row, purpose)
      if (next?.toSeq !== row.seq) continue
      yield blockLine(next)
      newest = next
      next = await following(blocks)
    }
    told(page.at(-1)!.row.seq, head.seq)
  }
  let failed = 0
  for await (const line of failedLines(read, head.ledger)) {
    failed++
    yield line
  }
  yield {
    type: 'end',
    accounts,
    transfers: head.seq,
    blocks: newest?.number ?? 0,
    hash: newest?.hash ?? null,
    unsealed: head.seq - (newest?.toSeq ?? 0),
    failed,
  }
}

async function following(blocks: AsyncGenerator<SealedBlock>): Promise<SealedBlock | undefined> {
  const { value, done } = await blocks.next()
  return done === true ? undefined : value
}

async function* accountLines(read: Reader, centreId: string, through: number): AsyncGenerator<AccountLine> {
  const a = ledgerAccounts
  for (let after = 0; ;) {
    const page = await read
      .select({ account: a, unit: ledgerUnits.code })
      .from(a)
      .innerJoin(ledgerUnits, eq(ledgerUnits.id, a.unitId))
      .where(and(eq(a.centreId, centreId), gt(a.number, after), lte(a.number, through)))
      .orderBy(asc(a.number))
      .limit(500)
    for (const { account, unit } of page) {
      const { number, id, key, name, kind, ownerKind, ownerId, debitLimit, creditLimit, frozen, closed } = account
      yield {
        type: 'account',
        number,
        id,
        key,
        name,
        kind,
        unit,
        owner:
          ownerKind !== null && ownerId !== null
            ? {
                kind: ownerKind,
                id: ownerId,
              }
            : null,
        debitLimit,
        creditLimit,
        frozen,
        closed,
        createdAt: account.createdAt.toISOString(),
      }
    }
    if (page.length < 500) return
    after = page.at(-1)!.account.number
  }
}

async function* failedLines(read: Reader, ledger: number): AsyncGenerator<ChainLine> {
  const f = ledgerFailedIds
  for (let after: string | undefined; ;) {
    const page = await read
      .select()
      .from(f)
      .where(and(eq(f.ledger, ledger), after === undefined ? undefined : gt(f.id, after)))
      .orderBy(asc(f.id))
      .limit(500)
    for (const { id, code, at } of page) yield { type: 'failed', id, code, at: at.toISOString() }
    if (page.length < 500) return
    after = page.at(-1)!.id
  }
}
