import { rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  systemActor,
  type AnyEndpoint,
  type CentreRef,
  type Door,
  type Milpa,
  type Operation,
  type Plugin,
} from '@milpa/core'
import { AuthorModules } from '../build/author-modules.ts'
import { probeOf } from '../checks/probe.ts'
import type { DevSettings } from './dev.ts'
import { loadPlugin, type Loaded } from './load-plugin.ts'

interface Serving {
  readonly milpa: Milpa
  readonly url: string
  stop(): Promise<void>
}

/** What of @milpa/server is used here; the package is the author's. */
interface ServerPackage {
  serve(options: object): Promise<Serving>
  stopOnSignals(serving: Serving): void
  silentLog(): unknown
  readonly defaultMounts: readonly unknown[]
}
interface PageApp {
  get(path: string, handler: (c: { html(text: string): Response }) => Response): void
}

const login = { email: 'dev@example.org', password: 'milpa-plugin-dev' }
const settings = JSON.parse(process.argv[2] ?? '{}') as DevSettings

try {
  const loaded = await loadPlugin(settings.folder)
  const server = await new AuthorModules(settings.folder).import<ServerPackage>('@milpa/server')
  const serving = await startCentre(loaded, server)
  server.stopOnSignals(serving)
  tell(loaded.plugin, serving)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nWaiting for a change.\n`)
  process.exitCode = 1
}

async function startCentre(loaded: Loaded, server: ServerPackage): Promise<Serving> {
  try {
    return await startOn(loaded, server)
  } catch (error) {
    if (!(error instanceof Error && /migration/i.test(error.message))) throw error
    // A migration that was never published was written anew: nothing here is worth keeping.
    for (const ending of ['', '-wal', '-shm']) rmSync(join(settings.data, `milpa.db${ending}`), { force: true })
    return startOn(loaded, server)
  }
}

async function startOn({ plugin, dependencies }: Loaded, server: ServerPackage): Promise<Serving> {
  const probe = probeOf(plugin)
  const serving = await server.serve({
    data: settings.data,
    port: settings.port,
    plugins: [...dependencies, plugin, probe.plugin],
    log: server.silentLog(),
    mounts: [...server.defaultMounts, (app: PageApp) => app.get('/dev', (c) => c.html(widgetsPage(plugin)))],
  })
  if ((await serving.milpa.centres()).length === 0) await furnish(serving, probe.seed)
  return serving
}

/** A centre, somebody who may do everything in it, and the plugin's own seed. */
async function furnish({ milpa, url }: Serving, seed: Operation): Promise<void> {
  const centre = await milpa.foundCentre({
    slug: 'dev',
    name: 'Centro de desarrollo',
    locale: 'es-MX',
    currency: 'MXN',
    timeZone: 'America/Mexico_City',
    country: 'MX',
    gridLatitude: 19.4,
  })
  const as = { centre, actor: systemActor('milpa-plugin') }
  const invite = milpa.endpoints.get('identity.invite')
  if (invite?.kind === 'operation') {
    const input = { email: login.email, name: 'Dev', roles: await rolesOf(milpa, centre) }
    const { token } = (await milpa.run(invite, input, as)) as { readonly token: string }
    await fetch(`${url}/api/identity/accept-invitation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ token, password: login.password }),
    })
  }
  await seedNeighbours(milpa, as)
  await milpa.run(seed, {}, as)
}

/** A plugin seldom lives alone: three enterprises to try it on. */
async function seedNeighbours(milpa: Milpa, as: Door): Promise<void> {
  const register = milpa.endpoints.get('enterprises.register')
  if (register?.kind !== 'operation') return
  for (const name of ['Tortillería La Esperanza', 'Costuras Rosa', 'Huerto El Mezquite']) {
    await milpa.run(register, { name, contacts: [{ kind: 'phone', value: '+52 614 555 0134' }] }, as)
  }
}

async function rolesOf(milpa: Milpa, centre: CentreRef): Promise<readonly string[]> {
  const roles = new Set([...milpa.host.registry.permissions.values()].flatMap((permission) => permission.roles))
  const list = milpa.endpoints.get('centre.roles')
  if (list?.kind !== 'query') return ['director']
  const known = (await milpa.ask(list, {}, { centre, actor: systemActor('milpa-plugin') })) as {
    readonly items?: readonly { readonly key: string }[]
  }
  const keys = (known.items ?? []).map(({ key }) => key).filter((key) => roles.has(key))
  return keys.length > 0 ? keys : ['director']
}

function widgetsPage({ id, widgets = [] }: Plugin): string {
  const tags = widgets.map(({ tag }) => `<h2>${tag}</h2><${tag}></${tag}>`).join('')
  return `<!doctype html><html lang="es"><title>${id}</title><h1>${id}</h1>${tags}
<script type="module" async src="/w/1/milpa.js"></script></html>`
}

function tell(plugin: Plugin, { url }: Serving): void {
  const of = (endpoint: AnyEndpoint): string => {
    const root = endpoint.kind === 'public' ? 'public' : 'api'
    return `  ${endpoint.method.padEnd(6)} ${url}/${root}/${endpoint.area}${endpoint.path}   ${endpoint.id}`
  }
  const routes = [...(plugin.operations ?? []), ...(plugin.queries ?? []), ...(plugin.publicQueries ?? [])].map(of)
  const lines = [
    `${plugin.id} ${plugin.version}`,
    `  ${url}/console   ${login.email} · ${login.password}`,
    `  ${url}/dev       its widgets`,
    `  ${url}/openapi.json`,
    ...routes,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
