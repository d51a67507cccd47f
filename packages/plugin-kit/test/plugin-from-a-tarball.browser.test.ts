import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, launchChromium } from '@milpa/plugin-kit/browser'
import { copyAndRename } from './outside/invented-plugin.ts'
import { manifestIn, Outside } from './outside/packed.ts'
import { start, townPage, type Started } from './outside/started.ts'

const id = 'recado'
const outside = new Outside()
const author = join(outside.folder, 'author')
const operator = join(outside.folder, 'operator')
const seconds: Record<string, number> = {}

beforeAll(() => outside.pack(), 120_000)
afterAll(async () => {
  process.stderr.write(`Seconds of npm install: ${JSON.stringify(seconds)}\n`)
  await outside.remove()
}, 180_000)

test('every package is published as Node, bundlers and TypeScript expect it', async () => {
  expect(outside.tarballs.size).toBeGreaterThan(7)
  const told: string[] = []
  for (const [name, path] of outside.tarballs) {
    const tarball = new Uint8Array(readFileSync(path)).buffer
    const { messages, pkg = {} } = await publint({ pack: { tarball }, strict: true })
    told.push(...messages.map((message) => `${name}: ${formatMessage(message, pkg)}`))
  }
  expect(told).toEqual([])
})

describe('the author, in a folder of her own', () => {
  beforeAll(async () => {
    seconds['author'] = await copyAndRename(outside, author, id)
  }, 180_000)

  test('writes migrations, builds, type-checks and is told that all is sound', { timeout: 120_000 }, async () => {
    expect(await outside.run(author, 'milpa-plugin', 'migrations', 'first')).toContain('libsql/0000-first.sql')
    expect(await outside.run(author, 'milpa-plugin', 'build')).toContain('dist/screens/greetings.js')
    await outside.run(author, 'tsc')
    expect(await outside.run(author, 'milpa-plugin', 'check')).toBe(`${id} 0.1.0 is sound.\n`)
  })

  test(
    'tries it in a centre with that plugin alone, which starts again when a file changes',
    { timeout: 60_000 },
    async () => {
      const serving = await start(
        outside,
        author,
        'milpa-plugin',
        ['dev', '--port', '0'],
        /(http\S+)\/public\/recado\/newest/,
      )
      try {
        expect(serving.printed()).toContain(`/api/${id}/greetings`)
        expect((await fetch(`${serving.url}/public/${id}/newest`)).status).toBe(200)
        expect(await (await fetch(`${serving.url}/dev`)).text()).toContain(`<milpa-${id}>`)
        const file = join(author, 'src/greetings.ts')
        writeFileSync(file, readFileSync(file, 'utf8').replace("path: '/newest'", "path: '/latest'"))
        const again = /(http\S+)\/public\/recado\/latest/
        await expect.poll(() => serving.printed(), { timeout: 20_000 }).toMatch(again)
        const [, url = ''] = again.exec(serving.printed()) ?? []
        expect((await fetch(`${url}/public/${id}/latest`)).status).toBe(200)
        writeFileSync(file, readFileSync(file, 'utf8').replace("path: '/latest'", "path: '/newest'"))
      } finally {
        await serving.stop()
      }
    },
  )
})

describe.skipIf(!hasChromium())('the operator, who installs the tarball', () => {
  let milpa: Started
  let town: Awaited<ReturnType<typeof townPage>>
  let browser: Browser
  let staff: BrowserContext
  let key: string
  const enterprise = 'Tortillería La Esperanza'

  const command = async (...words: readonly string[]) =>
    JSON.parse(await outside.run(operator, 'milpa', ...words, '--json')) as Readonly<Record<string, string>>
  const send = (method: 'post' | 'get', path: string, data?: object) =>
    staff.request[method](`${milpa.url}${path}`, { headers: { origin: milpa.url }, ...(data ? { data } : {}) })

  beforeAll(async () => {
    // Its `prepack` builds first and says what it built; the name of the tarball is the last line.
    const packed = (await outside.run(author, 'npm', 'pack', '--silent')).trim().split('\n').at(-1)!
    const plugin = manifestIn(author).name
    seconds['operator'] = await outside.install(operator, {
      name: 'operator',
      private: true,
      dependencies: { ...outside.withDependencies(['@milpa/cli']), [plugin]: `file:${join(author, packed)}` },
    })
    const config = { plugins: [plugin], config: { [id]: { phoneNeeded: true } } }
    writeFileSync(join(operator, 'milpa.config.json'), JSON.stringify(config))
    town = await townPage()
    const where = ['--locale', 'es-MX', '--currency', 'MXN', '--time-zone', 'America/Chihuahua', '--country', 'MX']
    await command('found', '--name', 'Centro', '--slug', 'centro', '--latitude', '28.6', ...where)
    const member = ['--email', 'ana@example.org', '--name', 'Ana López', '--role', 'director']
    const { link = '' } = await command('staff', 'invite', ...member)
    ;({ key = '' } = await command('key', 'create', '--name', 'Municipio', '--origin', town.origin))
    milpa = await start(outside, operator, 'milpa', ['start', '--json', '--port', '0'], /"url":\s*"([^"]+)"/)
    browser = await launchChromium()
    staff = await browser.newContext({ locale: 'es-MX' })
    const token = new URLSearchParams(new URL(link).hash.slice(1)).get('invitation')
    const password = 'una milpa bien sembrada'
    expect((await send('post', '/api/identity/accept-invitation', { token, password })).status()).toBe(200)
    expect((await send('post', '/api/identity/sign-in', { email: 'ana@example.org', password })).status()).toBe(200)
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await milpa?.stop()
    await town?.close()
  })

  test('finds its routes in the document of the API', async () => {
    const { paths } = (await (await send('get', '/openapi.json')).json()) as { readonly paths: object }
    expect(Object.keys(paths)).toEqual(expect.arrayContaining([`/api/${id}/greetings`, `/public/${id}/newest`]))
  })

  test('sees its override refuse, with the configuration of the centre', async () => {
    const refused = await send('post', '/api/enterprises/inventory', { name: enterprise })
    expect(await refused.json()).toMatchObject({ code: 'RECADO_PHONE_NEEDED' })
    const contacts = [{ kind: 'phone', value: '+52 614 555 0134' }]
    const made = await send('post', '/api/enterprises/inventory', { name: enterprise, contacts })
    expect(made.status()).toBe(200)
  })

  test('opens its screen from the menu and writes into its table', { timeout: 60_000 }, async () => {
    const page = await staff.newPage()
    const wrong: string[] = []
    page.on('pageerror', (error) => wrong.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(message.text())
    })
    await page.goto(`${milpa.url}/console`)
    await page.getByRole('link', { name: 'Saludos' }).click()
    await page.getByRole('combobox', { name: 'La empresa' }).fill('tortil')
    await page.getByRole('option', { name: enterprise }).click()
    await page.getByRole('textbox', { name: 'El saludo, en sus palabras' }).fill('Pase, están calientitas.')
    await page.getByRole('textbox', { name: 'Cómo quiere que la nombren' }).fill('Doña Lupe')
    await page.getByRole('button', { name: 'Guardar el saludo' }).click()
    await page.getByText('Pase, están calientitas. Doña Lupe').waitFor()
    expect(await page.evaluate('litElementVersions.length')).toBe(1)
    expect(wrong).toEqual([])
    await page.close()
  })

  test('gives a town its widget beside one of the core, by one loader, with one Lit', { timeout: 60_000 }, async () => {
    town.html = `<!doctype html><html lang="es"><title>Municipio</title>
      <milpa-directory key="${key}"></milpa-directory><milpa-${id} key="${key}"></milpa-${id}>
      <script type="module" async src="${milpa.url}/w/1/milpa.js?for=directory"></script></html>`
    const page = await browser.newPage()
    const wrong: string[] = []
    page.on('pageerror', (error) => wrong.push(error.message))
    await page.goto(town.origin)
    await page.getByText('Pase, están calientitas.').waitFor()
    await page.getByText('Doña Lupe').waitFor()
    await page.waitForFunction("document.querySelector('milpa-directory').shadowRoot")
    expect(await page.evaluate('litElementVersions.length')).toBe(1)
    expect(wrong).toEqual([])
    await page.close()
  })

  test('sees who wraps what', async () => {
    const told = await outside.run(operator, 'milpa', 'plugins', '--json')
    expect(JSON.parse(told)).toMatchObject({ overrides: { 'enterprises.register': [id] } })
  })
})
