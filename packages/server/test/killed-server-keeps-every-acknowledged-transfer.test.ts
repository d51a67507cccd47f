import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { killRounds } from './support/kill-rounds.ts'

const seed = Number(process.env.SEED ?? 20260302)
const kills = Number(process.env.KILLS ?? 10)

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'milpa-under-fire-'))
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

test(
  `${kills} kills under load lose no acknowledged transfer, double none, and leave a clean ledger (SEED=${seed})`,
  { timeout: 60_000 + kills * 15_000 },
  async () => {
    const tally = await killRounds({ data, kills, seed })
    // Without a load there would be nothing to lose.
    expect(tally.acknowledged).toBeGreaterThan(kills * 30)
    expect(tally.unanswered).toBeGreaterThan(kills * 5)
    expect(tally.stored).toBe(tally.acknowledged)
  },
)
