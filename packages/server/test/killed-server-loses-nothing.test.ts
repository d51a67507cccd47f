import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startChild, type Child } from './support/start-child.ts'

let data: string
let child: Child
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'milpa-killed-'))
})
afterEach(async () => {
  child.process.kill('SIGKILL')
  await child.ended
  rmSync(data, { recursive: true, force: true })
})

const makeKey = async ({ url, headers }: Child, key: string) => {
  const reply = await fetch(`${url}/api/centre/keys`, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': key },
    body: JSON.stringify({ name: key, origins: ['https://example.org'] }),
  })
  return { status: reply.status, ...((await reply.json()) as { readonly id: string }) }
}

async function namesOfKeys({ url, headers }: Child): Promise<ReadonlySet<string>> {
  const names = new Set<string>()
  let after = ''
  do {
    const reply = await fetch(`${url}/api/centre/keys?limit=200${after}`, { headers })
    const page = (await reply.json()) as { items: { name: string }[]; next?: string }
    for (const { name } of page.items) names.add(name)
    after = page.next === undefined ? '' : `&after=${page.next}`
  } while (after !== '')
  return names
}

test(
  'what was answered before kill -9 is there after the next start, whole and once',
  { timeout: 90_000 },
  async () => {
    const answered: string[] = []
    for (let round = 0; round < 3; round++) {
      child = await startChild({ MILPA_DATA: data })
      const current = child
      const enough = new Promise<void>((resolve) => {
        const write = async (worker: number) => {
          for (let count = 0; ; count++) {
            const key = `r${round}-w${worker}-${count}`
            const { status } = await makeKey(current, key)
            if (status !== 200) throw new Error(`${key} was answered ${status}`)
            answered.push(key)
            // In the midst of writing, each round at another moment.
            if (answered.length === 150 * (round + 1) + 7 * round) resolve()
          }
        }
        // Each worker ends with its connection.
        for (let worker = 0; worker < 8; worker++) write(worker).catch(() => undefined)
      })
      await enough
      current.process.kill('SIGKILL')
      expect(await current.ended).toBe('SIGKILL')
    }
    child = await startChild({ MILPA_DATA: data })
    const there = await namesOfKeys(child)
    expect(answered.filter((key) => !there.has(key))).toEqual([])
    expect(answered.length).toBeGreaterThanOrEqual(450)
    // What was in flight may or may not be there: at most one for each worker and round.
    expect(there.size - answered.length).toBeLessThanOrEqual(24)
    const health = await fetch(`${child.url}/health`)
    expect(await health.json()).toMatchObject({ status: 'ok' })
    const chain = await fetch(`${child.url}/api/centre/settings`, { headers: child.headers })
    expect(chain.status).toBe(200)
  },
)
