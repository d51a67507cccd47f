import { once } from 'node:events'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folder, milpa, start } from './support/process.ts'

/** Founds a centre, says that it is half done, and waits for ever when the file `wait` lies beside it. */
const seedModule = `
import { existsSync } from 'node:fs'
export async function seed(milpa, { progress }) {
  await milpa.foundCentre({ slug: existsSync(new URL('wait', import.meta.url)) ? 'a-medias' : 'entera', name: 'Demostración',
    locale: 'es-MX', currency: 'MXN', timeZone: 'America/Chihuahua', country: 'MX', gridLatitude: 28.6 })
  progress(1, 2)
  if (existsSync(new URL('wait', import.meta.url))) { console.error('HALF'); await new Promise(() => setInterval(() => {}, 1000)) }
  progress(2, 2)
}`

const centresOf = async (data: string) => {
  const { out } = await milpa(['run', 'centre.settings', '--data', data])
  return out
}

it('a demonstration whose process is killed while it is sown begins anew', async () => {
  const data = folder()
  const beside = folder()
  const seed = join(beside, 'seed.mjs')
  writeFileSync(seed, seedModule)
  writeFileSync(join(beside, 'wait'), '')
  const command = ['demo', '--data', data, '--port', '0', '--from', seed, '--json']
  const killed = start(command)
  for await (const chunk of killed.stderr!) if (String(chunk).includes('HALF')) break
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  expect(await centresOf(data)).toContain('a-medias')

  rmSync(join(beside, 'wait'))
  const again = start(command)
  for await (const chunk of again.stdout!) if (String(chunk).includes('"ready":true')) break
  again.kill('SIGTERM')
  await once(again, 'exit')
  const whole = await centresOf(data)
  expect(whole).toContain('entera')
  expect(whole).not.toContain('a-medias')
  expect(existsSync(join(data, 'sowing.json'))).toBe(false)
  expect((await milpa(['verify', '--data', data])).code).toBe(0)
}, 120_000)
