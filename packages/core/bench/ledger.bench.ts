import type { Report } from './measure.ts'
import { growth, posting } from './ledger/posting.ts'
import { onPostgres } from './ledger/postgres.ts'
import { reading } from './ledger/reading.ts'
import { makeTemplate } from './ledger/template.ts'

export const part = 'ledger'

/** The ledger in the process: posting against a raw loop, growth, reading deep. Over HTTP: in the server's benches. */
export async function run(report: Report): Promise<void> {
  const template = await makeTemplate()
  try {
    await posting(report, template)
    await growth(report, template)
    await reading(report, template)
    await onPostgres(report, template)
  } finally {
    template.remove()
  }
}
