import { afterAll, expect, test, vi } from 'vitest'
import { createTestCentre, stopTestEngines } from '@milpa/plugin-kit'
import { deposit, savingsPlugin, start } from './savings.ts'

afterAll(stopTestEngines)

test('a long delivery gives way after each hundred, and ends there when the host closes', async () => {
  const centre = await createTestCentre({ plugins: [savingsPlugin] })
  const { milpa } = centre
  await milpa.host.engine.write((connection) =>
    connection.script(
      `create table savings_circles (id text primary key, centre_id text not null, name text not null,
       status text not null, saved integer not null, notes text, meeting_place text)`,
    ),
  )
  const { id } = await centre.run(start, { name: 'Las Flores' })
  for (let count = 0; count < 250; count++) await centre.run(deposit, { id, amount: 1 })
  let turns = 0
  let closed: Promise<void> | undefined
  vi.spyOn(milpa.foreground, 'giveWay').mockImplementation(async () => {
    if (++turns === 2) closed = milpa.close()
  })
  expect((await milpa.deliver()).delivered).toBe(200)
  await closed
})
