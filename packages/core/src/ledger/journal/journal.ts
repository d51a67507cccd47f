import * as v from 'valibot'
import { inArray, and } from '../../db/index.ts'
import type { OperationCall } from '../../operations/call.ts'
import { Uuid } from '../../schema/day.ts'
import { openAccount } from '../accounts.ts'
import { ledgerArea } from '../area.ts'
import { postChain } from '../book/books.ts'
import type { Refusal } from '../book/wanted.ts'
import { selectAccounts } from '../find-account.ts'
import { problemOf, showPosted } from '../post.ts'
import { tellPosted, transferPosted } from '../posted-event.ts'
import { refusalOrder } from '../refusals.ts'
import { AccountRef, Amount, Category, Fund, Posted, transferWords, Words } from '../schemas.ts'
import { ledgerAccounts } from '../tables.ts'
import { chainOf, clearingKey, differences, type KnownLine, type Legs } from './legs.ts'

const Line = v.pipe(
  v.object({
    account: AccountRef,
    debit: v.optional(Amount),
    credit: v.optional(Amount),
    /** Of this line alone; that of the journal when absent. */
    category: v.optional(Category),
    fund: v.optional(Fund),
    purpose: v.optional(Words),
  }),
  v.check(({ debit, credit }) => (debit === undefined) !== (credit === undefined), 'debit_or_credit'),
)

/**
 * Posts an entry of several lines, in one unit or in more, each balanced by itself: all lines or none, on one effective
 * day. Two lines of a unit are one transfer; more go as linked transfers through a clearing account of the unit (`clearing:mxn`,
 * opened by itself), which is back at zero after each. The first transfer has the id of the journal and the others ids
 * that follow from it: sent again it is the same (`exists`). A refusal of the posting names the line in `index`.
 */
export const journal = ledgerArea.operation({
  name: 'journal',
  title: 'Post a journal entry of several lines',
  path: '/journals',
  permission: 'post',
  input: v.object({ ...transferWords, lines: v.pipe(v.array(Line), v.minLength(2), v.maxLength(50)) }),
  output: v.object({
    id: Uuid,
    result: v.picklist(['created', 'exists']),
    effectiveOn: v.string(),
    /** As they were posted; the accounts of the lines and the clearing account. */
    transfers: v.array(Posted),
  }),
  errors: ['JOURNAL_LINES', 'JOURNAL_UNBALANCED', 'KEY_TAKEN', ...refusalOrder],
  emits: [transferPosted],
  async run({ lines, ...words }, call) {
    const accounts = await accountsOf(
      call,
      lines.map(({ account }) => account),
    )
    const missing = lines.flatMap(({ account }, line) =>
      accounts.has(account) ? [] : [{ line, code: 'ACCOUNT_NOT_FOUND' as const, account }],
    )
    if (missing.length > 0) throw call.error('JOURNAL_LINES', { lines: missing })
    const known = lines.map((line, index): KnownLine => {
      const { key, unit } = accounts.get(line.account)!
      return { ...line, index, key, unit }
    })
    const unbalanced = differences(known)
    if (unbalanced.length > 0) throw call.error('JOURNAL_UNBALANCED', { units: unbalanced })
    const legs = chainOf(words, known)
    const clearing = await accountsOf(call, legs.cleared.map(clearingKey))
    for (const unit of legs.cleared.filter((one) => !clearing.has(clearingKey(one)))) {
      await call.run(openAccount, { key: clearingKey(unit), kind: 'asset', unit })
    }
    const answer = await postChain(call, legs.chain)
    if (answer.result === 'refused') throw problemOf(call.error, atLine(answer.refusal, legs))
    const { result, entries } = answer
    if (result === 'created') await tellPosted(call, entries)
    const transfers = entries.map((entry) => showPosted(result, entry))
    return { id: words.id, result, effectiveOn: transfers[0]!.effectiveOn, transfers }
  },
})

/** The accounts of the centre that these references name, by reference. */
async function accountsOf(call: Pick<OperationCall, 'tx' | 'mine'>, refs: readonly string[]) {
  const wanted = [...new Set(refs)]
  const lower = wanted.map((ref) => ref.toLowerCase())
  const found = await selectAccounts(call.tx).where(and(call.mine(ledgerAccounts), inArray(ledgerAccounts.key, wanted)))
  const byId = await selectAccounts(call.tx).where(and(call.mine(ledgerAccounts), inArray(ledgerAccounts.id, lower)))
  return new Map(
    wanted.flatMap((ref) => {
      const account = found.find(({ key }) => key === ref) ?? byId.find(({ id }) => id === ref.toLowerCase())
      return account ? [[ref, account] as const] : []
    }),
  )
}

/** The refusal of a transfer as one of the line that it stands for. */
function atLine(refusal: Refusal, { lines }: Legs): Refusal {
  const { debit, credit } = lines[refusal.index]!
  const ofDebit = debitSide.has(refusal.code)
  return { ...refusal, index: (ofDebit ? (debit ?? credit) : (credit ?? debit))! }
}

const debitSide: ReadonlySet<string> = new Set(
  refusalOrder.filter(
    (code) => code.includes('DEBIT_ACCOUNT') || code === 'OVERFLOWS_DEBITS' || code === 'EXCEEDS_CREDITS',
  ),
)
