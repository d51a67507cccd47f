import { afterEach, beforeEach, expect, test } from 'vitest'
import { listJobs } from '@milpa/core'
import { createTestCentre, type TestCentre } from '@milpa/plugin-kit'
import { createServer } from '@milpa/server'
import { sound, write } from './diary.ts'

let centre: TestCentre
beforeEach(async () => {
  centre = await createTestCentre({ plugins: [sound], engine: 'memory' })
})
afterEach(() => centre.close())

const counted = async () => {
  const { items } = await centre.ask(listJobs, { status: 'done' })
  return items.filter(({ type }) => type === 'diary.count').map(({ result }) => result)
}

test('time moves when told to, and scheduled work that came due runs at the next turn', async () => {
  await centre.workOff()
  await centre.run(write, { title: 'Hoy llovió' })
  await centre.advance({ days: 1 })
  expect(centre.clock.now().toISOString()).toBe('2026-03-03T15:00:00.000Z')
  expect(await counted()).toEqual([])
  await centre.workOff()
  expect(await counted()).toEqual([{ entries: 1 }])
})

test('the first time that it moves, it passes over what is scheduled as well', async () => {
  await centre.advance({ days: 1 })
  expect(await centre.workOff()).toBeGreaterThan(0)
  expect(await counted()).toEqual([{ entries: 0 }])
})

test('over HTTP an actor is who holds the permissions of a role, and nobody is nobody', async () => {
  const http = centre.http(createServer)
  const body = { title: 'Hoy llovió' }
  expect((await http('POST', '/api/diary/entries', { as: 'adviser', body })).status).toBe(200)
  expect((await http('POST', '/api/diary/entries', { as: 'viewer', body })).status).toBe(403)
  expect((await http('POST', '/api/diary/entries', { body })).status).toBe(401)
  expect(await (await http('GET', '/public/diary/entries')).json()).toEqual([body])
})
