import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openMilpa, systemActor, Vault } from '@milpa/core'
import { openPostgres } from '@milpa/core/db'
import { postgresPrograms, startTemporaryPostgres } from '@milpa/plugin-kit'
import { enqueueJob } from '../../src/jobs/queue.ts'
import { jobs } from '../../src/jobs/tables.ts'
import { deliveries } from '../../src/events/tables.ts'
import { Transaction } from '../../src/db/transaction.ts'
import { circles, savingsPlugin, start, tally } from './savings.ts'

const processes = 3
const perWorker = 10

test.skipIf(!postgresPrograms())(
  'three processes on one database lose no deposit, deliver every event once and run every job once',
  async () => {
    const cluster = await startTemporaryPostgres()
    const url = await cluster.database()
    const milpa = await openMilpa({
      engine: openPostgres({ url }),
      vault: new Vault([{ id: 'test', secret: new Uint8Array(32).fill(7) }]),
      plugins: [savingsPlugin],
    })
    await milpa.host.engine.write((connection) =>
      connection.script(
        `create table savings_circles (id text primary key, centre_id text not null, name text not null,
         status text not null, saved integer not null, notes jsonb, meeting_place text)`,
      ),
    )
    const founding = {
      name: 'Prueba',
      locale: 'es-MX',
      currency: 'MXN',
      timeZone: 'UTC',
      country: 'MX',
      gridLatitude: 20,
    }
    const centre = await milpa.foundCentre({ ...founding, slug: 'prueba' })
    const circle = await milpa.run(start, { name: 'Las Flores' }, { centre, actor: systemActor('test') })
    const createdAt = new Date()
    await Transaction.begin(milpa.host.engine, async ({ db }) => {
      for (let i = 0; i < 40; i++) {
        const facts = {
          id: milpa.host.id(),
          centreId: centre.id,
          createdBy: 'test',
          createdByKind: 'staff' as const,
          createdAt,
          runAt: createdAt,
          key: undefined,
        }
        const once = {
          ...tally,
          id: 'savings.once',
          input: { '~standard': { version: 1, vendor: 'test', validate: (value: unknown) => ({ value }) } },
        } as const
        await enqueueJob(db, once, { line: String(i) }, facts)
      }
    })
    const log = join(mkdtempSync(join(tmpdir(), 'milpa-processes-')), 'lines')
    writeFileSync(log, '')
    const script = fileURLToPath(new URL('./depositor.ts', import.meta.url))
    const args = ['--conditions=milpa:source', '--import', 'tsx', script, url, circle.id, String(perWorker), log]
    const codes = await Promise.all(
      Array.from(
        { length: processes },
        () => new Promise((resolve) => spawn(process.execPath, args, { stdio: 'inherit' }).once('exit', resolve)),
      ),
    )
    expect(codes).toEqual([0, 0, 0])
    const deposits = processes * 4 * perWorker
    const { read } = milpa.host
    expect((await read.select().from(circles))[0]!.saved).toBe(deposits)
    const delivered = await read.select().from(deliveries)
    expect(delivered).toHaveLength(deposits)
    expect(delivered.every(({ deliveredAt }) => deliveredAt !== null)).toBe(true)
    expect((await read.select().from(jobs)).every(({ status }) => status === 'done')).toBe(true)
    const lines = readFileSync(log, 'utf8').trim().split('\n')
    expect(lines.sort()).toEqual(Array.from({ length: 40 }, (_, index) => String(index)).sort())
    expect(await milpa.sealAudit(centre.id, 0)).toBeGreaterThan(deposits)
    expect((await milpa.verifyAudit(centre.id)).fault).toBeUndefined()
    await milpa.close()
    await cluster.stop()
  },
  120_000,
)
