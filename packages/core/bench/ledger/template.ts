import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ledger, openMilpa, systemActor, Vault } from '@milpa/core'
import { openLibsql } from '../../src/db/libsql.ts'

/** Accounts that the transfers go between: `member:1` … `member:10000`, each with a credit line that nobody reaches. */
export const accountsThere = 10_000
export const keyOf = (number: number): string => `member:${number}`

/** A ledger with its accounts and no transfer, of which every contender of every round gets a copy of its own. */
export interface Template {
  readonly centreId: string
  copy(name: string): string
  /** Where else something may be put; removed at the end. */
  readonly folder: string
  remove(): void
}

export async function makeTemplate(): Promise<Template> {
  const folder = mkdtempSync(join(tmpdir(), 'milpa-ledger-'))
  const path = join(folder, 'template.db')
  const milpa = await openMilpa({
    engine: openLibsql({ path }),
    vault: new Vault([{ id: 'bench', secret: new Uint8Array(32).fill(7) }]),
  })
  const centre = await milpa.foundCentre({
    slug: 'bench',
    name: 'Centro de prueba',
    locale: 'es-MX',
    currency: 'MXN',
    timeZone: 'America/Chihuahua',
    country: 'MX',
    gridLatitude: 28.6,
  })
  const door = { centre, actor: systemActor('bench') }
  for (let from = 1; from <= accountsThere; from += 50) {
    const numbers = Array.from({ length: Math.min(50, accountsThere - from + 1) }, (_, index) => from + index)
    await Promise.all(
      numbers.map((number) =>
        milpa.run(
          ledger.openAccount,
          { key: keyOf(number), kind: 'liability', unit: 'MXN', debitLimit: 10 ** 12 },
          door,
        ),
      ),
    )
  }
  await milpa.close()
  return {
    centreId: centre.id,
    folder,
    copy(name) {
      const to = join(folder, name)
      copyFileSync(path, to)
      return to
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
