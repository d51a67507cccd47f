import * as v from 'valibot'
import { byLane, type LaneWork } from '../operations/lane.ts'
import { ledgerArea } from './area.ts'
import { postChains } from './book/books.ts'
import type { Answer, Chain } from './book/wanted.ts'
import { bulkGroups, type BulkGroup } from './bulk-groups.ts'
import { dataOf, showPosted } from './post.ts'
import { tellPosted, transferPosted } from './posted-event.ts'
import { postingLane } from './posting-lane.ts'
import { refusalOrder, type RefusalCode } from './refusals.ts'
import { Posted } from './schemas.ts'

/** Transfers in one request. */
const most = 10_000

const Refused = v.pipe(
  v.object({
    result: v.literal('refused'),
    /** Place in the request, from 0. */
    index: v.number(),
    /** As it was sent, where that was a text. */
    id: v.nullable(v.string()),
    /** A code of `ledger.post`, or `INVALID_INPUT`. */
    code: v.string(),
    /** What the code tells besides: the account, what it could still give. */
    data: v.record(v.string(), v.unknown()),
    /** Of malformed input: places within the transfer, and the rules. */
    issues: v.array(v.object({ pointer: v.string(), rule: v.string(), expected: v.optional(v.string()) })),
  }),
  v.metadata({ ref: 'LedgerRefused' }),
)

const Results = v.object({
  created: v.number(),
  exists: v.number(),
  refused: v.number(),
  results: v.array(v.union([Posted, Refused])),
})
type Results = v.InferInput<typeof Results>
type Result = Results['results'][number]

/**
 * Posts up to 10,000 transfers, each created or refused by itself; one that is `linked` succeeds or fails together with
 * the next. The request is taken whole or refused whole (BUSY), and answered when all of it is on disk, with a result
 * for every transfer in the order of the request. Sent again, what was posted answers `exists`.
 */
export const postMany = ledgerArea.operation({
  name: 'post-many',
  title: 'Post up to 10,000 transfers, each with its own result',
  path: '/transfers/bulk',
  permission: 'post',
  input: v.object({
    /** Each as for `ledger.post`; `linked: true` ties it to the next. */
    transfers: v.pipe(v.array(v.looseObject({})), v.minLength(1), v.maxLength(most)),
  }),
  output: Results,
  errors: refusalOrder,
  emits: [transferPosted],
  byLane: byLane(postingLane, ({ transfers }: { readonly transfers: readonly object[] }) => prepare(transfers)),
  async run({ transfers }, call) {
    const { units, answer } = prepare(transfers)
    const answers = await postChains(units.map((chain) => ({ chain, call })))
    for (const one of answers) if (one.result === 'created') await tellPosted(call, one.entries)
    return answer(answers)
  },
})

function prepare(transfers: readonly object[]): LaneWork<Chain, Answer, Results> {
  const groups = bulkGroups(transfers)
  const units = groups.flatMap(({ chain }) => (chain ? [chain] : []))
  return {
    units,
    answer(answers) {
      let next = 0
      const results: Result[] = []
      for (const group of groups) addResults(results, group, group.chain && answers[next++], transfers)
      const count = (which: Result['result']) => results.filter(({ result }) => result === which).length
      return { created: count('created'), exists: count('exists'), refused: count('refused'), results }
    },
  }
}

function addResults(
  results: Result[],
  { first, size, issues }: BulkGroup,
  answer: Answer | undefined,
  transfers: readonly object[],
): void {
  if (answer && answer.result !== 'refused') {
    for (const entry of answer.entries) results.push(showPosted(answer.result, entry))
    return
  }
  for (let place = 0; place < size; place++) {
    const index = first + place
    const id = idOf(transfers[index]!)
    const wrong = issues.get(place)
    const own = answer?.refusal.index === place ? answer.refusal : undefined
    const code: RefusalCode = own?.code ?? 'LINKED_TRANSFER_FAILED'
    results.push({
      result: 'refused',
      index,
      id,
      code: wrong ? 'INVALID_INPUT' : `LEDGER_${code}`,
      data: own ? { ...dataOf(own), index } : {},
      issues: [...(wrong ?? [])],
    })
  }
}

const idOf = (transfer: object): string | null =>
  'id' in transfer && typeof transfer.id === 'string' ? transfer.id.slice(0, 64) : null
