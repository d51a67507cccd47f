import type { Server as NodeServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { createKey, enterprises } from '@milpa/core'
import { createTestCentre, type TestCentre, type TestCentreOptions } from '@milpa/plugin-kit'
import { createServer } from '@milpa/server'
import { municipalSite } from '../../../../examples/municipal-site/server.js'
import { territories, women } from './women.ts'

/** A Milpa that really listens and a town hall's page on another origin. */
export interface TwoOrigins {
  readonly milpa: string
  readonly site: string
  readonly key: string
  readonly centre: TestCentre
  close(): Promise<void>
}

export async function openTwoOrigins(options: TestCentreOptions = {}): Promise<TwoOrigins> {
  const centre = await createTestCentre(options)
  await centre.run(enterprises.importTerritories, territories, 'director')
  const listing = { source: 'Padrón inventado para las pruebas' }
  await centre.run(enterprises.registerMany, { rows: [...women], listing }, 'director')
  const { app } = createServer(centre.milpa)
  const host = await listening(
    (ready) => serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ready) as NodeServer,
  )
  const milpa = originOf(host)
  // The key names the site's origin, so the site's port is taken before its pages can be made.
  const settings = { milpa, key: '' }
  const pages = municipalSite(settings)
  await listening((ready) => pages.listen(0, '127.0.0.1', ready))
  const site = originOf(pages)
  const { key } = await centre.run(createKey, { name: 'Municipio', origins: [site] }, 'system')
  settings.key = key
  return {
    milpa,
    site,
    key,
    centre,
    async close() {
      for (const server of [host, pages]) {
        server.closeAllConnections()
        await new Promise((done) => server.close(done))
      }
      await centre.close()
    },
  }
}

const originOf = (server: NodeServer): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

async function listening(start: (ready: () => void) => NodeServer): Promise<NodeServer> {
  let server: NodeServer | undefined
  await new Promise<void>((ready) => {
    server = start(ready)
  })
  return server!
}
