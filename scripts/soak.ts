/**
 * The long proof of the ledger: `npm run soak`. A million operations drawn from seeds, each answer foretold by an
 * auditor that shares no code with the ledger, then two hundred kills of a server under load.
 *
 *     npm run soak -- --operations 200000 --kills 20 --engine postgres --seed 7
 *
 * A failure prints its seed; `SEED=… npm run soak -- --kills 0` begins with it again.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { stopTestEngines, testEngines, type TestEngine } from '@milpa/plugin-kit'
import { openBooks } from '../packages/core/test/ledger/books.ts'
import { inBulk, oneByOne } from '../packages/core/test/ledger/doors.ts'
import { Program } from '../packages/core/test/ledger/program.ts'
import { killRounds } from '../packages/server/test/support/kill-rounds.ts'

const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '1000000' },
    kills: { type: 'string', default: '200' },
    engine: { type: 'string', default: 'libsql' },
    seed: { type: 'string', default: process.env.SEED ?? String(Date.now() % 1_000_000_000) },
    /** Operations in one ledger; then comes another, with the next seed. */
    round: { type: 'string', default: '50000' },
  },
})
const [operations, kills, seed, round] = (['operations', 'kills', 'seed', 'round'] as const).map((name) =>
  whole(name, values[name]),
) as [number, number, number, number]
const engine = testEngines().find((one) => one === values.engine)
if (!engine) stop(`--engine is one of ${testEngines().join(', ')}.`)

/** Kills on one file; then comes another. */
const killsAFile = 20
const started = performance.now()
const clock = () => `${((performance.now() - started) / 1000).toFixed(0).padStart(5)} s`

console.log(`SEED=${seed}: ${operations} operations on ${engine}, then ${kills} kills`)
try {
  await foretellAll(engine)
  await killAll()
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error)
  process.exitCode = 1
} finally {
  await stopTestEngines()
}

async function foretellAll(on: TestEngine): Promise<void> {
  const seen = new Map<string, number>()
  let done = 0
  for (let number = 0; done < operations; number++) {
    const books = await openBooks(on)
    // Every fourth ledger is posted to by many at once, the others in bulk.
    const door = number % 4 === 3 ? oneByOne(books) : inBulk(books)
    const program = new Program(books, door, seed + number)
    await program.begin()
    const wanted = Math.min(round, operations - done)
    for (let steps = 1; program.operations < wanted; steps++) {
      await program.step(300)
      if (steps % 200 === 0) {
        await program.checkState()
        progress(done + program.operations, `SEED=${seed + number}`)
      }
    }
    await program.checkEverything()
    done += program.operations
    for (const [answer, count] of program.seen) seen.set(answer, (seen.get(answer) ?? 0) + count)
    progress(done, `SEED=${seed + number}, ledger ${number + 1} verified with ${program.auditor.rows.length} transfers`)
    await books.close()
  }
  if (done > 0) console.log(`answers: ${[...seen].map(([answer, count]) => `${answer} ${count}`).join(', ')}`)
}

function progress(done: number, what: string): void {
  console.log(`${clock()}  ${done} of ${operations} operations answered as foretold (${what})`)
}

async function killAll(): Promise<void> {
  let [acknowledged, unanswered, there] = [0, 0, 0]
  for (let before = 0; before < kills; before += killsAFile) {
    const data = mkdtempSync(join(tmpdir(), 'milpa-soak-'))
    try {
      const own = seed + before
      const tally = await killRounds({
        data,
        seed: own,
        kills: Math.min(killsAFile, kills - before),
        told: ({ kill, stored }) =>
          console.log(
            `${clock()}  kill ${before + kill} of ${kills}: ${stored} transfers, none lost, none doubled (SEED=${own})`,
          ),
      })
      acknowledged += tally.acknowledged
      unanswered += tally.unanswered
      there += tally.there
    } finally {
      rmSync(data, { recursive: true, force: true })
    }
  }
  if (kills > 0) {
    console.log(
      `${kills} kills: ${acknowledged} acknowledged, 0 lost; ${unanswered} unanswered, of which ${there} were booked, sent again and booked once`,
    )
  }
}

function whole(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0) stop(`--${name} is a whole number.`)
  return value
}

function stop(why: string): never {
  console.error(why)
  process.exit(2)
}
