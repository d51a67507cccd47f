import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folder, founding, milpa, start } from './support/process.ts'

const env = { MILPA_PASSPHRASE: 'maíz, frijol y calabaza' }
const password = 'una-contraseña-larga-de-prueba'

interface Staff {
  readonly items: readonly { readonly id: string; readonly name: string; readonly roles: readonly string[] }[]
}
const staffIn = async (data: string) =>
  (await milpa(['staff', 'list', '--data', data, '--json'])).json<Staff>().items.map(({ id, name, roles }) => ({
    id,
    name,
    roles,
  }))

it('a director of an exported centre signs in on another machine by the command that restore prints, once in the list', async () => {
  const [here, there] = [folder(), folder()]
  await milpa(['found', '--data', here, ...founding])
  const ana = ['--name', 'Ana López', '--email', 'ana@example.org', '--role', 'director', '--role', 'treasurer']
  expect((await milpa(['staff', 'invite', ...ana, '--data', here])).code).toBe(0)
  const target = join(folder(), 'centre.tar')
  expect((await milpa(['export', target, '--data', here], env)).code).toBe(0)
  const restored = await milpa(['restore', target, '--data', there], env)
  const { id } = (await staffIn(here))[0]!
  const roles = '--role director --role treasurer'
  expect(restored.out).toContain(
    `milpa staff invite --centre prueba --restored ${id} --name 'Ana López' ${roles} --email …`,
  )
  const again = ['staff', 'invite', '--centre', 'prueba', '--restored', id, '--name', 'Ana López', ...roles.split(' ')]
  const invited = await milpa([...again, '--email', 'ana@nuevo.example.org', '--data', there, '--json'])
  expect([invited.code, invited.err]).toEqual([0, expect.any(String)])
  expect(await staffIn(there)).toEqual(await staffIn(here))

  const { link } = invited.json<{ readonly link: string }>()
  const token = new URLSearchParams(new URL(link).hash.slice(1)).get('invitation')
  const server = start(['start', '--data', there], { PORT: '0' })
  try {
    const origin = await new Promise<string>((told, failed) => {
      let said = ''
      const look = (chunk: Buffer): void => {
        const address = /http:\/\/127\.0\.0\.1:\d+/.exec((said += String(chunk)))
        if (address) told(address[0])
      }
      server.stdout!.on('data', look)
      server.stderr!.on('data', look)
      server.once('exit', () => failed(new Error(said)))
    })
    const post = (path: string, body: object) =>
      fetch(`${origin}/api/identity/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin },
        body: JSON.stringify(body),
      })
    expect((await post('accept-invitation', { token, password })).status).toBe(200)
    const entered = await post('sign-in', { email: 'ana@nuevo.example.org', password })
    expect(entered.status).toBe(200)
    const cookie = entered.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    const me = await fetch(`${origin}/api/identity/me`, { headers: { cookie } })
    expect(await me.json()).toMatchObject({ email: 'ana@nuevo.example.org', centres: [{ slug: 'prueba' }] })
  } finally {
    server.kill('SIGTERM')
    await new Promise((ended) => (server.exitCode === null ? server.once('exit', ended) : ended(undefined)))
  }
}, 120_000)
